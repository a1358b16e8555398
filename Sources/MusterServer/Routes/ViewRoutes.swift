// SPDX-License-Identifier: Apache-2.0

import Coordination
import HTTPTypes
import Hummingbird
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
        for row in BoardPath.table {
            router.get(Self.route(of: row)) { request, _ in try await board(request) }
        }
    }

    // `incidents/ID/why` as the router writes it. The id of a route is told again by the path, and
    // each route stands by itself: a catch-all would lose to the literal parts of other routes.
    private static func route(of row: BoardPath.Row) -> RouterPath {
        let parts = row.pattern.split(separator: "/").map { part in
            part.allSatisfy(\.isUppercase) ? ":\(part.lowercased())" : String(part)
        }
        return RouterPath("/api/" + parts.joined(separator: "/"))
    }

    private func health() -> Response {
        let history = coordinator.history()
        return ServerAnswer.json([
            "status": "ok", "sequence": .integer(history.sequence),
            "open_incidents": .integer(Int64(history.state.open.count)),
        ])
    }

    private func board(_ request: Request) async throws -> Response {
        switch Self.path(of: request) {
        case .ledger(let notice): return await rows(of: notice)
        case let path?:
            do throws(JournalFailure) {
                let source = try coordinator.source(of: path, at: clock.now())
                if let board = path.board(of: source) { return ServerAnswer.json(board.json) }
            } catch {
                return ServerAnswer.error(
                    .serviceUnavailable, error.code.rawValue, error.message, help: error.help)
            }
        case nil: break
        }
        return ServerAnswer.error(
            .notFound, "unknown", "There is nothing at \(request.uri.path).",
            help: "See docs/api.md for the views.")
    }

    // A slash at the end, or two in a row, names nothing of its own.
    private static func path(of request: Request) -> BoardPath? {
        let parts = request.uri.path.split(separator: "/").dropFirst()
        return BoardPath(text: parts.joined(separator: "/"))
    }

    private func rows(of notice: NoticeID) async -> Response {
        do {
            let rows = try await ledger.rows(notice, limit: LedgerBoard.rowLimit)
            return ServerAnswer.json(LedgerBoard(rows).json)
        } catch {
            return ServerAnswer.error(
                .serviceUnavailable, error.code.rawValue, error.message, help: error.help)
        }
    }
}
