// SPDX-License-Identifier: Apache-2.0

import Coordination
import HTTPTypes
import Hummingbird
import NIOCore
import Notation
import ResponseCore
import ResponseModel

/// `GET /api/…`: boards as JSON, the same that the command line shows; `GET /healthz`.
struct ViewRoutes {
    let coordinator: Coordinator
    let ledger: any DeliveryLedger
    let clock: any WallClock

    func add(to router: Router<BasicRequestContext>) {
        router.get("/healthz") { _, _ in health() }
        router.get("/api/notices/:id/ledger") { _, context in
            await rows(of: NoticeID(context.parameters.get("id") ?? ""))
        }
        for path in ViewRoutes.paths { router.get(path) { request, _ in view(request) } }
    }

    // Each by itself: a catch-all would lose to the literal parts of other routes.
    private static let paths: [RouterPath] = [
        "/api/incidents", "/api/incidents/:id", "/api/incidents/:id/:part", "/api/pools",
        "/api/pools/:id", "/api/requests/:id",
        "/api/notices", "/api/notices/:id", "/api/actions", "/api/plans",
        "/api/plans/:id",
        "/api/headroom", "/api/headroom/:plan", "/api/headroom/:plan/:level",
        "/api/headroom/:plan/:level/:count", "/api/headroom/:plan/:level/:count/:at",
    ]

    private func health() -> Response {
        let history = coordinator.history()
        return ServerAnswer.json([
            "status": "ok", "sequence": .integer(history.sequence),
            "open_incidents": .integer(Int64(history.state.open.count)),
        ])
    }

    private func view(_ request: Request) -> Response {
        let path = request.uri.path.split(separator: "/").dropFirst().map(String.init)
        guard let view = Views.view(path, of: coordinator.snapshot(), at: clock.now()) else {
            return ServerAnswer.error(
                .notFound, "unknown", "There is nothing at \(request.uri.path).",
                help: "See docs/api.md for the views.")
        }
        return ServerAnswer.json(view)
    }

    private func rows(of notice: NoticeID) async -> Response {
        do {
            let rows = try await ledger.rows(notice, limit: ViewRoutes.ledgerRows)
            return ServerAnswer.json(Views.ledger(rows))
        } catch {
            return ServerAnswer.error(
                .serviceUnavailable, error.code.rawValue, error.message, help: error.help)
        }
    }

    /// Rows of a ledger that one answer shows: what a person can look through.
    static let ledgerRows = 10_000
}
