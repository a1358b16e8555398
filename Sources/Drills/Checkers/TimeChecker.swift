// SPDX-License-Identifier: Apache-2.0

package import ResponseCore
import ResponseModel

/// Time never runs backwards, numbers have no gap, and a drill begins and ends once.
package struct TimeChecker: DrillChecker {
    /// Its name, in findings.
    package static let name = "time"
    private var last: Record?
    private var hasStarted = false
    private var hasEnded = false

    /// A judge that has seen nothing.
    package init() {}

    /// Looks at the next record and says what is wrong with it.
    package mutating func check(_ record: Record) -> [String] {
        var found: [String] = []
        let expected = (last?.sequence ?? 0) + 1
        if record.sequence != expected {
            found.append("its number is \(record.sequence), not \(expected)")
        }
        if let last, record.at < last.at {
            found.append("it happens at \(record.at), before the record ahead of it (\(last.at))")
        }
        if hasEnded { found.append("it happens after the drill has ended") }
        switch record.event {
        case .drill(.started):
            if hasStarted { found.append("the drill starts a second time") }
            hasStarted = true
        case .drill(.ended): hasEnded = true
        case .plansInstalled, .plan: break
        case .drill(.injectDelivered), .pool, .incident, .signal, .fact, .level, .role, .page,
            .step, .resource, .notice, .target, .review:
            if !hasStarted { found.append("it happens before the drill has started") }
        }
        last = record
        return found
    }

    /// Says what never came.
    package func findMissing() -> [String] {
        if !hasStarted { return ["the drill never starts"] }
        return hasEnded ? [] : ["the drill never ends"]
    }
}
