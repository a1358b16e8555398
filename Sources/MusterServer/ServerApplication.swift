// SPDX-License-Identifier: Apache-2.0
// The HTTP face of a running coordinator. Routes only translate; what is decided is decided in the
// core, by the one task of the live loop.

package import Coordination
import Hummingbird
package import Logging
import NIOCore
package import ServiceLifecycle

/// What the server needs.
package struct ServerParts: Sendable {
    package var coordinator: Coordinator
    package var ledger: any DeliveryLedger
    package var clock: any WallClock
    package var log: Logger

    /// The parts that are served.
    package init(
        coordinator: Coordinator, ledger: any DeliveryLedger, clock: any WallClock, log: Logger
    ) {
        self.coordinator = coordinator
        self.ledger = ledger
        self.clock = clock
        self.log = log
    }
}

/// Runs the server until the process is told to stop; requests under way end first.
///
/// - Parameters:
///   - host: an address of this machine; port 0 takes a free one.
///   - services: run beside the server and stopped after it: the live loop and the senders.
///   - listening: told the real port once connections are taken.
/// - Throws: what a service threw, or why the address cannot be used.
package func runServer(
    _ parts: ServerParts, host: String, port: Int, services: [any Service],
    listening: @escaping @Sendable (Int) async -> Void
) async throws {
    let application = Application(
        router: serverRouter(parts),
        configuration: ApplicationConfiguration(
            address: .hostname(host, port: port), serverName: "muster",
            backlog: ServerLimits.backlog),
        services: services,
        onServerRunning: { channel in await listening(channel.localAddress?.port ?? port) },
        logger: parts.log)
    try await application.runService()
}

private func serverRouter(_ parts: ServerParts) -> Router<BasicRequestContext> {
    let router = Router()
    router.add(middleware: CommonErrors())
    CommandRoutes(commands: parts.coordinator).add(to: router)
    IngestRoutes(commands: parts.coordinator).add(to: router)
    LiveRoutes(coordinator: parts.coordinator, clock: parts.clock).add(to: router)
    ViewRoutes(coordinator: parts.coordinator, ledger: parts.ledger, clock: parts.clock)
        .add(to: router)
    return router
}
