// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel

/// Writes the steps of a plan as the workflow of a playbook.
struct WorkflowWriter {
    let plan: Plan
    let tree: PlanTree
    let organization: Organization
    let identifiers: CACAOIdentifiers
    let notes: ExchangeNotes
    /// Variables for what a person has to judge, because CACAO cannot say it.
    private(set) var variables: [JSON.Member] = []
    /// What other programs will not understand.
    private(set) var findings: [ExchangeFinding] = []
    /// Whether a step has no role, so that it needs an agent that stands for nobody in particular.
    private(set) var needsAnybody = false
    /// Steps whose rollback can stand as on_failure without leading in a circle.
    private let undone: [StepID: StepID]

    init(plan: Plan, tree: PlanTree, organization: Organization) {
        self.plan = plan
        self.tree = tree
        self.organization = organization
        identifiers = CACAOIdentifiers(organization: organization, plan: plan.id)
        notes = ExchangeNotes(of: tree.root)
        undone = FailureWays.acyclic(in: plan.playbook)
    }

    /// Where the playbook begins.
    var startID: String { notes.start ?? identifiers.start }

    /// All steps by their identifiers.
    mutating func workflow(from start: StepID) -> JSON {
        var members: [JSON.Member] = [
            .init(
                startID,
                JSON.object([
                    .init("type", "start"), .init("on_completion", .string(id(of: start))),
                ]).adding(notes.others[startID]?.without(["type", "on_completion"])))
        ]
        for step in plan.playbook.steps.all {
            members.append(.init(id(of: step.id), object(for: step)))
            guard step.next == nil else { continue }
            let end = end(after: step.id)
            members.append(.init(end, notes.others[end] ?? ["type": "end"]))
        }
        var known: Set<String> = []
        members.removeAll { !known.insert($0.key).inserted }
        return .object(members).adding(others(beside: known))
    }

    // What was kept aside comes back, unless it leads to something that is no longer there.
    private func others(beside known: Set<String>) -> JSON {
        let kept = (notes.others.members ?? []).filter { CACAO.isIdentifier($0.key) }
        let all = known.union(kept.map(\.key))
        return .object(
            kept.filter { other in
                WorkflowStep(id: other.key, object: other.value).ways
                    .allSatisfy { all.contains($0.target) }
            })
    }

    /// The identifier of a step of the plan.
    private func id(of step: StepID) -> String {
        let kind = plan.playbook.steps[step]?.kind ?? .action
        let type = notes.isPlaybookAction(step.raw) ? "playbook-action" : CACAO.type(of: kind)
        return notes.identifier(of: step.raw, type: type)
            ?? identifiers.step(step.raw, type: type)
    }

    private func end(after step: StepID) -> String {
        if let end = notes.steps[step.raw]?["end"]?.string, CACAO.isIdentifier(end),
            CACAO.parts(of: end)?.type == "end"
        {
            return end
        }
        return identifiers.end(after: step.raw)
    }

    private mutating func object(for step: Step) -> JSON {
        let noted = notes.steps[step.id.raw] ?? .object([])
        let type =
            notes.isPlaybookAction(step.id.raw) ? "playbook-action" : CACAO.type(of: step.kind)
        var object: JSON = ["type": .string(type), "name": .string(step.title.en)]
        object = object.setting("description", step.instructions.map { .string($0.en) })
        object = object.adding(ways(out: step, noted))
        switch step.kind {
        case .action where type == "action":
            let commands = keptCommands(of: step, noted)
            if commands != nil { object = object.setting("description", noted["description"]) }
            object = object.setting("agent", .string(agent(of: step, noted)))
            object = object.setting(
                "commands",
                .array(commands ?? [CommandWords.manual(step.instructions?.en ?? step.title.en)]))
        case .action: object = object.setting("description", noted["description"])
        case .parallel(let branches):
            object = object.setting(
                "next_steps", .array(branches.map { .string(id(of: $0)) }))
        case .ifCondition(let when, let onTrue, let onFalse):
            object = object.setting("condition", condition(when, of: step, noted))
            object = object.setting("on_true", .string(id(of: onTrue)))
            object = object.setting("on_false", onFalse.map { .string(id(of: $0)) })
        case .whileCondition(let when, let onTrue):
            object = object.setting("condition", condition(when, of: step, noted))
            object = object.setting("on_true", .string(id(of: onTrue)))
        case .switchCondition(let on, let cases, let otherwise):
            object = object.setting("switch", switchVariable(on, of: step, noted))
            object = object.setting("cases", self.cases(cases, otherwise))
        }
        var words = stepExtension(step)
        // Foreign words that stand for the CEL beside them.
        for name in ["condition", "switch"] where noted[name] == object[name] {
            words = words.setting(name, noted[name])
        }
        let extensions = JSON.object([.init(CACAO.extensionID, words)])
            .adding(noted["step_extensions"])
        return object.setting("step_extensions", extensions).adding(noted.without(Self.handled))
    }

    /// Members of the notes that are dealt with one by one.
    private static let handled: Set<String> = [
        "id", "end", "type", "name", "description", "on_completion", "on_success", "on_failure",
        "commands", "agent", "condition", "when", "switch", "on", "cases", "next_steps", "on_true",
        "on_false", "step_extensions",
    ]

    private func ways(out step: Step, _ noted: JSON) -> JSON {
        let next = JSON.string(step.next.map { id(of: $0) } ?? end(after: step.id))
        if let undo = undone[step.id] {
            return ["on_success": next, "on_failure": .string(id(of: undo))]
        }
        if let failure = noted["on_failure"]?.string, notes.others[failure] != nil {
            return ["on_success": next, "on_failure": .string(failure)]
        }
        return ["on_completion": next]
    }

    private mutating func agent(of step: Step, _ noted: JSON) -> String {
        if let role = step.role { return identifiers.agent(role.raw) }
        if let known = noted["agent"]?.string,
            notes.playbook["agent_definitions"]?[known] != nil
        {
            return known
        }
        needsAnybody = true
        return identifiers.agent(nil)
    }

    // The commands that came with an import, as long as the instructions are still theirs.
    private mutating func keptCommands(of step: Step, _ noted: JSON) -> [JSON]? {
        guard let commands = noted["commands"]?.array, !commands.isEmpty else { return nil }
        let words = CommandWords.instructions(
            description: noted["description"]?.string, commands: commands,
            targets: notes.targets(of: step.id.raw))
        if words == step.instructions?.en { return commands }
        findings.append(
            ExchangeFinding(
                .changedOutside, at: "$.playbook.steps.\(step.id)",
                "the instructions were changed since the import; its commands are left out",
                help: "Remove commands of the step under exchange."))
        return nil
    }

    private mutating func condition(_ when: Condition, of step: Step, _ noted: JSON) -> JSON {
        if let text = noted["condition"]?.string, noted["when"]?.string == when.source {
            return .string(text)
        }
        if let pattern = Self.pattern(of: when.source, facts: plan.facts) {
            return .string(pattern)
        }
        let name = judged(when, of: step, "when", type: "bool")
        return .string("\(name):value = 'true'")
    }

    /// The pattern that says the same as a condition; nil where none does.
    static func pattern(of source: String, facts: [FactDeclaration]) -> String? {
        ComparisonParser.read(source, as: .cel) { name in
            facts.first { $0.name == name }.map { ($0.name, $0.type) }
        }?.pattern
    }

    private mutating func switchVariable(_ on: Condition, of step: Step, _ noted: JSON) -> JSON {
        if let text = noted["switch"]?.string, noted["on"]?.string == on.source {
            return .string(text)
        }
        if plan.facts.contains(where: { $0.name == on.source }) {
            return .string("__\(on.source)__:value")
        }
        return .string("\(judged(on, of: step, "on", type: "string")):value")
    }

    // A variable that somebody has to set: CACAO has no words for the expression.
    private mutating func judged(
        _ expression: Condition, of step: Step, _ word: String, type: String
    ) -> String {
        let plain = step.id.raw.map { $0 == "." ? "_" : $0 }
        let name = "__\(word)-\(String(plain))__"
        let description = "To be judged by a person. In CEL: \(expression.source)"
        variables.append(
            .init(
                name,
                [
                    "type": .string(type), "description": .string(description),
                    "constant": false, "external": true,
                ]))
        findings.append(
            ExchangeFinding(
                .conditionToJudge, at: "$.workflow[\"\(id(of: step.id))\"]",
                "step \"\(step.id)\" asks for more than CACAO can compare; variable \(name) stands"
                    + " for it",
                help: "The expression itself is in the extension and in the variable's words."))
        return name
    }

    private func cases(_ cases: [Step.Case], _ otherwise: StepID?) -> JSON {
        var members = cases.map { branch in
            // `default` is the case of all other values.
            let key = branch.value == "default" ? "\"default\"" : branch.value
            return JSON.Member(key, .string(id(of: branch.step)))
        }
        if let otherwise { members.append(.init("default", .string(id(of: otherwise)))) }
        return .object(members)
    }

    private func stepExtension(_ step: Step) -> JSON {
        let said: Set<String> = [
            "type", "then", "branches", "on_true", "on_false", "cases", "otherwise",
        ]
        let words = tree.root["playbook"]?["steps"]?[step.id.raw] ?? .object([])
        return JSON.object([.init("id", .string(step.id.raw))]).adding(words.without(said))
    }
}

/// Which steps can lead to their rollback when they fail.
enum FailureWays {
    /// The rollbacks that, as ways of the workflow, lead in no circle.
    static func acyclic(in playbook: Playbook) -> [StepID: StepID] {
        var ways: [StepID: [StepID]] = [:]
        for step in playbook.steps.all {
            ways[step.id] = (step.next.map { [$0] } ?? []) + step.kind.branches
        }
        var result: [StepID: StepID] = [:]
        for step in playbook.steps.all {
            guard let undo = step.rollback, !reaches(step.id, from: undo, ways) else { continue }
            result[step.id] = undo
            ways[step.id, default: []].append(undo)
        }
        return result
    }

    private static func reaches(
        _ target: StepID, from start: StepID, _ ways: [StepID: [StepID]]
    ) -> Bool {
        var seen: Set<StepID> = [start]
        var open = [start]
        while let step = open.popLast() {
            if step == target { return true }
            for next in ways[step] ?? [] where seen.insert(next).inserted { open.append(next) }
        }
        return false
    }
}
