// SPDX-License-Identifier: Apache-2.0

import Foundation
import Notation
import ResponseCore
import ResponseModel
import Testing

@testable import PlanFiles

extension YAMLNode {
    /// The value as JSON, as any reader of YAML 1.2 takes it.
    var json: JSON {
        switch content {
        case .sequence(let items): return .array(items.map(\.json))
        case .mapping(let entries):
            return .object(entries.map { JSON.Member($0.key, $0.value.json) })
        case .scalar(let scalar):
            if scalar.isNull { return .null }
            if let flag = scalar.bool { return .bool(flag) }
            if let number = scalar.integer { return .integer(number) }
            return scalar.number.map { .number($0) } ?? .string(scalar.text)
        }
    }
}

extension [JSON] {
    /// Every so manieth, beginning with the first: compiling them all takes minutes.
    func sampled(every step: Int) -> [JSON] {
        stride(from: 0, to: count, by: step).map { self[$0] }
    }
}

extension SourceFile {
    /// The file as JSON with the schema that it names; nil where it cannot be read so far.
    var document: (value: JSON, subject: SchemaSubject)? {
        let findings = Findings()
        guard let text = TextCheck.read(self, limit: 1 << 20, findings: findings),
            let node = YAMLReader.read(text, limits: ReaderLimits(), findings: findings)
        else { return nil }
        let kind = node.json["muster"]?.string?.split(separator: "/").first.map(String.init)
        return kind.flatMap { SchemaSubject(rawValue: $0) }.map { (node.json, $0) }
    }
}

extension JSON {
    /// The value with one thing in it changed, for every thing in it.
    func changed(_ change: (JSON) -> [JSON]) -> [JSON] {
        var results = change(self)
        switch self {
        case .array(let items):
            for (index, item) in items.enumerated() {
                results += item.changed(change).map { new in
                    var copy = items
                    copy[index] = new
                    return .array(copy)
                }
            }
        case .object(let members):
            for (index, member) in members.enumerated() where member.key != "muster" {
                results += member.value.changed(change).map { new in
                    var copy = members
                    copy[index].value = new
                    return .object(copy)
                }
            }
        default: break
        }
        return results
    }
}

@Suite("The JSON Schema of a kind of file")
struct SchemaTests {
    private let sample: [SourceFile]

    init() throws { sample = try Fixtures.sample() }

    private func check(_ subject: SchemaSubject) -> SchemaCheck {
        SchemaCheck(root: jsonSchema(of: subject))
    }

    private func yaml(in folder: String) throws -> [SourceFile] {
        let path = Fixtures.folder.appendingPathComponent("../../\(folder)").standardized.path
        return try PlanFolder.read(path).filter { $0.path.hasSuffix(".yaml") }
    }

    /// Whether the compiler refuses the sample with one file in another form.
    private func isRefused(_ value: JSON, as path: String) -> Bool {
        let files = sample.filter { $0.path != path }
        let changed = SourceFile(path: path, bytes: Array(value.compact.utf8))
        return compile(files + [changed], today: Fixtures.today).hasErrors
    }

    @Test("names its standard", arguments: SchemaSubject.allCases)
    func standard(_ subject: SchemaSubject) {
        let schema = jsonSchema(of: subject)
        #expect(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema")
        #expect(schema["properties"]?["muster"]?["const"] == .string("\(subject.rawValue)/1"))
    }

    @Test(
        "accepts every correct file",
        arguments: ["plans", "drills", "docs/examples", "Tests/PlanFilesTests/Sample"])
    func shipped(_ folder: String) throws {
        let files = try yaml(in: folder)
        #expect(!files.isEmpty)
        for file in files {
            let (value, subject) = try #require(file.document, "\(file.path)")
            #expect(check(subject).accepts(value), "\(file.path)")
        }
    }

    @Test("refuses nothing that the compiler lets through", arguments: Mistake.all)
    func mistakes(_ mistake: Mistake) throws {
        let url = Fixtures.folder.appendingPathComponent("Mistakes/\(mistake.name).yaml")
        let file = SourceFile(path: mistake.name, bytes: Array(try Data(contentsOf: url)))
        guard let (value, subject) = file.document else { return }
        let isError = try mistake.report().contains(": error: ")
        #expect(check(subject).accepts(value) || isError)
    }

    @Test("refuses an unknown key exactly where the compiler does")
    func unknownKeys() throws {
        for file in sample {
            guard let (value, subject) = file.document else { continue }
            let check = check(subject)
            let changed = value.changed { part in
                part.members.map { [.object($0 + [JSON.Member("zz", "zz")])] } ?? []
            }
            for value in changed.sampled(every: 3)
            where isUnknown(value, file.path) == check.accepts(value) {
                Issue.record("\(file.path): \(value.compact)")
            }
        }
    }

    /// Whether the compiler calls the key `zz` unknown or its value wrong for a free name.
    private func isUnknown(_ value: JSON, _ path: String) -> Bool {
        let files = sample.filter { $0.path != path }
        let changed = SourceFile(path: path, bytes: Array(value.compact.utf8))
        let codes: Set<DiagnosticCode> = [
            .unknownKey, .wrongType, .levelOutsideScale, .badDuration, .scaleNotFromOne,
        ]
        return compile(files + [changed], today: Fixtures.today).diagnostics
            .contains { codes.contains($0.code) && $0.message.contains("zz") }
    }

    @Test("refuses nothing that a change of one value leaves correct")
    func values() throws {
        for file in sample {
            guard let (value, subject) = file.document else { continue }
            let check = check(subject)
            let changed = value.changed { part in
                let removals = (part.members ?? []).indices.map { index in
                    var members = part.members ?? []
                    members.remove(at: index)
                    return JSON.object(members)
                }
                return removals + [.null, .array([]), "§", .integer(-1)]
            }
            for value in changed.sampled(every: 11)
            where !check.accepts(value) && !isRefused(value, as: file.path) {
                Issue.record("\(file.path): \(value.compact)")
            }
        }
    }
}
