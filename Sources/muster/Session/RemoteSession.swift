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

    func give(_ submission: Submission) async throws -> JSON {
        guard let body = submission.json else {
            throw CommandFailure(
                .usage, "error: this command cannot go through a server.",
                help: "Stop the server first.")
        }
        return try await answer { client throws(HTTPClientFailure) in
            try await client.post("/api/commands", body)
        }
    }

    func view(_ path: [String]) async throws -> JSON? {
        do {
            return try await answer { client throws(HTTPClientFailure) in
                try await client.get("/api/" + path.joined(separator: "/"))
            }
        } catch let failure as CommandFailure where failure.status == .refused {
            return nil
        }
    }

    func ledger(_ notice: NoticeID) async throws -> JSON {
        try await answer { client throws(HTTPClientFailure) in
            try await client.get("/api/notices/\(notice)/ledger")
        }
    }

    private func answer(
        _ ask: @Sendable (HTTPClient) async throws(HTTPClientFailure) -> HTTPReply
    ) async throws -> JSON {
        let reply: HTTPReply
        do throws(HTTPClientFailure) { reply = try await ask(client) } catch {
            throw CommandFailure(.worldFailed, "error: \(error)")
        }
        let json: JSON
        do throws(JSONError) { json = try JSON.parse(reply.body, limits: .journal) } catch {
            throw CommandFailure(
                .worldFailed, "error: the server answered \(reply.status) without JSON.")
        }
        guard reply.isSuccess else { throw failure(json, status: reply.status) }
        return json
    }

    private func failure(_ json: JSON, status: Int) -> CommandFailure {
        let error = json["error"]
        let message = error?["message"]?.string ?? "the server answered \(status)"
        return CommandFailure(
            status >= 500 ? .worldFailed : .refused,
            (status >= 500 ? "error: " : "refused: ") + message,
            help: error?["help"]?.string ?? "")
    }
}
