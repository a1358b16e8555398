// SPDX-License-Identifier: Apache-2.0

/// Bounds of what the network may ask of the server.
package enum ServerLimits {
    /// Bytes of a request body: an Alertmanager group of 1,000 alerts of 4 KiB each fits.
    package static let bodyBytes = 8 * 1_024 * 1_024
    /// Seconds after which a client that was told "busy" may try again: one commit takes
    /// milliseconds, so a second is plenty and still spreads a burst.
    package static let retryAfterSeconds = 1
    /// Connections that the kernel may hold for the server before it accepts them.
    package static let backlog = 1_024
}
