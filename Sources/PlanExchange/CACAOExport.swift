// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore
package import ResponseModel

/// A plan as a playbook of CACAO 2.0.
///
/// The same plan gives the same bytes: identifiers are made of names, dates are those of the plan.
package struct CACAOExport: Sendable {
    /// The playbook, members sorted by their bytes; nil when there is an error among the findings.
    package let document: JSON?
    /// What other programs will not understand, and where the reason stands.
    package let findings: [ExchangeFinding]

    /// Writes a compiled plan of a set.
    package init(_ plan: Plan, in planSet: PlanSet) {
        let file = planSet.documents.first { $0.digest == plan.digest }
        let tree = file.flatMap { PlanTree($0) } ?? PlanTree(root: .object([]))
        guard let start = plan.playbook.start else {
            document = nil
            findings = [
                ExchangeFinding(
                    .noAction, at: "$.workflow", "plan \"\(plan.id)\" has no playbook",
                    help: "Add one; CACAO describes steps, and there is none to describe.")
            ]
            return
        }
        var steps = WorkflowWriter(plan: plan, tree: tree, organization: planSet.organization)
        let workflow = steps.workflow(from: start)
        let head = PlaybookWriter(plan: plan, tree: tree, steps: steps)
        document = head.document(workflow: workflow).sorted
        findings = steps.findings
    }

    /// The file: JSON of two spaces a level, with a line feed at its end; nil without a document.
    package var text: String? { document.map { $0.pretty + "\n" } }
}

/// Writes what stands around the steps.
struct PlaybookWriter {
    let plan: Plan
    let tree: PlanTree
    let steps: WorkflowWriter

    private var notes: ExchangeNotes { steps.notes }

    /// Members that are always those of the plan, whatever was imported once.
    private static let own: Set<String> = [
        "type", "spec_version", "name", "description", "modified", "workflow", "workflow_start",
        "playbook_variables", "playbook_processing_summary", "workflow_exception", "revoked",
        "valid_from",
    ]

    /// The whole playbook.
    func document(workflow: JSON) -> JSON {
        var head: JSON = [
            "type": "playbook", "spec_version": .string(CACAO.version),
            "name": .string(plan.name.en), "modified": .string(modified),
            "workflow_start": .string(steps.startID), "workflow": workflow,
            "playbook_extensions": .object([.init(CACAO.extensionID, planExtension)]).adding(
                notes.playbook["playbook_extensions"]),
            "extension_definitions": .object([
                .init(CACAO.extensionID, CACAO.extensionDefinition)
            ]).adding(notes.playbook["extension_definitions"]),
            "agent_definitions": agents.adding(notes.playbook["agent_definitions"]),
        ]
        head = head.setting("description", plan.summary.map { .string($0.en) })
        head = head.setting("revoked", plan.revisionState == .retired ? true : nil)
        head = head.setting("valid_from", validFrom)
        let variables = variables
        if !variables.isEmptyObject { head = head.setting("playbook_variables", variables) }
        if let exception = notes.playbook["workflow_exception"], let id = exception.string,
            workflow[id] != nil
        {
            head = head.setting("workflow_exception", exception)
        }
        head = head.adding(notes.playbook.without(Self.own)).adding(defaults)
        return head.setting("playbook_processing_summary", summary(of: head, workflow))
    }

    private var defaults: JSON {
        var members: [JSON.Member] = [
            .init("id", .string(steps.identifiers.playbook)),
            .init("created_by", .string(steps.identifiers.identity)),
            .init("created", .string(CACAO.text(of: dates.first ?? Timestamp(milliseconds: 0)))),
            .init("playbook_types", ["remediation"]),
            .init("playbook_activities", [.string(CommandWords.activity)]),
        ]
        if let risk = plan.risk {
            // 25 bands of the matrix on the scale of CACAO, where 100 is worst and 0 unknown.
            let severity = Int64(risk.likelihood * risk.consequence * 4)
            members.append(.init("severity", .integer(severity)))
        }
        return .object(members)
    }

    /// The moments that the plan itself names, first to last.
    private var dates: [Timestamp] {
        let days = plan.approvals.map { Timestamp(milliseconds: Int64($0.day) * 86_400_000) }
        return (days + (plan.effectiveFrom.map { [$0] } ?? [])).sorted()
    }

    // Two revisions of one day are two versions in CACAO only if their moments differ.
    private var modified: String {
        let last = dates.last ?? Timestamp(milliseconds: 0)
        let own = last + TimeSpan(milliseconds: Int64(plan.revision))
        guard let text = notes.playbook["modified"]?.string, let noted = Timestamp(rfc3339: text)
        else { return CACAO.text(of: own) }
        return noted < own ? CACAO.text(of: own) : text
    }

    private var validFrom: JSON? {
        guard let moment = plan.effectiveFrom else { return notes.playbook["valid_from"] }
        if let text = notes.playbook["valid_from"]?.string, Timestamp(rfc3339: text) == moment {
            return .string(text)
        }
        return .string(CACAO.text(of: moment))
    }

    private var planExtension: JSON {
        let root = tree.root.without(["muster", "playbook", "exchange"])
        let order = tree.order.filter { !$0.key.hasPrefix("/exchange") }
        return ["plan": root, "order": .object(order)]
    }

    // Of a variable that came with an import its own words are kept, with the value of the plan.
    private var variables: JSON {
        let facts = plan.facts.map { fact in
            let key = "__\(fact.name)__"
            let own = VariableNotation.variable(of: fact)
            guard let noted = notes.playbook["playbook_variables"]?[key] else {
                return JSON.Member(key, own)
            }
            let (_, type) = VariableNotation.declaration(of: noted)
            guard type == fact.type else { return JSON.Member(key, own) }
            let isSame = noted["value"]?.string == own["value"]?.string
            return JSON.Member(key, isSame ? noted : noted.setting("value", own["value"]))
        }
        let noted = (notes.playbook["playbook_variables"]?.members ?? []).filter {
            CACAO.isVariable($0.key)
        }
        return JSON.object(facts).adding(.object(steps.variables)).adding(.object(noted))
    }

    private var agents: JSON {
        let names = plan.roles.map(\.role) + plan.playbook.steps.all.compactMap(\.role)
        var known: Set<RoleID> = []
        var members = names.filter { known.insert($0).inserted }.map { role in
            let name = steps.organization.roles[role]?.name
            let definition: JSON = [
                "type": "group", "name": .string(name?.en ?? role.raw),
                "agent_target_extensions": .object([
                    .init(CACAO.extensionID, ["role": .string(role.raw)])
                ]),
            ]
            return JSON.Member(steps.identifiers.agent(role.raw), definition)
        }
        if steps.needsAnybody {
            members.append(
                .init(
                    steps.identifiers.agent(nil),
                    [
                        "type": "group", "name": "Whoever the incident commander names",
                        "agent_target_extensions": .object([
                            .init(CACAO.extensionID, ["role": ""])
                        ]),
                    ]))
        }
        return .object(members)
    }

    private func summary(of head: JSON, _ workflow: JSON) -> JSON {
        let all = (workflow.members ?? []).map(\.value)
        let has = { (type: String) in JSON.bool(all.contains { $0["type"]?.string == type }) }
        let commands = all.flatMap { $0["commands"]?.array ?? [] }
        let signatures = head["signatures"]?.array ?? []
        return [
            "manual_playbook": .bool(commands.allSatisfy { $0["type"]?.string == "manual" }),
            "external_playbooks": has("playbook-action"), "parallel_processing": has("parallel"),
            "if_logic": has("if-condition"), "while_logic": has("while-condition"),
            "switch_logic": has("switch-condition"),
            "temporal_logic": .bool(all.contains { $0["delay"] != nil || $0["timeout"] != nil }),
            "data_markings": .bool(head["markings"] != nil),
            "digital_signatures": .bool(!signatures.isEmpty),
            "countersigned_signatures": .bool(signatures.contains { $0["signature"] != nil }),
            "extensions": true,
        ]
    }
}
