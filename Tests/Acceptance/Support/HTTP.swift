// SPDX-License-Identifier: Apache-2.0

import Foundation
import FoundationNetworking

/// Requests to servers of a test.
enum HTTP {
    /// Posts JSON; returns the status and the body.
    static func post(_ url: String, _ body: String) async throws -> (status: Int, body: String) {
        var request = URLRequest(url: try address(url))
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = Data(body.utf8)
        return try await answer(request)
    }

    /// Gets a page; returns the status and the body.
    static func get(_ url: String) async throws -> (status: Int, body: String) {
        try await answer(URLRequest(url: try address(url)))
    }

    /// Whether somebody answers a request well.
    static func isUp(_ url: String) async -> Bool {
        do { return try await get(url).status == 200 } catch { return false }
    }

    private static func address(_ text: String) throws -> URL {
        guard let url = URL(string: text) else { throw Overdue(description: "no URL: \(text)") }
        return url
    }

    private static func answer(_ request: URLRequest) async throws -> (status: Int, body: String) {
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        return (status, String(decoding: data, as: UTF8.self))
    }
}
