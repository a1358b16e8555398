// SPDX-License-Identifier: Apache-2.0

import Notation
import PlanFiles
import ResponseCore
import ResponseModel

/// A playbook of CACAO 2.0 as a plan file.
///
/// Nothing in it is run or looked up: commands become instructions, identities and targets are kept
/// as they are. What the plan format has no words for stands in the section `exchange`.
package struct CACAOImport: Sendable {
    /// The plan file; nil when there is an error among the findings.
    package let text: String?
    /// Mistakes of the playbook, or what became of its parts.
    package let findings: [ExchangeFinding]

    /// Reads a file. Every mistake in it is found at once.
    package init(_ bytes: [UInt8]) {
        let document: JSON
        do throws(JSONError) {
            document = try JSON.parse(bytes, limits: CACAO.limits)
        } catch {
            text = nil
            let place = "line \(error.line), column \(error.column)"
            let words = error.message.hasSuffix(".") ? error.message.dropLast() : error.message[...]
            findings = [
                ExchangeFinding(.notJSON, at: "$", "\(place): \(words)", help: error.help)
            ]
            return
        }
        let check = PlaybookCheck(document)
        guard check.isSound else {
            text = nil
            findings = check.findings
            return
        }
        var writer = PlanWriter(check)
        let plan = writer.plan()
        let text = YAMLEmitter.text(of: plan, comment: writer.comment)
        let refused = Self.mistakes(in: text)
        self.text = refused.isEmpty ? text : nil
        findings = check.findings + writer.findings + refused
    }

    // The names of an organisation are not known here; everything else has to be right.
    private static func mistakes(in text: String) -> [ExchangeFinding] {
        let left: Set<DiagnosticCode> = [.noOrganization, .unknownReference, .fileNotFound]
        let file = SourceFile(path: "plan.yaml", bytes: Array(text.utf8))
        return compile([file]).diagnostics
            .filter { $0.severity == .error && !left.contains($0.code) }
            .map {
                ExchangeFinding(
                    .planRefused, at: "$", "in the plan that would come of it: \($0.message)",
                    help: "\($0.help) (\($0.code.rawValue), line \($0.line))")
            }
    }
}

/// Writes the plan of a playbook that is known to be sound.
struct PlanWriter {
    private let check: PlaybookCheck
    private let document: JSON
    private let names: StepNames
    private var facts: FactImport
    /// What Muster wrote about the plan when it exported it.
    private let known: JSON?
    private let order: JSON?
    private let identifiers: CACAOIdentifiers?
    private var stepNotes: [JSON.Member] = []
    /// What became of the parts of the playbook.
    private(set) var findings: [ExchangeFinding] = []

    init(_ check: PlaybookCheck) {
        self.check = check
        document = check.document
        let own = document["playbook_extensions"]?[CACAO.extensionID]
        known = own?["plan"]?.members.map { .object($0) }
        order = own?["order"]
        names = StepNames(check)
        var judged: Set<String> = []
        for step in names.taken where step.object["step_extensions"]?[CACAO.extensionID] != nil {
            let slug = names.slug(of: step.id) ?? ""
            judged.formUnion(["when", "on"].map { StepNames.judged(slug, $0) })
        }
        facts = FactImport(declared: known?["facts"], document: document, judged: judged)
        identifiers = CACAOIdentifiers(
            createdBy: document["created_by"]?.string ?? "", plan: known?["id"]?.string ?? "")
    }

    /// Lines for the top of the file.
    var comment: [String] {
        let missing = findings.filter { $0.code == .toFillIn }.map { "To fill in: \($0.message)." }
        return ["Made of the CACAO playbook \(document["id"]?.string ?? "")."] + missing
    }

    /// The plan file as a value.
    mutating func plan() -> JSON {
        var steps: [JSON.Member] = []
        for step in names.taken {
            guard let slug = names.slug(of: step.id) else { continue }
            var entry = StepImport(
                step, slug: slug, names: names, document: document, identifiers: identifiers)
            steps.append(.init(slug, Self.inOrder(entry.words(&facts))))
            findings += entry.findings
            if !entry.notes.isEmpty { stepNotes.append(.init(slug, .object(entry.notes))) }
        }
        findings += facts.findings
        var root = head()
        root = root.setting("facts", facts.facts.isEmpty ? nil : .object(facts.facts))
        let start = names.slug(of: document["workflow_start"]?.string ?? "") ?? ""
        root = root.setting(
            "playbook", ["start": .string(start), "steps": .object(steps)])
        let exchange = exchange()
        if !exchange.isEmptyObject { root = root.setting("exchange", ["cacao": exchange]) }
        reportGaps(root)
        if let order { return PlanTree.ordered(root, by: order) }
        return Self.inOrder(root)
    }

    private static func inOrder(_ value: JSON) -> JSON {
        .object(PlanTree.inUsualOrder(value.members ?? []))
    }

    // MARK: Head

    private mutating func head() -> JSON {
        var root = JSON.object([.init("muster", "plan/1")]).adding(known)
        root = root.setting("name", text("name", in: root) ?? "Imported playbook")
        root = root.setting("summary", text("summary", from: "description", in: root))
        guard known == nil else { return root }
        var maker = SlugMaker()
        let name = document["name"]?.string ?? ""
        root = root.setting("id", .string(maker.slug(of: name, else: "imported-playbook")))
        root = root.setting("revision_state", isRevoked ? "retired" : "proposed")
        if let moment = document["valid_from"]?.string.flatMap({ Timestamp(rfc3339: $0) }) {
            root = root.setting("effective_from", .string(moment.description))
        }
        return root.setting("classification", ["rules": [["level": 1, "otherwise": true]]])
    }

    private var isRevoked: Bool { document["revoked"] == .bool(true) }

    /// A text of the head: that of the plan in both languages while it is still the same.
    private mutating func text(_ key: String, from name: String? = nil, in root: JSON) -> JSON? {
        let member = name ?? key
        let now = document[member]?.string
        if let own = root[key] {
            let english = own.string ?? own["en"]?.string ?? own["zh"]?.string
            if english == now { return own }
            findings.append(
                ExchangeFinding(
                    .changedOutside, at: "$.\(member)",
                    "\"\(member)\" is no longer what the plan said",
                    help: "The playbook's counts; translate it anew."))
        }
        guard let now, !now.isBlank else { return nil }
        return .string(now.withoutControls(keepingBreaks: key == "summary"))
    }

    private mutating func reportGaps(_ plan: JSON) {
        let steps = plan["playbook"]?["steps"]?.members ?? []
        let actions = steps.filter { $0.value["type"]?.string == "action" }
        let gaps = [
            ("role", "who does the steps"), ("within", "how long the steps may take"),
        ].map { key, meaning in (key, meaning, actions.filter { $0.value[key] == nil }) }
        for (key, meaning, open) in gaps where !open.isEmpty {
            let list = open.prefix(5).map(\.key).joined(separator: ", ")
            let more = open.count > 5 ? " and \(open.count - 5) more" : ""
            fillIn("\(meaning): \"\(key)\" of \(list)\(more)")
        }
        if known == nil {
            fillIn("the levels: every incident is level 1 until \"classification\" says more")
            fillIn("\"activation\", \"roles\", \"risk\", \"resources\", \"notices\", \"targets\"")
        }
    }

    private mutating func fillIn(_ what: String) {
        findings.append(
            ExchangeFinding(
                .toFillIn, at: "$", what, help: "A playbook has no words for it; a plan needs it."))
    }

    // MARK: What is kept

    private mutating func exchange() -> JSON {
        let playbook = playbookNotes()
        let others = otherSteps()
        var notes: [JSON.Member] = []
        if !playbook.isEmptyObject { notes.append(.init("playbook", playbook)) }
        let start = document["workflow_start"]?.string ?? ""
        if start != identifiers?.start { notes.append(.init("start", .string(start))) }
        if !stepNotes.isEmpty { notes.append(.init("steps", .object(stepNotes))) }
        if !others.isEmpty { notes.append(.init("other_steps", .object(others))) }
        return .object(notes)
    }

    /// Members that the plan says itself.
    private static let told: Set<String> = [
        "type", "spec_version", "name", "description", "workflow", "workflow_start",
        "playbook_processing_summary", "playbook_variables", "authentication_info_definitions",
        "revoked", "agent_definitions", "target_definitions", "extension_definitions",
        "playbook_extensions",
    ]

    private mutating func playbookNotes() -> JSON {
        var notes = document.without(Self.told)
        if document["id"]?.string == identifiers?.playbook, known != nil {
            notes = notes.without(["id", "created_by", "created", "modified", "valid_from"])
        }
        let own: JSON = [
            "playbook_types": ["remediation"],
            "playbook_activities": [.string(CommandWords.activity)],
        ]
        for member in own.members ?? [] where notes[member.key] == member.value {
            notes = notes.setting(member.key, nil)
        }
        if let risk = known?["risk"], let likelihood = risk["likelihood"]?.integer,
            let consequence = risk["consequence"]?.integer, (1...5).contains(likelihood),
            (1...5).contains(consequence),
            notes["severity"] == .integer(likelihood * consequence * 4)
        {
            notes = notes.setting("severity", nil)
        }
        if !facts.kept.isEmpty {
            notes = notes.setting("playbook_variables", .object(facts.kept))
        }
        for name in ["agent_definitions", "target_definitions"] {
            notes = notes.setting(name, definitions(name))
        }
        for name in ["extension_definitions", "playbook_extensions"] {
            let others = document[name]?.without([CACAO.extensionID])
            if let others, !others.isEmptyObject { notes = notes.setting(name, others) }
        }
        if document["authentication_info_definitions"] != nil {
            leaveOut("authentication_info_definitions")
        }
        return notes
    }

    private mutating func leaveOut(_ member: String) {
        findings.append(
            ExchangeFinding(
                .secretLeftOut, at: "$.\(member)", "\"\(member)\" was left out",
                help: "Keep credentials where the programs that need them are set up."))
    }

    /// Agents or targets that are not roles of a plan, without what they log in with.
    private mutating func definitions(_ name: String) -> JSON? {
        var kept: [JSON.Member] = []
        for member in document[name]?.members ?? [] {
            guard member.value["agent_target_extensions"]?[CACAO.extensionID] == nil else {
                continue
            }
            if member.value["authentication_info"] != nil {
                leaveOut("\(name)[\(JSON.string(member.key).compact)].authentication_info")
            }
            kept.append(.init(member.key, member.value.without(["authentication_info"])))
        }
        return kept.isEmpty ? nil : .object(kept)
    }

    /// Steps that no step of the plan stands for, unless the export makes them again by itself.
    private mutating func otherSteps() -> [JSON.Member] {
        let reached = Set(check.circles.reached)
        let taken = Set(names.taken.map(\.id))
        let ends = Set(
            names.taken.compactMap { step in
                names.step(after: step) == nil ? step.next : nil
            })
        var others: [JSON.Member] = []
        for step in check.steps where !taken.contains(step.id) {
            let isPlainEnd = step.object == ["type": "end"] && ends.contains(step.id)
            let isPlainStart = step.object.without(["type", "on_completion"]).isEmptyObject
            if isPlainEnd || (step.type == "start" && isPlainStart) { continue }
            others.append(.init(step.id, step.object))
            guard !reached.contains(step.id), step.type != "end" else { continue }
            findings.append(
                ExchangeFinding(
                    .unreachedStep, at: step.path, "no way leads to step \(step.id)",
                    help: "It is kept under exchange; lead a way to it, or remove it."))
        }
        return others
    }
}
