// SPDX-License-Identifier: Apache-2.0
// How answers become HTTP: one mapping from error to status, for every route.

package import Coordination
package import HTTPTypes
package import Hummingbird
import NIOCore
package import Notation
package import ResponseCore
import ResponseModel

/// What a route answers with.
package enum ServerAnswer {
    /// JSON with a status.
    package static func json(
        _ value: JSON, status: HTTPResponse.Status = .ok, retryAfterSeconds: Int? = nil
    ) -> Response {
        var headers: HTTPFields = [
            .contentType: "application/json; charset=utf-8", .cacheControl: "no-store",
            .xContentTypeOptions: "nosniff",
        ]
        if let retryAfterSeconds { headers[.retryAfter] = String(retryAfterSeconds) }
        let body = ByteBuffer(string: value.compact + "\n")
        return Response(status: status, headers: headers, body: .init(byteBuffer: body))
    }

    /// An error in the one form that all errors have.
    package static func error(
        _ status: HTTPResponse.Status, _ reason: String, _ message: String, help: String
    ) -> Response {
        let isOverload = status == .serviceUnavailable
        return json(
            [
                "error": .object([
                    .init("reason", .string(reason)), .init("message", .string(message)),
                    .init("help", .string(help)),
                ])
            ], status: status,
            retryAfterSeconds: isOverload ? ServerLimits.retryAfterSeconds : nil)
    }

    /// A refusal of the core.
    package static func refusal(_ refusal: Refusal) -> Response {
        error(
            status(of: refusal.reason), refusal.reason.rawValue, refusal.message,
            help: refusal.help)
    }

    private static func status(of reason: Refusal.Reason) -> HTTPResponse.Status {
        switch reason {
        case .unknown: .notFound
        case .notPermitted: .forbidden
        case .invalid: .unprocessableContent
        case .wrongPhase, .alreadyDone, .needsSecondPerson, .conditionNotMet, .resources, .limit,
            .notInForce:
            .conflict
        }
    }

    /// An answer of the coordinator that is not "accepted"; nil when it is.
    package static func failure(_ answer: CommandAnswer) -> Response? {
        switch answer {
        case .accepted: nil
        case .refused(let refusal): Self.refusal(refusal)
        case .busy:
            error(
                .serviceUnavailable, "busy", "Too many commands are waiting.",
                help: "Send it again in a moment; nothing has happened.")
        case .failed(let failure):
            error(.serviceUnavailable, failure.code.rawValue, failure.message, help: failure.help)
        case .stopped:
            error(
                .serviceUnavailable, "stopping", "The coordinator is stopping.",
                help: "Send it again when it is back; nothing has happened.")
        }
    }
}

extension HTTPField.Name {
    /// Keeps browsers from guessing a type.
    static let xContentTypeOptions = HTTPField.Name("X-Content-Type-Options") ?? .contentType
}
