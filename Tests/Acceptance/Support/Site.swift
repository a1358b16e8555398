// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A place where Muster is used: a copy of the plans of this repository, and a data folder.
final class Site: Sendable {
    let scratch: Scratch
    /// Variables of the environment for every command, such as the mail relay.
    let environment: [String: String]

    /// The repository that these tests belong to.
    static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .path

    init(_ environment: [String: String] = [:]) throws {
        scratch = try Scratch()
        self.environment = environment
        // The folder itself, even where it is a link: through a copied link tests would change it.
        let plans = URL(filePath: Self.repository + "/plans").resolvingSymlinksInPath()
        try FileManager.default.copyItem(atPath: plans.path, toPath: scratch.file("plans"))
    }

    var data: String { scratch.file("data") }
    var plans: String { scratch.file("plans") }

    /// Replaces a text in a file of the plans; it must be there.
    func edit(_ file: String, _ old: String, _ new: String) throws {
        let text = try scratch.text("plans/\(file)")
        try #require(text.contains(old), "\(file) no longer contains: \(old)")
        try scratch.write(text.replacingOccurrences(of: old, with: new), "plans/\(file)")
    }

    /// The program as it was built: beside the tests, or where MUSTER_BINARY says.
    static let binary: String = {
        if let named = ProcessInfo.processInfo.environment["MUSTER_BINARY"] { return named }
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let beside = tests.deletingLastPathComponent().appending(path: "muster").path
        return FileManager.default.isExecutableFile(atPath: beside)
            ? beside : repository + "/.build/debug/muster"
    }()

    /// Runs `muster` with words as they would be typed.
    func muster(
        _ arguments: String..., input: String? = nil, limit seconds: Int = 60
    ) async throws -> Program.Outcome {
        try await run(arguments, input: input, limit: seconds)
    }

    /// Runs `muster` with a list of words.
    func run(
        _ arguments: [String], input: String? = nil, limit seconds: Int = 60
    ) async throws -> Program.Outcome {
        try await Program.run(
            Self.binary, arguments, environment: commandEnvironment, input: input,
            folder: scratch.path, limit: seconds)
    }

    var commandEnvironment: [String: String] {
        environment.merging(["MUSTER_DATA": data, "MUSTER_PLANS": plans]) { old, _ in old }
    }

    /// Runs `muster`, which must succeed, and returns what it wrote.
    @discardableResult
    func done(_ arguments: String...) async throws -> String {
        let outcome = try await run(arguments)
        try #require(outcome.status == 0, "muster \(arguments): \(outcome.all)")
        return outcome.output
    }

    /// What a command with `--json` shows.
    func board(_ arguments: String...) async throws -> Tree {
        let outcome = try await run(arguments + ["--json"])
        try #require(outcome.status == 0, "muster \(arguments): \(outcome.all)")
        return try Tree(outcome.output)
    }

    /// Every record of the journal.
    func journal() async throws -> [Tree] {
        let outcome = try await run(["journal", "export"])
        try #require(outcome.status == 0, "\(outcome.all)")
        return try outcome.output.split(separator: "\n").map { try Tree(String($0)) }
    }

    /// Posts alerts into a file and takes them in with `muster ingest`; returns the incident.
    func incidentFromAlerts() async throws -> String {
        try scratch.write(AlertBurst().payload, "alerts.json")
        try await done("ingest", "alertmanager", scratch.file("alerts.json"))
        let incidents = try await board("incident", "list")["incidents"].items
        try #require(incidents.count == 1)
        return try #require(incidents[0]["id"].text)
    }
}

extension Tree {
    /// The person who holds a role of an incident.
    func holder(of role: String) throws -> String {
        let holder = self["roles"].items.first { $0["role"]["id"].text == role }
        return try #require(holder?["person"]["id"].text, "nobody holds \(role)")
    }

    /// The notice of a rule.
    func notice(of rule: String) throws -> Tree {
        try #require(self["notices"].items.first { $0["rule"].text == rule }, "no notice \(rule)")
    }
}
