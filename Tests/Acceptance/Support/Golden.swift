// SPDX-License-Identifier: Apache-2.0

import Foundation
import Notation
import PlanFiles
import ResponseCore
import ResponseModel
import TestSupport

/// What a released version wrote; see Golden/README.md.
struct Golden: Sendable {
    let folder: String

    static let all = ["v0.1.0"].map(Golden.init(version:))
    static let first = Golden(version: "v0.1.0")

    private init(version: String) {
        folder = Site.repository + "/Tests/Acceptance/Golden/" + version
    }

    /// The names of its journals, sorted.
    var journals: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder + "/drills").sorted()
                .map { "drills/" + $0 } + ["live/journal.jsonl"]
        }
    }

    /// Names of drills, without ending.
    var drills: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder + "/scenarios").sorted()
                .map { $0.replacingOccurrences(of: ".yaml", with: "") }
        }
    }

    var manifest: Tree { get throws { try Tree(text("manifest.json")) } }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + name)), as: UTF8.self)
    }

    /// The lines of a file as JSON.
    func values(_ name: String) throws -> [JSON] {
        try text(name).split(separator: "\n").map { try JSON.parse($0.utf8, limits: .journal) }
    }

    /// The lines of a journal as the version wrote them: texts of plans are put back where they
    /// occur first.
    func lines(of journal: String) throws -> [String] {
        var missing = try texts
        return try text(journal).split(separator: "\n").map { line in
            guard line.contains("\"kind\":\"plans_installed\"") else { return String(line) }
            let record = try JSON.parse(line.utf8, limits: .journal)
            return record.withTexts { missing.removeValue(forKey: $0) }.canonical
        }
    }

    /// The records of a journal, read as any journal is read.
    func records(of journal: String) throws -> [Record] {
        var resolver = Self.resolver
        return try lines(of: journal).map { try Record(line: $0.utf8, plans: &resolver) }
    }

    /// The plan folder with which a drill ran.
    func documents(of journal: String) throws -> [Document] {
        let texts = try texts
        let installed = try values(journal).first { $0["kind"]?.string == "plans_installed" }
        return (installed?["payload"]?["documents"]?.array ?? []).compactMap { document in
            guard let path = document["path"]?.string, let digest = document["digest"]?.string,
                let text = texts[digest]
            else { return nil }
            return Document(path: path, digest: digest, text: text)
        }
    }

    private var texts: [String: String] {
        get throws {
            var texts: [String: String] = [:]
            for line in try values("texts.jsonl") {
                guard let digest = line["digest"]?.string else { continue }
                texts[digest] = line["text"]?.string
            }
            return texts
        }
    }

    /// Makes plans again of what a journal has stored.
    static var resolver: PlanResolver { PlanResolver(compile: compile) }

    /// The same for the store.
    @Sendable static func compile(_ documents: [Document]) throws -> PlanSet {
        let compilation = PlanFiles.compile(documents: documents)
        guard let planSet = compilation.planSet else {
            throw Overdue(description: "the plans no longer compile: \(compilation.diagnostics)")
        }
        return planSet
    }
}

extension JSON {
    /// A record of `plans_installed` whose documents have the text that `find` knows.
    fileprivate func withTexts(_ find: (String) -> String?) -> JSON {
        changing("payload") { payload in
            payload.changing("documents") { documents in
                .array(
                    (documents.array ?? []).map { document in
                        guard let digest = document["digest"]?.string, let text = find(digest)
                        else { return document }
                        return document.adding("text", .string(text))
                    })
            }
        }
    }

    private func changing(_ name: String, _ change: (JSON) -> JSON) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(
            members.map { $0.key == name ? .init(name, change($0.value)) : $0 })
    }

    private func adding(_ name: String, _ value: JSON) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(members + [.init(name, value)])
    }
}
