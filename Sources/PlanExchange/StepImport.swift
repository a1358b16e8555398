// SPDX-License-Identifier: Apache-2.0

import Notation
import PlanFiles
import ResponseCore
import ResponseModel

/// One step of a playbook as a step of a plan, in the words of the plan format, and what of it has
/// to be kept aside.
struct StepImport {
    let step: WorkflowStep
    let slug: String
    let names: StepNames
    let document: JSON
    let identifiers: CACAOIdentifiers?
    /// What Muster wrote about the step when it exported it.
    private let words: JSON
    /// What of the step goes under `exchange`.
    private(set) var notes: [JSON.Member] = []
    /// What became of it.
    private(set) var findings: [ExchangeFinding] = []

    init(
        _ step: WorkflowStep, slug: String, names: StepNames, document: JSON,
        identifiers: CACAOIdentifiers?
    ) {
        self.step = step
        self.slug = slug
        self.names = names
        self.document = document
        self.identifiers = identifiers
        words = step.object["step_extensions"]?[CACAO.extensionID] ?? .object([])
    }

    /// Members of a step that are told by the plan itself.
    private static let told: Set<String> = [
        "type", "name", "description", "on_completion", "on_success", "on_failure", "on_true",
        "on_false", "next_steps", "cases", "condition", "switch", "commands", "agent",
        "step_extensions",
    ]

    /// The step of the plan. Facts are added for conditions that a person has to judge.
    mutating func words(_ facts: inout FactImport) -> JSON {
        var plan = words.without(["id", "condition", "switch"])
        plan = plan.setting("title", title)
        plan = plan.setting("type", .string(type))
        plan = instructions(plan)
        plan = ways(plan)
        switch step.type {
        case "action": plan = agent(plan)
        case "parallel": plan = parallel(plan)
        case "if-condition", "while-condition": plan = condition(plan, &facts)
        case "switch-condition": plan = branches(plan, &facts)
        default: break
        }
        if plan["within"] == nil, ["action", "playbook-action"].contains(step.type) {
            plan = plan.setting("within", limit)
        }
        keepRest()
        return plan
    }

    private var type: String {
        switch step.type {
        case "if-condition": "if"
        case "while-condition": "while"
        case "switch-condition": "switch"
        case "parallel": names.isSingle(step) ? "if" : "parallel"
        default: "action"
        }
    }

    // MARK: Texts

    private var title: JSON? {
        mutating get {
            let name = step.object["name"]?.string?.withoutControls(keepingBreaks: false)
            if let known = words["title"] {
                if known.english == step.object["name"]?.string { return known }
                // A step without a title is called after its name in the plan.
                reportChange("name")
            } else if name == slug, !words.isEmptyObject {
                return nil
            }
            if let name, !name.isBlank { return .string(name) }
            return type == "action" ? .string(slug) : nil
        }
    }

    private mutating func instructions(_ plan: JSON) -> JSON {
        let description = step.object["description"]?.string
        guard step.type == "action" else {
            let text = CommandWords.instructions(
                description: description, commands: [], targets: [])
            keep("description", step.type == "playbook-action" ? description : nil)
            if step.type == "playbook-action" {
                let called = step.object["playbook_id"]?.string ?? ""
                let call = CommandWords.manual("Run the playbook \(called).")
                return instructed(
                    CommandWords.instructions(
                        description: description, commands: [call], targets: []), plan)
            }
            return instructed(text, plan)
        }
        let commands = step.object["commands"]?.array ?? []
        let own = CommandWords.manual(description ?? step.object["name"]?.string ?? "")
        if commands.map(\.sorted) == [own.sorted], names.targets(of: step, in: document).isEmpty,
            description == nil
                || CommandWords.instructions(
                    description: description, commands: [], targets: []) == description
        {
            return instructed(description, plan)
        }
        keep("commands", .array(commands))
        keep("description", description)
        if commands.contains(where: { $0["type"]?.string != "manual" }) {
            report(
                .neverRun, "commands", "the commands of step \"\(slug)\" became instructions",
                help: "Muster never runs them; somebody with the role of the step does.")
        }
        return instructed(
            CommandWords.instructions(
                description: description, commands: commands,
                targets: names.targets(of: step, in: document)), plan)
    }

    /// The instructions: those of the plan in both languages, as long as they are still the same.
    private mutating func instructed(_ text: String?, _ plan: JSON) -> JSON {
        guard let known = words["instructions"] else {
            return plan.setting("instructions", text.map(JSON.string))
        }
        if known.english == text { return plan }
        reportChange("description")
        return plan.setting("instructions", text.map(JSON.string))
    }

    private mutating func reportChange(_ member: String) {
        report(
            .changedOutside, member,
            "\"\(member)\" of step \"\(slug)\" is no longer what the plan said",
            help: "The playbook's counts; translate it anew.")
    }

    private mutating func report(
        _ code: ExchangeFinding.Code, _ member: String, _ message: String, help: String
    ) {
        findings.append(
            ExchangeFinding(code, at: "\(step.path).\(member)", message, help: help))
    }

    private mutating func keep(_ name: String, _ value: JSON?) {
        if let value { notes.append(.init(name, value)) }
    }

    private mutating func keep(_ name: String, _ text: String?) {
        keep(name, text.map(JSON.string))
    }

    // MARK: Ways

    private mutating func ways(_ plan: JSON) -> JSON {
        var plan = plan.setting("then", names.step(after: step).map(JSON.string))
        if names.step(after: step) == nil, let next = step.next,
            CACAO.parts(of: next)?.type == "end", next != identifiers?.end(after: slug)
        {
            keep("end", next)
        }
        guard let failure = step.object["on_failure"]?.string else {
            // The plan's own rollback, which would have led in a circle.
            if let undo = words["rollback"]?.string, !names.has(undo) {
                plan = plan.setting("rollback", nil)
            }
            return plan
        }
        let undo = names.slug(of: failure)
        if undo == nil { keep("on_failure", failure) }
        return plan.setting("rollback", undo.map(JSON.string))
    }

    // A role where the agent is one of Muster's; any other agent is kept and a human names a role.
    private mutating func agent(_ plan: JSON) -> JSON {
        let id = step.object["agent"]?.string ?? ""
        let definition = document["agent_definitions"]?[id]
        let own = definition?["agent_target_extensions"]?[CACAO.extensionID]
        guard let role = own?["role"]?.string else {
            keep("agent", id)
            return plan.setting("role", nil)
        }
        return plan.setting("role", role.isEmpty ? nil : .string(role))
    }

    // A plan has no parallel of one branch: it is a branch that is always taken.
    private mutating func parallel(_ plan: JSON) -> JSON {
        let branches = names.branches(of: step)
        guard names.isSingle(step) else { return plan.setting("branches", .array(branches)) }
        report(
            .notCarried, "next_steps", "step \"\(slug)\" has one branch that does something",
            help: "It became a step of type if that always takes it.")
        return plan.setting("when", "true").setting("on_true", branches.first)
    }

    private mutating func condition(_ plan: JSON, _ facts: inout FactImport) -> JSON {
        let text = step.object["condition"]?.string ?? ""
        let isDenied = names.branch(of: step, "on_true") == nil
        let onTrue = names.branch(of: step, isDenied ? "on_false" : "on_true")
        var plan = plan.setting("on_true", onTrue.map(JSON.string))
        if !isDenied, step.type == "if-condition" {
            plan = plan.setting("on_false", names.branch(of: step, "on_false").map(JSON.string))
        }
        let when = when(text, &facts)
        let denied = isDenied ? "!(\(when))" : when
        if isDenied { keep("on_true", step.object["on_true"]) }
        return plan.setting("when", .string(denied))
    }

    private mutating func when(_ text: String, _ facts: inout FactImport) -> String {
        if let own = words["when"]?.string {
            let pattern =
                WorkflowWriter.pattern(of: own, facts: facts.declarations)
                ?? "\(StepNames.judged(slug, "when")):value = 'true'"
            if pattern == text { return own }
            if words["condition"]?.string == text {
                keep("condition", text)
                keep("when", own)
                return own
            }
            reportChange("condition")
        }
        let known = facts
        if let comparison = ComparisonParser.read(text, as: .stix, facts: { known.fact(for: $0) }) {
            if comparison.pattern != text {
                keep("condition", text)
                keep("when", comparison.cel)
            }
            return comparison.cel
        }
        let name = facts.judge("\(slug)_holds", type: "bool")
        report(
            .conditionToJudge, "condition",
            "the condition of step \"\(slug)\" became the fact \(name): \(text)",
            help: "Somebody tells it during the incident, or write a condition in CEL.")
        keep("condition", text)
        keep("when", name)
        return name
    }

    private mutating func branches(_ plan: JSON, _ facts: inout FactImport) -> JSON {
        var cases: [JSON.Member] = []
        var otherwise: JSON?
        for member in step.object["cases"]?.members ?? [] {
            guard let branch = names.slug(of: member.value.string ?? "") else {
                report(
                    .notCarried, "cases",
                    "the case \"\(member.key.excerpt)\" of step \"\(slug)\" leads to an"
                        + " end at once",
                    help: "A plan has no empty branch; where another case would be taken instead,"
                        + " add a step.")
                continue
            }
            switch member.key {
            case "default": otherwise = .string(branch)
            case "\"default\"": cases.append(.init("default", .string(branch)))
            default: cases.append(.init(member.key, .string(branch)))
            }
        }
        let on = on(&facts)
        return plan.setting("on", .string(on)).setting("cases", .object(cases))
            .setting("otherwise", otherwise)
    }

    private mutating func on(_ facts: inout FactImport) -> String {
        let text = step.object["switch"]?.string ?? ""
        if let own = words["on"]?.string {
            let isFact = facts.declarations.contains { $0.name == own }
            let variable = isFact ? "__\(own)__" : StepNames.judged(slug, "on")
            if text == "\(variable):value" { return own }
            if words["switch"]?.string == text {
                keep("switch", text)
                keep("on", own)
                return own
            }
            reportChange("switch")
        }
        if let fact = facts.fact(for: text) {
            if text != "__\(fact.name)__:value" {
                keep("switch", text)
                keep("on", fact.name)
            }
            return fact.name
        }
        let name = facts.judge("\(slug)_value", type: "string")
        report(
            .conditionToJudge, "switch",
            "what step \"\(slug)\" asks became the fact \(name): \(text)",
            help: "Somebody tells it during the incident, or write an expression in CEL.")
        keep("switch", text)
        keep("on", name)
        return name
    }

    // MARK: The rest

    private var limit: JSON? {
        guard let milliseconds = step.object["timeout"]?.integer, milliseconds > 0 else {
            return nil
        }
        let span = TimeSpan(milliseconds: milliseconds)
        return span <= TimeNotation.longest ? .string(span.description) : nil
    }

    private mutating func keepRest() {
        if step.id != identifiers?.step(slug, type: step.type) { keep("id", step.id) }
        let extensions = step.object["step_extensions"]?.without([CACAO.extensionID])
        if let extensions, !extensions.isEmptyObject { keep("step_extensions", extensions) }
        for member in step.object.without(Self.told).members ?? [] {
            keep(member.key, member.value)
            guard ["delay", "owner", "step_variables", "in_args", "out_args"].contains(member.key)
            else { continue }
            report(
                .notCarried, member.key, "\"\(member.key)\" of step \"\(slug)\" is kept aside",
                help: "The plan does not act on it.")
        }
    }
}

extension JSON {
    /// The English of a text of the plan format.
    fileprivate var english: String? { string ?? self["en"]?.string ?? self["zh"]?.string }
}
