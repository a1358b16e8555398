// SPDX-License-Identifier: Apache-2.0
// Every bound of a simulated drill, with its unit and its reason.

package import Notation
import ResponseCore

/// Bounds of one run of a drill.
package enum DrillLimits {
    /// Things done in one run. A busy drill of a day takes some thousand; a million means that
    /// something repeats itself without end, and ends the run as stuck.
    package static let steps = 1_000_000
    /// Things that may wait for their time at once. Each is somebody's intention, and no
    /// organisation has more people than this.
    package static let pendingTasks = 200_000
    /// Ticks in a row at one moment that change nothing: the core asks to be woken and has nothing
    /// to do, which would go on for ever.
    package static let idleTicks = 3
    /// Errors that one person makes on one step before it goes well, so that `errs: 1` ends.
    package static let errorsPerStep = 2
    /// Refusals after which an intention is given up, unless waiting can help.
    package static let refusalsBeforeGivingUp = 4
    /// Lines of the trace that are kept, the first: enough to see how a run went astray.
    package static let traceLines = 100_000
    /// The longest that anything drawn takes: the longest drill.
    package static let longestDraw = TimeSpan.days(31)
}
