// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import NoticeDelivery
import ResponseCore
import ResponseModel

/// A coordinator behind the HTTP interface of a running server.
struct RemoteSession: Session {
    private let client: HTTPClient

    init(address: String) throws {
        do throws(HTTPClientFailure) {
            let engine: CurlEngine
            do throws(TransferFailure) { engine = try CurlEngine() } catch {
                throw .interrupted(error)
            }
            client = try HTTPClient(base: address, engine: engine)
        } catch {
            throw CommandFailure(.worldFailed, "error: \(error)")
        }
    }

    func give(_ submission: Submission) async throws -> AcceptedBoard {
        guard let body = submission.json else {
            throw CommandFailure(
                .usage, "error: this command cannot go through a server.",
                help: "Stop the server first.")
        }
        let reply = try await ask { client throws(HTTPClientFailure) in
            try await client.post("/api/commands", body)
        }
        return try ServerReply(status: reply.status, body: reply.body).board()
    }

    func board<Shown: Board>(_ type: Shown.Type, at path: BoardPath) async throws -> Shown? {
        guard path.isSayable else { return nil }
        let reply = try await ask { client throws(HTTPClientFailure) in
            try await client.get("/api/" + path.text)
        }
        return try ServerReply(status: reply.status, body: reply.body).boardIfThere()
    }

    private func ask(
        _ ask: @Sendable (HTTPClient) async throws(HTTPClientFailure) -> HTTPReply
    ) async throws -> HTTPReply {
        do throws(HTTPClientFailure) { return try await ask(client) } catch {
            throw CommandFailure(.worldFailed, "error: \(error)")
        }
    }
}
