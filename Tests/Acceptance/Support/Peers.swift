// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// Real programs that Muster works with.
enum Peers {
    /// The path of a program that `scripts/test` has fetched, or that is installed.
    static func program(_ name: String) throws -> String {
        let folders =
            [Site.repository + "/.build/peers/bin"]
            + (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .map(String.init)
        let paths = folders.map { "\($0)/\(name)" }
        guard let found = paths.first(where: FileManager.default.isExecutableFile) else {
            throw Overdue(
                description: "\(name) is not here; run scripts/test, which fetches it without "
                    + "installing a service")
        }
        return found
    }

    /// A port of this machine that nobody listens on at the moment.
    static func freePort() throws -> Int {
        try withSocket { descriptor in
            var address = loopback(port: 0)
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isBound = withGeneric(&address) { pointer in
                bind(descriptor, pointer, length) == 0
                    && getsockname(descriptor, pointer, &length) == 0
            }
            guard isBound else { throw Overdue(description: "no free port: \(errno)") }
            return Int(UInt16(bigEndian: address.sin_port))
        }
    }

    /// Whether somebody takes connections on a port of this machine.
    static func isListening(_ port: Int) throws -> Bool {
        try withSocket { descriptor in
            var address = loopback(port: port)
            return withGeneric(&address) { pointer in
                connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func withSocket<Result>(_ body: (Int32) throws -> Result) throws -> Result {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Overdue(description: "no socket: \(errno)") }
        defer { close(descriptor) }
        return try body(descriptor)
    }

    private static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        address.sin_port = in_port_t(port).bigEndian
        return address
    }

    private static func withGeneric<Result>(
        _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Result
    ) -> Result {
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
        }
    }

    /// Runs `body` while a service runs, and ends the service afterwards.
    static func during<Result>(
        _ service: Service, _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await body()
            await service.crash()
            return result
        } catch {
            await service.crash()
            throw error
        }
    }
}
