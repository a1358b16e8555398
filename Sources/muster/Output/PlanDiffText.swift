// SPDX-License-Identifier: Apache-2.0

import Notation
import PlanFiles
import PlanReview
import ResponseCore
import ResponseModel

/// The differences between two revisions of a plan, for people and for programs.
struct PlanDiffText {
    private let comparison: PlanComparison
    private let former: RevisionText
    private let present: RevisionText

    init(_ comparison: PlanComparison, from former: RevisionText, to present: RevisionText) {
        self.comparison = comparison
        self.former = former
        self.present = present
    }

    // MARK: For people

    /// One line a difference, marked where protection is loosened or tightened, and what the
    /// procedure of revision asks for.
    func text(_ language: Language) -> String {
        var lines = [head(former, "-"), head(present, "+")]
        if comparison.changes.isEmpty {
            lines.append(
                LocalizedText(en: "the texts are the same", zh: "文本完全相同")[language])
        }
        lines += comparison.changes.map { change in
            "\(change.mark) \(change.words[language])\(Self.note(change, language))"
        }
        return (lines + review(language)).map(\.visibleLine).joined(separator: "\n")
    }

    private func head(_ side: RevisionText, _ mark: String) -> String {
        let revision = side.plan.map { ", revision \($0.revision)" } ?? ""
        return "\(mark)\(mark)\(mark) \(side.title): \(side.id)\(revision)"
    }

    private static func note(_ change: PlanChange, _ language: Language) -> String {
        let words: LocalizedText? =
            switch change.effect {
            case .loosens: LocalizedText(en: "  [loosens protection]", zh: "  [放宽保护]")
            case .tightens: LocalizedText(en: "  [tightens]", zh: "  [收紧]")
            case .none: nil
            }
        return words?[language] ?? ""
    }

    private func review(_ language: Language) -> [String] {
        var lines: [String] = []
        let loosening = comparison.loosening.count
        if loosening > 0 {
            lines.append(
                LocalizedText(
                    en: "\(loosening) differences loosen the protection that the plan gives",
                    zh: "\(loosening) 处修订放宽了预案提供的保护")[language])
        }
        let subjects = comparison.expertSubjects
        guard !subjects.isEmpty else { return lines }
        let names = subjects.map { $0.title[language] }.joined(separator: ", ")
        let recorded = comparison.hasExpertReview
        lines.append(
            LocalizedText(
                en: "experts must review it (S096), because it changes: \(names)"
                    + (recorded ? "; a review is recorded" : "; no review is recorded"),
                zh: "须经专家评审(S096)，因修订涉及：\(names)" + (recorded ? "；已有评审记录" : "；尚无评审记录"))[
                    language])
        let undeclared = comparison.undeclaredSubjects
        if !undeclared.isEmpty {
            let names = undeclared.map(\.rawValue).joined(separator: ", ")
            lines.append(
                LocalizedText(
                    en: "the plan does not say so: add to its changes: \(names)",
                    zh: "预案未作声明：请在 changes 中补充 \(names)")[language])
        }
        return lines
    }

    // MARK: For programs

    var json: JSON {
        [
            "plan": .string(present.id.raw), "from": Self.json(former), "to": Self.json(present),
            "same_text": .bool(comparison.isSameText),
            "understood": .bool(comparison.isUnderstood),
            "changes": .array(
                comparison.changes.map { change in
                    [
                        "path": .string(change.path), "kind": .string(change.kind.rawValue),
                        "words": ["en": .string(change.words.en), "zh": .string(change.words.zh)],
                        "effect": .string(change.effect.rawValue),
                        "subject": change.subject.map { .string($0.rawValue) } ?? .null,
                    ]
                }),
            "loosening": .integer(Int64(comparison.loosening.count)),
            "expert_review": [
                "mandatory": .bool(!comparison.expertSubjects.isEmpty),
                "subjects": Self.words(comparison.expertSubjects),
                "undeclared": Self.words(comparison.undeclaredSubjects),
                "recorded": .bool(comparison.hasExpertReview),
            ],
        ]
    }

    private static func words(_ subjects: [Plan.Change]) -> JSON {
        .array(subjects.map { .string($0.rawValue) })
    }

    private static func json(_ side: RevisionText) -> JSON {
        [
            "title": .string(side.title), "id": .string(side.id.raw),
            "revision": side.plan.map { .integer(Int64($0.revision)) } ?? .null,
            "digest": .string(side.file.digest),
        ]
    }
}

extension PlanChange {
    /// The sign at the beginning of its line.
    fileprivate var mark: String {
        switch kind {
        case .added: "+"
        case .removed: "-"
        case .changed: "~"
        case .moved: ">"
        }
    }
}

extension Plan.Change {
    fileprivate var title: LocalizedText {
        switch self {
        case .terms: LocalizedText(en: "terms", zh: "条款")
        case .technicalStandards: LocalizedText(en: "technical standards", zh: "技术标准")
        case .legalClauses: LocalizedText(en: "legal clauses", zh: "法律条文")
        case .operations: LocalizedText(en: "operations", zh: "业务操作")
        }
    }
}
