// SPDX-License-Identifier: Apache-2.0
// Channels that delay, fail and go down as the scenario says. Nothing leaves the process: what a
// channel is handed is a moment, what it gives back is what would have become of a message.

package import Notation
package import ResponseCore
package import ResponseModel

/// The channels of a drill.
package struct SimulatedChannels: Sendable {
    private struct Line: Sendable {
        var channel: Channel
        var simulated: SimulatedChannel
    }

    // In the order of the organisation; there are a handful.
    private let lines: [Line]

    /// The wait before the second attempt; doubled for each one after it.
    package static let firstRetry = TimeSpan.seconds(30)
    /// The longest wait between two attempts.
    package static let longestRetry = TimeSpan.minutes(15)
    /// Attempts at one delivery of a notice; with these waits they span about four hours.
    package static let noticeAttempts = 20
    /// Rounds through the contact points of a person before a page has failed.
    package static let pageRounds = 2

    /// The channels of an organisation under a scenario.
    package init(scenario: Scenario, organization: Organization) {
        lines = organization.channels.all.map { channel in
            let entry = scenario.world.channels.first { $0.name == channel.id.raw }
            return Line(
                channel: channel,
                simulated: SimulatedChannel(entry?.behaviour, start: scenario.starts))
        }
    }

    /// The medium of a channel and how it behaves; nil when there is no such channel.
    package func channel(_ id: ChannelID) -> (medium: Medium, simulated: SimulatedChannel)? {
        lines.first { $0.channel.id == id }.map { ($0.channel.medium, $0.simulated) }
    }

    /// The wait after so many attempts, counted from 1.
    package static func retryDelay(after attempts: Int) -> TimeSpan {
        let doublings = min(max(0, attempts - 1), 10)
        let wait = TimeSpan(milliseconds: firstRetry.milliseconds << Int64(doublings))
        return min(wait, longestRetry)
    }

    /// What becomes of a page: the contact points of the person one after the other, best first,
    /// each on the first channel for its kind of address, in `pageRounds` rounds.
    package func page(
        to contacts: [ContactPoint], at moment: Timestamp, from stream: inout SplitMix64
    ) -> (outcome: PageOutcome, at: Timestamp) {
        let ways = contacts.compactMap { contact in
            lines.first { $0.channel.medium == contact.medium }
        }
        guard !ways.isEmpty else { return (.failed("no channel reaches the person"), moment) }
        var time = moment
        for round in 1...Self.pageRounds {
            for way in ways {
                let attempt = way.simulated.attempt(at: time, from: &stream)
                time = attempt.at
                if attempt.isAccepted { return (.accepted(way.channel.id), time) }
            }
            if round < Self.pageRounds { time = time + Self.retryDelay(after: round) }
        }
        return (.failed("no channel took it"), time)
    }
}
