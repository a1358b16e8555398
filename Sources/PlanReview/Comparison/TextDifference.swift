// SPDX-License-Identifier: Apache-2.0

import PlanFiles
import ResponseCore
import ResponseModel

/// What differs between the texts of two plan files, key by key, whatever the keys mean.
struct TextDifference {
    /// One difference a value that is not a map, in the order of the present file; what is gone
    /// first. Maps are compared whatever the order of their keys.
    let changes: [PlanChange]

    /// Compares two files; a file that is not YAML has no keys.
    init(from former: SourceFile, to present: SourceFile) {
        let before = Self.leaves(of: former)
        let after = Self.leaves(of: present)
        guard let before, let after else {
            changes =
                former.bytes == present.bytes
                ? []
                : [
                    PlanChange(
                        path: "", kind: .changed,
                        words: LocalizedText(
                            en: "the text differs, and one of the two files is not YAML",
                            zh: "文本不同，且其中一个文件不是有效的 YAML"))
                ]
            return
        }
        let old = Dictionary(before, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(after, uniquingKeysWith: { first, _ in first })
        let gone = before.filter { new[$0.0] == nil }.map { Self.change($0.0, $0.1, nil) }
        changes =
            gone
            + after.compactMap { path, text in
                old[path] == text ? nil : Self.change(path, old[path], text)
            }
    }

    private static func change(_ path: String, _ before: String?, _ after: String?) -> PlanChange {
        let kind: PlanChange.Kind = before == nil ? .added : after == nil ? .removed : .changed
        let isSilence = path.hasPrefix("silence.") && path.hasSuffix(".code")
        let words =
            switch (before, after) {
            case (nil, let after?):
                LocalizedText(en: "\(path) added: \(after)", zh: "新增 \(path)：\(after)")
            case (let before?, nil):
                LocalizedText(en: "\(path) removed: \(before)", zh: "删除 \(path)：\(before)")
            default:
                LocalizedText(
                    en: "\(path): \(before ?? "") → \(after ?? "")",
                    zh: "\(path)：\(before ?? "") → \(after ?? "")")
            }
        return PlanChange(
            path: path, kind: kind, words: words,
            effect: isSilence && kind == .added ? .loosens : .none)
    }

    // MARK: Leaves of the tree

    private static func leaves(of file: SourceFile) -> [(String, String)]? {
        let findings = Findings()
        let limits = ReaderLimits()
        guard
            let text = TextCheck.read(file, limit: limits.fileBytes, findings: findings),
            let root = YAMLReader.read(text, limits: limits, findings: findings)
        else { return nil }
        var leaves: [(String, String)] = []
        collect(root, "", into: &leaves)
        return leaves
    }

    private static func collect(
        _ node: YAMLNode, _ path: String, into leaves: inout [(String, String)]
    ) {
        func under(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
        switch node.content {
        case .scalar: leaves.append((path, inline(node)))
        case .mapping(let entries):
            if entries.isEmpty { leaves.append((path, "{}")) }
            for entry in entries { collect(entry.value, under(entry.key), into: &leaves) }
        case .sequence(let items):
            guard items.contains(where: { $0.isMapping }) else {
                return leaves.append((path, inline(node)))
            }
            var seen: [String: Int] = [:]
            for (place, item) in items.enumerated() {
                let name = item.nameInList ?? String(place + 1)
                let count = (seen[name] ?? 0) + 1
                seen[name] = count
                collect(item, under(count == 1 ? name : "\(name)#\(count)"), into: &leaves)
            }
        }
    }

    // A value on one line; long ones are cut, because it is their place that matters.
    private static func inline(_ node: YAMLNode) -> String {
        let text =
            switch node.content {
            case .scalar(let scalar): scalar.text
            case .sequence(let items): "[\(items.map(inline).joined(separator: ", "))]"
            case .mapping(let entries):
                "{\(entries.map { "\($0.key): \(inline($0.value))" }.joined(separator: ", "))}"
            }
        return text.replacing("\n", with: " ")
    }
}

extension YAMLNode {
    fileprivate var isMapping: Bool { if case .mapping = content { true } else { false } }

    /// By what an item of a list is known: its id, its name, its pool, its clock or its code.
    fileprivate var nameInList: String? {
        guard case .mapping(let entries) = content else { return nil }
        for key in ["id", "name", "pool", "clock", "code"] {
            guard let value = entries.first(where: { $0.key == key })?.value else { continue }
            if case .scalar(let scalar) = value.content { return scalar.text }
        }
        return nil
    }
}
