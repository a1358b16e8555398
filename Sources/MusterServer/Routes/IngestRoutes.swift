// SPDX-License-Identifier: Apache-2.0

import Coordination
import HTTPTypes
import Hummingbird
import Notation
import ResponseCore
import ResponseModel

/// `POST /ingest/…`: alerts from monitoring systems. An alert sender repeats after a 5xx and never
/// after a 4xx, so overload is 503 and only what will never be understood is 4xx.
struct IngestRoutes {
    let commands: any CommandPort

    func add(to router: Router<BasicRequestContext>) {
        router.post("/ingest/alertmanager") { request, _ in
            await ingest(request, from: "alertmanager") { bytes throws(IntakeError) in
                try AlertmanagerPayload(bytes).signals
            }
        }
    }

    private func ingest(
        _ request: Request, from source: String,
        _ read: ([UInt8]) throws(IntakeError) -> [Signal]
    ) async -> Response {
        switch await request.boundedBody() {
        case .failure(let refusal): return refusal.response
        case .success(let bytes):
            do throws(IntakeError) {
                let signals = try read(bytes)
                return answer(
                    await commands.submit(
                        Submission(.intake(.receiveSignals(signals)), by: .system(source))),
                    signals.count)
            } catch {
                let status: HTTPResponse.Status =
                    error.kind == .tooLarge ? .contentTooLarge : .badRequest
                return ServerAnswer.error(
                    status, error.kind.rawValue, error.message, help: error.help)
            }
        }
    }

    private func answer(_ answer: CommandAnswer, _ count: Int) -> Response {
        if case .refused(let refusal) = answer, refusal.reason == .limit {
            return ServerAnswer.error(
                .serviceUnavailable, refusal.reason.rawValue, refusal.message, help: refusal.help)
        }
        if let failure = ServerAnswer.failure(answer) { return failure }
        guard case .accepted(let records) = answer else { return Response(status: .ok) }
        return ServerAnswer.json([
            "accepted": .integer(Int64(count)), "events": .integer(Int64(records.count)),
        ])
    }
}
