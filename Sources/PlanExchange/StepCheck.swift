// SPDX-License-Identifier: Apache-2.0

import Notation
import PlanFiles
import ResponseCore
import ResponseModel

/// Holds one step of a playbook against what CACAO demands of its type.
struct StepCheck {
    private let step: WorkflowStep
    private let document: JSON
    private let steps: Set<String>
    private let variables: Set<String>
    /// What is wrong with it.
    private(set) var findings: [ExchangeFinding] = []

    init(_ step: WorkflowStep, in document: JSON, steps: Set<String>, variables: Set<String>) {
        self.step = step
        self.document = document
        self.steps = steps
        self.variables = variables
    }

    /// Looks at everything.
    mutating func check() {
        guard CACAO.stepTypes.contains(step.type) else {
            return report(
                .unknownStepType, "",
                "step \(step.id.excerpt) has the type \"\(step.type.excerpt)\"",
                help: "The types are \(CACAO.stepTypes.joined(separator: ", ")).")
        }
        if !CACAO.isIdentifier(step.id) || CACAO.parts(of: step.id)?.type != step.type {
            report(
                .badIdentifier, "",
                "\"\(step.id.excerpt)\" is no identifier of a \(step.type) step",
                help: "Write \(step.type), two hyphens and a UUID of version 1 to 5.")
        }
        for name in ["name", "description"] where step.object[name] != nil { _ = text(name) }
        checkWays()
        checkTargets()
        checkTimers()
        checkOwn()
        checkArguments()
    }

    private mutating func report(
        _ code: ExchangeFinding.Code, _ member: String, _ message: String, help: String
    ) {
        let path = member.isEmpty ? step.path : "\(step.path).\(member)"
        findings.append(ExchangeFinding(code, at: path, message, help: help))
    }

    /// A member that must be a text.
    private mutating func text(_ name: String) -> String? {
        if let text = step.object[name]?.string { return text }
        let isMissing = step.object[name] == nil
        report(
            isMissing ? .missingMember : .wrongType, name,
            isMissing ? "step \(step.id) has no \"\(name)\"" : "\"\(name)\" must be a text",
            help: "Add \"\(name)\".")
        return nil
    }

    // MARK: Ways

    private mutating func checkWays() {
        let given = WorkflowStep.wayMembers.filter { step.object[$0] != nil }
        for name in given + WorkflowStep.branchMembers where step.object[name] != nil {
            _ = text(name)
        }
        switch step.type {
        case "end":
            for name in given {
                report(
                    .conflictingTransitions, name, "end step \(step.id) leads on",
                    help: "Remove \"\(name)\": nothing comes after an end.")
            }
        case "start":
            for name in given where name != "on_completion" {
                report(
                    .conflictingTransitions, name, "start step \(step.id) cannot succeed or fail",
                    help: "Use on_completion.")
            }
            if !given.contains("on_completion") { reportMissingWay() }
        default: checkSteppingOn(given)
        }
    }

    private mutating func checkSteppingOn(_ given: [String]) {
        if given.contains("on_completion"), given.count > 1 {
            report(
                .conflictingTransitions, "on_completion",
                "step \(step.id) has \"on_completion\" together with"
                    + " \"\(given.filter { $0 != "on_completion" }.joined(separator: "\", \""))\"",
                help: "Use on_completion alone, or on_success with on_failure.")
        } else if given == ["on_failure"] {
            report(
                .missingTransition, "on_success", "step \(step.id) has on_failure only",
                help: "Say with on_success what comes when it does not fail.")
        } else if given.isEmpty, ["action", "playbook-action"].contains(step.type) {
            reportMissingWay()
        }
    }

    private mutating func reportMissingWay() {
        report(
            .missingTransition, "on_completion", "step \(step.id) does not say what comes next",
            help: "Name the next step or an end in on_completion.")
    }

    private mutating func checkTargets() {
        for way in step.ways where !steps.contains(way.target) {
            report(
                .danglingReference, way.member,
                "step \(step.id) leads to \"\(way.target.excerpt)\", which there is not",
                help: "Name a step of the workflow.")
        }
    }

    private mutating func checkTimers() {
        for (name, least) in [("delay", Int64(0)), ("timeout", 0)] {
            guard let value = step.object[name] else { continue }
            guard let number = value.integer, number >= least else {
                report(
                    .badTimer, name, "\"\(name)\" of step \(step.id) is no length of time",
                    help: "Write a whole number of milliseconds.")
                continue
            }
        }
    }

    // MARK: What only some types have

    private mutating func checkOwn() {
        switch step.type {
        case "action": checkAction()
        case "playbook-action":
            if let id = text("playbook_id"), !CACAO.isIdentifier(id) {
                report(
                    .badIdentifier, "playbook_id", "\"\(id.excerpt)\" is no identifier",
                    help: "Write playbook, two hyphens and a UUID.")
            }
        case "parallel":
            let branches = step.object["next_steps"]?.array ?? []
            if branches.count < 2 || branches.contains(where: { $0.string == nil }) {
                report(
                    .missingMember, "next_steps", "step \(step.id) needs two or more next_steps",
                    help: "Name the first step of every branch.")
            }
        case "if-condition", "while-condition":
            checkVariables(in: text("condition"), "condition")
            if step.object["on_true"] == nil { _ = text("on_true") }
        case "switch-condition":
            checkVariables(in: text("switch"), "switch")
            let cases = step.object["cases"]?.members ?? []
            if cases.isEmpty || cases.contains(where: { $0.value.string == nil }) {
                report(
                    .missingMember, "cases", "step \(step.id) has no cases that lead to steps",
                    help: "Write an object of values and steps.")
            }
        default: return
        }
    }

    private mutating func checkAction() {
        let commands = step.object["commands"]?.array ?? []
        if commands.isEmpty {
            report(
                .missingMember, "commands", "step \(step.id) has no commands",
                help: "Add one; of type manual it is an instruction to a person.")
        }
        for (place, command) in commands.enumerated() where command["type"]?.string == nil {
            report(
                .missingMember, "commands[\(place)].type", "a command has no type",
                help: "Add it, as in \"manual\".")
        }
        if let agent = text("agent") { checkReference(agent, to: "agent_definitions", "agent") }
        for (place, target) in (step.object["targets"]?.array ?? []).enumerated() {
            checkReference(target.string ?? "", to: "target_definitions", "targets[\(place)]")
        }
    }

    // An agent may act on another agent; both lists are looked through.
    private mutating func checkReference(_ id: String, to list: String, _ member: String) {
        let isKnown =
            document[list]?[id] != nil
            || (member != "agent" && document["agent_definitions"]?[id] != nil)
        guard !isKnown else { return }
        report(
            .danglingReference, member,
            "step \(step.id) refers to \"\(id.excerpt)\", which is not among \(list)",
            help: "Define it there.")
    }

    private mutating func checkVariables(in text: String?, _ member: String) {
        for name in VariableNames.all(in: text ?? "") where !variables.contains(name) {
            report(
                .danglingReference, member, "step \(step.id) reads the variable \(name.excerpt)",
                help: "Define it under playbook_variables.")
        }
    }

    private mutating func checkArguments() {
        for list in ["in_args", "out_args"] {
            for (place, name) in (step.object[list]?.array ?? []).enumerated() {
                guard let name = name.string, !variables.contains(name) else { continue }
                report(
                    .danglingReference, "\(list)[\(place)]",
                    "step \(step.id) uses the variable \"\(name.excerpt)\", which there is not",
                    help: "Define it under playbook_variables.")
            }
        }
    }
}

/// The variables that a text of a playbook names.
enum VariableNames {
    /// The names in order, each with its underscores: `__a__` of `__a__:value = '1'`.
    static func all(in text: String) -> [String] {
        var names: [String] = []
        var word = ""
        for character in text + " " {
            if character.isASCII,
                character.isLetter || character.isNumber || "_-".contains(character)
            {
                word.append(character)
            } else {
                if CACAO.isVariable(word) { names.append(word) }
                word = ""
            }
        }
        return names
    }
}
