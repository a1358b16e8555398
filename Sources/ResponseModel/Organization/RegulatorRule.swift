// SPDX-License-Identifier: Apache-2.0

/// A regulator clock of the organisation that a plan names: a report that may be owed when the
/// plan is used.
package struct RegulatorRule: Sendable, Equatable {
    package var clock: Identifier<RegulatorClock>
    /// Levels at which it runs; nil: all.
    package var levels: [Int]?
    /// Over facts; nil: always.
    package var when: Condition?

    /// A rule by its parts.
    package init(
        clock: Identifier<RegulatorClock>, levels: [Int]? = nil, when: Condition? = nil
    ) {
        self.clock = clock
        self.levels = levels
        self.when = when
    }
}
