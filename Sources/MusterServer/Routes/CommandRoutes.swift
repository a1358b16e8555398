// SPDX-License-Identifier: Apache-2.0

import Coordination
import HTTPTypes
import Hummingbird
import NIOCore
import Notation
import ResponseCore
import ResponseModel

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
        guard submission.mayComeFromOutside else {
            return ServerAnswer.error(
                .forbidden, "not_permitted", "\(submission.by) may not give this command.",
                help: "Commands of people name the person in the member \"by\"; results of "
                    + "deliveries, the clock and drills belong to the server itself.")
        }
        return answer(await commands.submit(submission))
    }

    private func answer(_ answer: CommandAnswer) -> Response {
        if let failure = ServerAnswer.failure(answer) { return failure }
        guard case .accepted(let records) = answer else { return Response(status: .ok) }
        return ServerAnswer.json(AcceptedBoard(records).json)
    }
}

extension Submission {
    /// Whether the network may give it. Signals come from systems, decisions from people; what only
    /// the coordinator itself can know comes from nobody else: a forged result of a delivery would
    /// end a notice that was never sent.
    fileprivate var mayComeFromOutside: Bool {
        switch command.authority {
        case .anybody: by.person != nil || command.isOfSignals
        case .person, .holder: by.person != nil
        case .coordinator: false
        }
    }
}

extension Command {
    /// Whether systems give it.
    fileprivate var isOfSignals: Bool {
        if case .intake(.receiveSignals) = self { true } else { false }
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
