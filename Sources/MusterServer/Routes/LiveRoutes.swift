// SPDX-License-Identifier: Apache-2.0

import Coordination
import HTTPTypes
import Hummingbird
import NIOCore
import ResponseCore
import ResponseModel
import ServiceLifecycle

/// `GET /`: the list of incidents as a page that follows what happens, and the stream behind it.
struct LiveRoutes {
    let coordinator: Coordinator
    let clock: any WallClock

    func add(to router: Router<BasicRequestContext>) {
        router.get("/") { request, _ in page(request) }
        router.get("/api/events") { request, _ in stream(request) }
    }

    private func page(_ request: Request) -> Response {
        let language: Language =
            request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
            ?? (request.headers[.acceptLanguage]?.hasPrefix("zh") == true ? .zh : .en)
        let state = coordinator.snapshot()
        let board = IncidentListBoard(openOf: BoardSource(state, at: clock.now()))
        let html = LivePage(board, of: state.organization, in: language).html
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
                .contentSecurityPolicy: LivePage.securityPolicy,
            ], body: .init(byteBuffer: ByteBuffer(string: html)))
    }

    // Each change is one line with its number; the page then fetches what it shows. A closed page
    // ends its subscription, and a stopping server ends all of them.
    private func stream(_ request: Request) -> Response {
        guard let records = coordinator.records() else {
            return ServerAnswer.error(
                .serviceUnavailable, "busy", "Too many pages follow already.",
                help: "Reload in a moment.")
        }
        let body = request.body
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
            body: .init { writer in
                try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
                try await body.consumeWithCancellationOnInboundClose { _ in
                    for await record in records.cancelOnGracefulShutdown() {
                        let line = "id: \(record.sequence)\ndata: \(record.event.kind)\n\n"
                        try await writer.write(ByteBuffer(string: line))
                    }
                }
                try await writer.finish(nil)
            })
    }
}
