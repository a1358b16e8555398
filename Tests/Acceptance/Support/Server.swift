// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A program that runs until it is stopped, and writes what it says into files.
final class Service: Sendable {
    private let running: Running
    private let streams: Scratch

    init(
        _ path: String, _ arguments: [String], environment: [String: String] = [:],
        input: FileHandle = .nullDevice
    ) throws {
        streams = try Scratch()
        running = Running(path, arguments, environment)
        running.process.standardInput = input
        running.process.standardOutput = try streams.emptyFile("output")
        running.process.standardError = try streams.emptyFile("errors")
        try running.start()
    }

    var output: String { get throws { try streams.text("output") } }
    var errors: String { get throws { try streams.text("errors") } }
    var isRunning: Bool { running.process.isRunning }
    var pid: Int32 { running.process.processIdentifier }

    /// Waits for a text that it writes, on either stream.
    func says(_ text: String) async throws {
        try await eventually("\"\(text)\" from the program; it said: \(said)") {
            if try output.contains(text) || errors.contains(text) { return true }
            guard isRunning else { throw Overdue(description: "it has ended: \(said)") }
            return false
        }
    }

    private var said: String {
        do { return try output + errors } catch { return "\(error)" }
    }

    /// Ends it as an operator does.
    func stop() async -> Int32 {
        running.signal(SIGTERM)
        return await running.ended()
    }

    /// Tells it that its files have changed.
    func hangUp() { running.signal(SIGHUP) }

    /// Ends it as a power cut does.
    func crash() async {
        running.signal(SIGKILL)
        _ = await running.ended()
    }
}

extension Site {
    /// Starts `muster serve` on a free port and runs `body` with it; the server is gone afterwards,
    /// whatever happens.
    @discardableResult
    func serving<Result>(_ body: (RunningServer) async throws -> Result) async throws -> Result {
        let server = try await RunningServer.start(self)
        do {
            let result = try await body(server)
            await server.service.crash()
            return result
        } catch {
            await server.service.crash()
            throw error
        }
    }
}

/// `muster serve`, listening.
struct RunningServer: Sendable {
    let service: Service
    let url: String

    static func start(_ site: Site) async throws -> RunningServer {
        let service = try Service(
            Site.binary,
            ["serve", "--listen", "127.0.0.1:0", "--data", site.data, "--plans", site.plans],
            environment: site.commandEnvironment)
        do {
            try await service.says("listening ")
            let line = try #require(
                try service.output.split(separator: "\n").first { $0.hasPrefix("listening ") })
            return RunningServer(service: service, url: String(line.dropFirst("listening ".count)))
        } catch {
            await service.crash()
            throw error
        }
    }
}
