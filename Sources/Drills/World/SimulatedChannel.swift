// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore
package import ResponseModel

/// One channel of a drill: how it delays, fails and goes down.
package struct SimulatedChannel: Sendable, Equatable {
    private let delay: LogNormal
    private let fails: Double
    /// From the first moment of an outage until before its last.
    private let outages: [Range<Timestamp>]

    /// How long it takes to see that a channel is down.
    package static let connectTimeout = TimeSpan.seconds(10)

    /// A channel that behaves as the scenario says in a drill that began at `start`; nil: it never
    /// fails and has no delay.
    package init(_ behaviour: Scenario.ChannelBehaviour?, start: Timestamp) {
        delay = LogNormal(
            median: Double(behaviour?.delay.median.milliseconds ?? 0),
            p90: Double(behaviour?.delay.p90.milliseconds ?? 0))
        fails = behaviour?.fails ?? 0
        outages = (behaviour?.down ?? []).map { outage in
            let begin = start + outage.from
            return begin..<max(begin, begin + outage.lasts)
        }
    }

    /// What became of one attempt, and when that was known.
    package struct Attempt: Sendable, Equatable {
        package var isAccepted: Bool
        package var at: Timestamp
    }

    /// One attempt at a moment. Always takes three numbers of the stream, so that an outage does
    /// not change what is drawn after it.
    package func attempt(at moment: Timestamp, from stream: inout SplitMix64) -> Attempt {
        let hasFailed = stream.happens(fails)
        let length = TimeSpan(drawnMilliseconds: delay.draw(from: &stream))
        if outages.contains(where: { $0.contains(moment) }) {
            return Attempt(isAccepted: false, at: moment + Self.connectTimeout)
        }
        return Attempt(isAccepted: !hasFailed, at: moment + length)
    }
}
