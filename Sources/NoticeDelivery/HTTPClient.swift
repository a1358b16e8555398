// SPDX-License-Identifier: Apache-2.0

import CLibcurl
package import Notation
import ResponseCore
import ResponseModel

/// Talks to a running Muster server, for the command line.
package struct HTTPClient: Sendable {
    /// Bytes of an answer: reports and exports of a long incident are some megabytes.
    package static let maximumResponseBytes = 64_000_000
    /// A busy server may take a while over a report; the command line shows that it waits.
    package static let timeouts = TransferTimeouts(
        connect: .seconds(3), response: .seconds(60), total: .seconds(60))

    private let base: ServerURL
    private let engine: CurlEngine
    private let headers: [(name: String, value: String)]
    private let timeouts: TransferTimeouts
    private let maximumResponseBytes: Int

    /// A client of one server.
    ///
    /// - Parameters:
    ///   - base: `http://127.0.0.1:8080`; what its path has is put before every path.
    ///   - headers: sent with every request, such as `authorization`.
    /// - Throws: `HTTPClientFailure.address` when `base` is no `http` or `https` address.
    package init(
        base: String, engine: CurlEngine, headers: [(name: String, value: String)] = [],
        timeouts: TransferTimeouts = Self.timeouts,
        maximumResponseBytes: Int = Self.maximumResponseBytes
    ) throws(HTTPClientFailure) {
        self.base = try Self.url(base)
        self.engine = engine
        self.headers = headers
        self.timeouts = timeouts
        self.maximumResponseBytes = maximumResponseBytes
    }

    /// Fetches a path, which begins with `/` and is percent-encoded where needed.
    ///
    /// - Returns: any answer of the server, also one of 400 or above.
    package func get(_ path: String, headers: [(name: String, value: String)] = [])
        async throws(HTTPClientFailure) -> HTTPReply
    {
        try await send(.get, path, headers, body: [])
    }

    /// Posts a JSON value to a path.
    ///
    /// - Returns: any answer of the server, also one of 400 or above.
    package func post(
        _ path: String, _ json: JSON, headers: [(name: String, value: String)] = []
    ) async throws(HTTPClientFailure) -> HTTPReply {
        try await post(
            path, json.canonicalBytes, contentType: "application/json", headers: headers)
    }

    /// Posts bytes as they are, such as an alert that another program wrote.
    ///
    /// - Returns: any answer of the server, also one of 400 or above.
    package func post(
        _ path: String, _ body: [UInt8], contentType: String,
        headers: [(name: String, value: String)] = []
    ) async throws(HTTPClientFailure) -> HTTPReply {
        let type = [(name: "content-type", value: contentType)]
        return try await send(.post, path, type + headers, body: body)
    }

    private func send(
        _ method: HTTPTransfer.Method, _ path: String,
        _ own: [(name: String, value: String)], body: [UInt8]
    ) async throws(HTTPClientFailure) -> HTTPReply {
        let prefix = base.path == "/" ? "" : base.path
        let url = try Self.url(base.origin + prefix + path)
        let transfer = HTTPTransfer(
            method: method, headers: headers + own, body: body,
            maximumResponseBytes: maximumResponseBytes)
        let request = TransferRequest(
            url: url, action: .http(transfer), timeouts: timeouts, addressPolicy: .any)
        let report: TransferReport
        do throws(TransferFailure) {
            report = try await engine.perform(request)
        } catch {
            throw .interrupted(error)
        }
        return try Self.reply(report, from: url.origin, limit: maximumResponseBytes)
    }

    private static func reply(_ report: TransferReport, from origin: String, limit: Int)
        throws(HTTPClientFailure) -> HTTPReply
    {
        guard !report.answer.isCut else { throw .tooLarge(limitBytes: limit) }
        guard report.result == 0 else {
            switch report.result {
            case Int(CURLE_COULDNT_CONNECT.rawValue), Int(CURLE_COULDNT_RESOLVE_HOST.rawValue):
                throw .unreachable(origin: origin, reason: report.reason)
            case Int(CURLE_OPERATION_TIMEDOUT.rawValue): throw .timedOut(origin: origin)
            default: throw .broken(origin: origin, reason: report.reason)
            }
        }
        return HTTPReply(
            status: report.responseCode, headers: report.answer.headers, body: report.answer.body)
    }

    private static func url(_ text: String) throws(HTTPClientFailure) -> ServerURL {
        do throws(ServerURL.Failure) {
            return try ServerURL(text, allowing: [.http, .https])
        } catch {
            throw .address(error)
        }
    }
}

/// The answer of a server.
package struct HTTPReply: Sendable, Equatable {
    /// 100-599.
    package let status: Int
    /// Fields in order; names in lower case.
    package let headers: [HTTPAnswer.Header]
    package let body: [UInt8]

    /// Whether the status is of the 200s.
    package var isSuccess: Bool { (200...299).contains(status) }
    /// The body as text, broken UTF-8 replaced.
    package var text: String { String(decoding: body, as: UTF8.self) }
    /// The value of the first field of a name, which is given in lower case.
    package subscript(name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// There is no answer of a server.
package enum HTTPClientFailure: Error, Sendable, Hashable, CustomStringConvertible {
    case address(ServerURL.Failure)
    /// Nobody listens: the server is not running, or elsewhere.
    case unreachable(origin: String, reason: String)
    /// What was sent may have been carried out.
    case timedOut(origin: String)
    /// The connection ended before the answer did; what was sent may have been carried out.
    case broken(origin: String, reason: String)
    case tooLarge(limitBytes: Int)
    case interrupted(TransferFailure)

    /// What happened and what to do.
    package var description: String {
        switch self {
        case .address(let why): "the server's address cannot be used: \(why)"
        case .unreachable(let origin, let reason):
            "no Muster server answers at \(origin): \(reason)"
        case .timedOut(let origin):
            "the server at \(origin) did not answer in time; check what it did before you repeat"
        case .broken(let origin, let reason):
            "the connection to \(origin) broke: \(reason); check what it did before you repeat"
        case .tooLarge(let limit): "the answer is longer than \(limit) bytes"
        case .interrupted(let failure): failure.description
        }
    }
}
