// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A server of Tests/Support/Peers that runs for one test, on a free port of this machine.
struct Peer {
    let port: Int
    /// Where it keeps what it received.
    let folder: TemporaryFolder
    /// What it prints after its port, as the script says.
    private let lines: AsyncStream<String>

    static let scripts = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Support/Peers")

    static func path(_ name: String) -> String { scripts.appending(path: name).path() }

    /// Runs a script while `body` works with it.
    static func run<Outcome>(
        _ script: String, _ arguments: [String] = [], _ body: (Peer) async throws -> Outcome
    ) async throws -> Outcome {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", path(script), folder.path] + arguments
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let lines = lines(of: output.fileHandleForReading)
        let outcome: Result<Outcome, any Error>
        do {
            var iterator = lines.makeAsyncIterator()
            let line = await iterator.next() ?? ""
            let port = try #require(Int(line), "\(script) did not print its port")
            outcome = .success(try await body(Peer(port: port, folder: folder, lines: lines)))
        } catch {
            outcome = .failure(error)
        }
        try input.fileHandleForWriting.close()
        // The peer ends with its input; the end of its output says that it has.
        for await _ in lines {}
        return try outcome.get()
    }

    /// Returns once the peer has printed a line.
    func wait(for expected: String) async {
        for await line in lines where line == expected { return }
        Issue.record("the peer ended without \(expected)")
    }

    /// Reads on a thread of its own, since it blocks.
    private static func lines(of handle: FileHandle) -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream.makeStream(of: String.self)
        Thread.detachNewThread {
            var rest = Data()
            while true {
                var bytes = [UInt8](repeating: 0, count: 4_096)
                let count = read(handle.fileDescriptor, &bytes, bytes.count)
                // A signal to the process is not the end of the peer.
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                rest += bytes.prefix(count)
                while let end = rest.firstIndex(of: 10) {
                    continuation.yield(String(decoding: rest[..<end], as: UTF8.self))
                    rest = Data(rest[(end + 1)...])
                }
            }
            continuation.finish()
        }
        return stream
    }
}

/// A folder of one test.
struct TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "muster-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path()
    }

    /// The names of its files, sorted.
    func names(endingIn suffix: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path)
            .filter { $0.hasSuffix(suffix) }.sorted()
    }

    func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    func write(_ text: String, _ name: String, permissions: Int = 0o600) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
        try FileManager.default.setAttributes(
            [.posixPermissions: permissions], ofItemAtPath: "\(path)/\(name)")
    }

    func remove() {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            Issue.record(error)
        }
    }
}
