// SPDX-License-Identifier: Apache-2.0

import Coordination
import HTTPTypes
import Hummingbird
import NIOCore
import ResponseCore

/// `POST /api/commands`: one command as JSON, answered when it is on disk.
struct CommandRoutes {
    let commands: any CommandPort

    func add(to router: Router<BasicRequestContext>) {
        router.post("/api/commands") { request, _ in try await give(request) }
    }

    private func give(_ request: Request) async throws -> Response {
        // A form of a foreign web page cannot send this type without asking first.
        guard request.headers[.contentType]?.hasPrefix("application/json") == true else {
            return ServerAnswer.error(
                .unsupportedMediaType, "media_type", "A command is application/json.",
                help: "Set Content-Type: application/json.")
        }
        let bytes: [UInt8]
        switch await request.boundedBody() {
        case .success(let body): bytes = body
        case .failure(let refusal): return refusal.response
        }
        let submission: Submission
        do {
            submission = try Submission(json: try JSON.parse(bytes))
        } catch {
            return ServerAnswer.error(
                .badRequest, "malformed", "The command cannot be read. \(error)",
                help: "See docs/api.md for the form of each command.")
        }
        // What only the coordinator itself may do cannot come from outside.
        guard submission.by.person != nil || submission.command.mayComeFromSystems else {
            return ServerAnswer.error(
                .forbidden, "not_permitted", "\(submission.by) may not give this command.",
                help: "Say which person gives it in the member \"by\".")
        }
        return answer(await commands.submit(submission))
    }

    private func answer(_ answer: CommandAnswer) -> Response {
        if let failure = ServerAnswer.failure(answer) { return failure }
        guard case .accepted(let records) = answer else { return Response(status: .ok) }
        return ServerAnswer.json(Views.accepted(records))
    }
}

extension Command {
    /// Whether a sender that is no person may give it through the network.
    fileprivate var mayComeFromSystems: Bool {
        if case .receiveSignals = self { true } else { false }
    }
}

/// Why a body was not taken.
struct BodyRefusal: Error {
    var response: Response
}

extension Request {
    /// The whole body, if it is within the limit.
    func boundedBody() async -> Result<[UInt8], BodyRefusal> {
        do {
            let buffer = try await body.collect(upTo: ServerLimits.bodyBytes)
            return .success(Array(buffer.readableBytesView))
        } catch is NIOTooManyBytesError {
            return .failure(
                BodyRefusal(
                    response: ServerAnswer.error(
                        .contentTooLarge, "too_large",
                        "The body is over \(ServerLimits.bodyBytes) bytes.",
                        help: "Send fewer things at once.")))
        } catch {
            return .failure(
                BodyRefusal(
                    response: ServerAnswer.error(
                        .badRequest, "malformed", "The body did not arrive whole.",
                        help: "Send it again.")))
        }
    }
}
