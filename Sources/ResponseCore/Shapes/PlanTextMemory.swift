// SPDX-License-Identifier: Apache-2.0
// Plans are stored as the texts that they were compiled from, each text once a journal, and as what
// the compiler made of them (PlanSetStore.swift). Version 1 had only the texts.

package import Notation
package import ResponseModel

/// The texts, by digest, and compiled parts that the events of one journal have carried so far. It
/// grows with every revision that was ever installed: some MiB for years of them.
package struct PlanTextMemory: Sendable, Equatable {
    private var texts: [String: String] = [:]
    /// The compiled parts, by number.
    fileprivate(set) var parts = PlanPartMemory()

    /// The memory of a journal without events.
    package init() {}

    /// Keeps the texts and parts that a payload of `plans_installed` carries.
    package mutating func remember(payload: JSON) {
        for document in payload["documents"]?.array ?? [] {
            guard let digest = document["digest"]?.string, let text = document["text"]?.string
            else { continue }
            remember(text, digest: digest)
        }
        parts.remember(payload)
    }

    /// Keeps a text under its digest (SHA-256 in hexadecimal).
    package mutating func remember(_ text: String, digest: String) { texts[digest] = text }

    /// The text of a digest; nil when no event has carried it.
    package func text(digest: String) -> String? { texts[digest] }

    /// The kind of the event, and the version that is written.
    static let kind = "plans_installed"
    static let version = 2

    /// The stored form of an installed set; texts and parts that are remembered already are left
    /// out, all are remembered afterwards.
    mutating func stored(_ planSet: PlanSet) -> StoredEvent {
        StoredEvent(kind: Self.kind, version: Self.version, payload: payload(of: planSet))
    }

    private mutating func payload(of planSet: PlanSet) -> JSON {
        var documents: [StoredDocument] = []
        for document in planSet.documents {
            let isKnown = texts[document.digest] != nil
            documents.append(
                StoredDocument(
                    path: document.path, digest: document.digest,
                    text: isKnown ? nil : document.text))
            remember(document.text, digest: document.digest)
        }
        return .object(
            [.init("digest", .string(planSet.digest)), .init("documents", documents.shape)]
                + planSet.parts(&parts))
    }

    /// The documents of a payload, their texts taken from it or from memory; new ones are
    /// remembered.
    fileprivate mutating func documents(of payload: JSON) throws(ShapeError) -> [Document] {
        let stored: [StoredDocument] = try payload.read("documents")
        var documents: [Document] = []
        for (place, document) in stored.enumerated() {
            if let text = document.text { remember(text, digest: document.digest) }
            guard let text = texts[document.digest] else {
                throw ShapeError(
                    .plans, member: "documents[\(place)].text",
                    "no earlier event has the text of \(document.path), digest \(document.digest)")
            }
            documents.append(
                Document(path: document.path, digest: document.digest, text: text))
        }
        return documents
    }
}

/// Makes plans of what is stored: the memory of one journal, and for version 1 the compiler.
package struct PlanResolver: Sendable {
    /// The texts and parts of the events that were read so far.
    package var memory = PlanTextMemory()
    private var cache = PlanPartCache()
    private let compile: @Sendable ([Document]) throws -> PlanSet

    /// A resolver for one journal, from its first event on.
    ///
    /// - Parameter compile: Makes plans of all documents of a folder, sorted by path, and computes
    ///   digests from the texts. Called for events of version 1 only.
    package init(compile: @escaping @Sendable ([Document]) throws -> PlanSet) {
        self.compile = compile
    }

    /// The plans of a payload of `plans_installed`.
    mutating func planSet(of payload: JSON, version: Int) throws(ShapeError) -> PlanSet {
        guard version == 1 else {
            return try cache.planSet(
                of: payload, documents: try memory.documents(of: payload), &memory.parts)
        }
        return try compiledPlanSet(of: payload)
    }

    private mutating func compiledPlanSet(of payload: JSON) throws(ShapeError) -> PlanSet {
        let digest: String = try payload.read("digest")
        let planSet: PlanSet
        do {
            planSet = try compile(try memory.documents(of: payload))
        } catch let error as ShapeError {
            throw error
        } catch {
            throw ShapeError(.plans, member: "documents", "\(error)")
        }
        guard planSet.digest == digest else {
            throw ShapeError(
                .plans, member: "digest",
                "the texts have the digest \(planSet.digest), but \(digest) was installed")
        }
        return planSet
    }
}

/// A document as it is stored; `text` is nil when an earlier event has it.
private struct StoredDocument: Shaped {
    var path: String
    var digest: String
    var text: String?

    init(path: String, digest: String, text: String?) {
        self.path = path
        self.digest = digest
        self.text = text
    }

    var shape: JSON { .shape(("path", path), ("digest", digest), ("text", text)) }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            path: try shape.read("path"), digest: try shape.read("digest"),
            text: try shape.readIfPresent("text"))
    }
}
