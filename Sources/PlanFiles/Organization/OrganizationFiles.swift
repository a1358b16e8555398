// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// A YAML file that has been read, with the kind that it claims to be.
struct ParsedFile {
    /// The kinds of the line `muster:`.
    enum Kind: String, CaseIterable {
        case organization = "organization/1"
        case resources = "resources/1"
        case plan = "plan/1"
        case drill = "drill/1"
    }

    let kind: Kind
    let root: Field

    var path: String { root.file.path }

    /// Reads the line `muster:` of a file; nil after a report.
    init?(_ root: Field) {
        guard case .mapping(let entries) = root.node.content else {
            root.report(
                .wrongType, "the file must be a map, but is \(root.node.kindName)",
                help: "Begin it with a line such as muster: plan/1.")
            return nil
        }
        let known = Kind.allCases.map(\.rawValue)
        guard let entry = entries.first(where: { $0.key == "muster" }) else {
            let near = nearest(to: "muster", among: entries.map(\.key))
            root.report(
                .unknownKind, "the file does not say what it is",
                help: near.map { "Write \"muster\" instead of \"\($0)\"." }
                    ?? "Put muster: \(known.choice) on top.")
            return nil
        }
        guard case .scalar(let scalar) = entry.value.content,
            let kind = Kind(rawValue: scalar.text)
        else {
            root.report(
                .unknownKind, "\"muster\" cannot be \(entry.value.kindName)",
                help: known.hint(
                    for: entry.value.scalarText, offering: "Say what the file is."),
                at: entry.value.place)
            return nil
        }
        self.kind = kind
        self.root = root
    }
}

extension YAMLNode {
    /// The text of a scalar, empty for anything else.
    var scalarText: String { if case .scalar(let scalar) = content { scalar.text } else { "" } }
}

/// The files that make up one organisation: a root and what it includes.
struct OrganizationFiles {
    /// The root first, then its parts in the order in which they are included.
    private(set) var sections: [Section] = []
    private var open: [String] = []
    private let byPath: [String: ParsedFile]

    /// The root, nil when there is none.
    var root: Section? { sections.first }

    static let headKeys = [
        "name", "languages", "time_zone", "default_calendar", "scale", "intake", "governance",
        "preemption",
    ]

    /// Finds the root among files of the kind `organization/1` and follows its includes.
    init(_ files: [ParsedFile], context: CompileContext) {
        byPath = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let included = Set(files.flatMap { Self.includedPaths(of: $0, context).map(\.path) })
        // Where all are included there is a circle; any of them shows it.
        let roots = files.filter { !included.contains($0.path) }
        guard let root = roots.first ?? files.first else { return }
        for extra in roots.dropFirst() where !context.hasUnreadFiles {
            extra.root.report(
                .severalOrganizations,
                "there is another organisation in \(root.root.file.shownAs)",
                help: "If this file is a part of it, name it there under include.")
        }
        include(root, context)
    }

    private mutating func include(_ file: ParsedFile, _ context: CompileContext) {
        guard let section = Section(file.root, title: "the organisation", shape: .organization)
        else {
            return
        }
        sections.append(section)
        // Items that are no texts are reported here; their paths are found below.
        _ = section["include"]?.strings()
        open.append(file.path)
        defer { open.removeLast() }
        for (field, path) in Self.includedPaths(of: file, context) {
            follow(path, from: field, context)
        }
    }

    private mutating func follow(_ path: String, from field: Field, _ context: CompileContext) {
        let shown = field.node.scalarText.excerpt
        if open.contains(path) {
            field.report(
                .badInclude, "\"\(shown)\" includes this file in turn",
                help: "Remove one of the two includes.")
        } else if sections.contains(where: { $0.field.file.path == path }) {
            field.report(
                .badInclude, "\"\(shown)\" is included twice", help: "Remove one of the two.")
        } else if let file = byPath[path] {
            include(file, context)
        } else if context.sources[path] == nil {
            field.report(
                .fileNotFound, "there is no file \"\(shown)\"",
                help: "Paths are relative to this file.")
        } else if !context.hasUnreadFiles {
            field.report(
                .badInclude, "\"\(shown)\" is not a part of an organisation",
                help: "It must begin with muster: organization/1. Resources and plans are found"
                    + " without include.")
        }
    }

    /// The fields of `include` and the paths that they mean; mistakes are reported once, when the
    /// file is included.
    private static func includedPaths(
        of file: ParsedFile, _ context: CompileContext
    ) -> [(field: Field, path: String)] {
        guard case .mapping(let entries) = file.root.node.content,
            let entry = entries.first(where: { $0.key == "include" }),
            case .sequence(let items) = entry.value.content
        else { return [] }
        return items.compactMap { item in
            guard case .scalar(let scalar) = item.content else { return nil }
            let field = file.root.part(item, key: "include")
            return PathResolution.find(scalar.text, from: field).map { (field, $0) }
        }
    }

    /// Calls `make` for every entry of a map, over all files in their order.
    func entries(_ key: String, _ take: (_ id: String, _ key: Field, _ value: Field) -> Void) {
        for section in sections {
            for (keyField, value) in section[key]?.entries() ?? [] {
                take(keyField.key, keyField, value)
            }
        }
    }

    /// The things of one sort in all files, in their order, without those that have mistakes.
    func catalogue<Element>(
        _ key: String, called noun: String, shape: Shape,
        _ make: (Identifier<Element.Subject>, Section) -> Element?
    ) -> Catalogue<Element> {
        var elements: [Element] = []
        entries(key) { id, _, value in
            guard let section = Section(value, title: "\(noun) \"\(id)\"", shape: shape) else {
                return
            }
            if let element = make(Identifier(id), section) { elements.append(element) }
        }
        return Catalogue(elements)
    }
}
