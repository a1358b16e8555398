// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird

/// Gives the errors of the framework, such as a path that nobody serves, the form of all others.
struct CommonErrors: RouterMiddleware {
    typealias Context = BasicRequestContext

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch let error as HTTPError {
            let isMissing = error.status == .notFound
            return ServerAnswer.error(
                error.status, isMissing ? "unknown" : "malformed",
                isMissing
                    ? "There is nothing at \(request.uri.path)." : "The request cannot be served.",
                help: "See docs/api.md.")
        }
    }
}
