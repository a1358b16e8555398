// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseCore
import ResponseModel

/// What came of one run of a drill.
package struct DrillOutcome: Sendable, Equatable {
    /// How a run ended.
    package enum Ending: Sendable, Equatable {
        /// The time of the drill was over, or everything was done.
        case finished
        /// It did not come to its end; says why.
        case stuck(String)
        /// The core broke its own rules, or let something out unmarked: the numbered sentences.
        case invariantBroken([String])
    }

    /// The seed that gives the same run again.
    package var seed: UInt64
    /// The journal, numbered from 1: first `plansInstalled`, then `drillStarted`.
    package var records: [Record]
    package var ending: Ending
    /// Everything that was asked of the core: submissions, obeyed or refused.
    package var steps: Int
    /// Virtual time from the start of the drill to its end.
    package var simulated: TimeSpan
    /// What was asked and what came of it, for whoever looks for the cause of something.
    package var trace: [TraceLine]
    /// The world as the drill left it.
    package var state: State
}

/// One thing that was asked of the core.
///
///     +01:02:03.456  start drill-0001 assess 1772301600000      li-na            2 events
///     │              │                                          │                └ or the refusal
///     │              └ what was intended                        └ by whom
///     └ since the start of the drill
package struct TraceLine: Sendable, Equatable, CustomStringConvertible {
    /// Since the start of the drill.
    package var offset: TimeSpan
    /// The name of the intention.
    package var name: String
    package var by: Actor
    /// How many events it gave; nil when it was refused.
    package var events: Int?
    /// Why it was refused.
    package var refusal: Refusal?

    /// A line by its parts.
    package init(
        offset: TimeSpan, name: String, by: Actor, events: Int? = nil, refusal: Refusal? = nil
    ) {
        self.offset = offset
        self.name = name
        self.by = by
        self.events = events
        self.refusal = refusal
    }

    /// The line at a fixed width, as shown above.
    package var description: String {
        let clock = CivilTime(
            Timestamp(milliseconds: offset.milliseconds), offsetSeconds: 0)
        let days = offset.milliseconds / 86_400_000
        let hours = two(clock.hour + Int(days) * 24)
        let thousandths = String(1_000 + clock.millisecond).dropFirst()
        let time = "+\(hours):\(two(clock.minute)):\(two(clock.second)).\(thousandths)"
        let outcome =
            refusal.map { "\($0.reason.rawValue): \($0.message)" } ?? "\(events ?? 0) events"
        return "\(time)  \(padded(name, 50))  \(padded(by.description, 20))  \(outcome)"
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
