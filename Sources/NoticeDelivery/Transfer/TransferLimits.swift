// SPDX-License-Identifier: Apache-2.0

/// How much an engine takes on at once.
package struct TransferLimits: Sendable, Hashable {
    /// Transfers to one scheme, host and port at once. Relays commonly allow 20 to 50 connections
    /// of one client before they answer 421; ten leave room for the organisation's other senders.
    package var perOrigin: Int
    /// Transfers at once. Beyond about a hundred, each one costs more time of the processor
    /// than the waiting that it hides.
    package var inFlight: Int
    /// Transfers that are accepted and not finished. The coordinator hands out some hundreds at a
    /// time; each holds its message in memory.
    package var outstanding: Int
    /// Seconds after which an unused connection is closed: below the idle limits of relays, which
    /// begin at one minute.
    package var idleConnectionSeconds: Int
    /// Seconds after which a connection is not used again, so that load spreads over the machines
    /// behind a name.
    package var connectionLifetimeSeconds: Int

    /// Limits by their parts, each at least 1.
    package init(
        perOrigin: Int = 10, inFlight: Int = 100, outstanding: Int = 4_096,
        idleConnectionSeconds: Int = 45, connectionLifetimeSeconds: Int = 600
    ) {
        self.perOrigin = perOrigin
        self.inFlight = inFlight
        self.outstanding = outstanding
        self.idleConnectionSeconds = idleConnectionSeconds
        self.connectionLifetimeSeconds = connectionLifetimeSeconds
    }
}
