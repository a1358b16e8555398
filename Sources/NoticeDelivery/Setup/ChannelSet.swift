// SPDX-License-Identifier: Apache-2.0

package import Coordination
import ResponseCore
package import ResponseModel

/// The channels of an organisation, ready for use.
package struct ChannelSet: Sendable {
    /// One adapter for each channel of the organisation.
    package var channels: [ChannelID: any DeliveryChannel] = [:]
    /// Channels that write files because something is not set, in the order of the organisation.
    package var fallbacks: [Fallback] = []

    /// A channel that writes files instead of sending.
    package struct Fallback: Sendable, Equatable, CustomStringConvertible {
        package var channel: ChannelID
        /// The setting and where it was looked for: `relay (environment variable X)`.
        package var missing: String

        /// One sentence for the log of a start.
        package var description: String {
            "channel \(channel) writes files into the outbox: \(missing) is not set"
        }
    }
}

/// Channels cannot be built from their settings.
package struct ChannelSetupFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// In the order of the organisation's channels, at least one.
    package var problems: [Problem]

    /// Something that is wrong with one channel.
    package struct Problem: Sendable, Equatable, CustomStringConvertible {
        package var channel: ChannelID
        /// Which setting, what is wrong with it and what to do; never its value.
        package var text: String

        /// One line.
        package var description: String { "channel \(channel): \(text)" }
    }

    /// A line for each problem.
    package var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
