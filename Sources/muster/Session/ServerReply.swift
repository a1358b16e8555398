// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel

/// What a server answered: a board, that there is none, or why it failed.
struct ServerReply {
    var status: Int
    var body: [UInt8]

    /// The board; nil: there is nothing at its path. Everything else that is no board is a failure,
    /// so that nobody takes a server in trouble for one that has nothing.
    func boardIfThere<Shown: Board>() throws -> Shown? {
        status == 404 ? nil : try board()
    }

    /// The board.
    func board<Shown: Board>() throws -> Shown {
        let json: JSON
        do throws(JSONError) { json = try JSON.parse(body, limits: .journal) } catch {
            throw CommandFailure(
                .worldFailed, "error: the server answered \(status) without JSON.")
        }
        guard (200..<300).contains(status) else { throw failure(json) }
        do throws(ShapeError) { return try Shown(json: json) } catch {
            throw CommandFailure(
                .worldFailed, "error: the server's answer cannot be read. \(error)",
                help: "Use the same version of Muster as the server.")
        }
    }

    private func failure(_ json: JSON) -> CommandFailure {
        let error = json["error"]
        let message = error?["message"]?.string ?? "the server answered \(status)"
        return CommandFailure(
            status >= 500 ? .worldFailed : .refused,
            (status >= 500 ? "error: " : "refused: ") + message,
            help: error?["help"]?.string ?? "")
    }
}
