// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Programs that a test starts and that end by themselves.
enum Program {
    /// How a program ended, and what it wrote.
    struct Outcome: Sendable {
        /// The exit code; 128 and the number of the signal when a signal ended it.
        var status: Int32
        var output: String
        var errors: String

        /// Both streams, for messages of failed expectations.
        var all: String { "exit \(status)\n\(output)\(errors)" }
    }

    /// Runs a program to its end. One that takes longer than `limit` seconds is killed: its status
    /// is then 137.
    static func run(
        _ path: String, _ arguments: [String], environment: [String: String] = [:],
        input: String? = nil, folder: String? = nil, limit seconds: Int = 60
    ) async throws -> Outcome {
        let streams = try Scratch()
        let running = Running(path, arguments, environment, folder)
        if let input {
            try streams.write(input, "input")
            running.process.standardInput = try FileHandle(
                forReadingFrom: URL(filePath: streams.file("input")))
        }
        running.process.standardOutput = try streams.emptyFile("output")
        running.process.standardError = try streams.emptyFile("errors")
        try running.start()
        let watchdog = DispatchWorkItem { running.signal(SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: watchdog)
        let status = await running.ended()
        watchdog.cancel()
        return Outcome(
            status: status, output: try streams.text("output"), errors: try streams.text("errors"))
    }
}

/// A process that was started, and its end.
final class Running: @unchecked Sendable {
    // Unchecked: the process is set up before `start` and only asked and signalled after it, which
    // Foundation does under a lock of its own.
    let process = Process()
    private let end: AsyncStream<Int32>
    private let ending: AsyncStream<Int32>.Continuation

    /// A process that has not begun. It gets a small environment and `environment`, nothing else:
    /// what is set on the machine must not decide a test.
    init(
        _ path: String, _ arguments: [String], _ environment: [String: String] = [:],
        _ folder: String? = nil
    ) {
        (end, ending) = AsyncStream.makeStream()
        let known = ProcessInfo.processInfo.environment
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = known.filter { ["PATH", "HOME", "LD_LIBRARY_PATH"].contains($0.key) }
            .merging(environment) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    }

    /// Begins.
    func start() throws {
        let ending = ending
        process.terminationHandler = { process in
            let isSignal = process.terminationReason == .uncaughtSignal
            ending.yield(process.terminationStatus + (isSignal ? 128 : 0))
            ending.finish()
        }
        try process.run()
    }

    /// Waits for the end; to be called once.
    func ended() async -> Int32 {
        for await status in end { return status }
        return -1
    }

    /// Sends a signal, if it still runs.
    func signal(_ number: Int32) {
        guard process.isRunning else { return }
        kill(process.processIdentifier, number)
    }
}
