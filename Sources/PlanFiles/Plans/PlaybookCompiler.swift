// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// Compiles the steps of a response.
struct PlaybookCompiler {
    let facts: [FactDeclaration]
    let roles: [RoleRule]

    /// Steps of one playbook: more than a screen can show or a person follow.
    static let mostSteps = 500

    /// The playbook; empty where there is none.
    func playbook(_ field: Field?) -> Playbook {
        guard let field,
            let section = Section(field, title: "the playbook", shape: .playbook)
        else { return Playbook() }
        let stepsField = section.required("steps")
        let entries = stepsField?.entries() ?? []
        if entries.count > Self.mostSteps {
            stepsField?.report(
                .outOfRange, "the playbook has more than \(Self.mostSteps) steps",
                help: "Split the plan.")
            return Playbook()
        }
        var graph = PlaybookGraph(names: entries.map(\.key.key))
        let start = section.required("start").flatMap { graph.reference($0, from: nil) }
        let steps = entries.compactMap { step($0.key, $0.value, &graph) }
        if let stepsField, steps.count == entries.count {
            graph.check(start: start, keys: entries.map(\.key), in: stepsField)
        }
        return Playbook(start: start, steps: Catalogue(steps))
    }

    private func step(_ key: Field, _ field: Field, _ graph: inout PlaybookGraph) -> Step? {
        guard let name = key.identifier(), name != "end" else {
            if key.key == "end" {
                key.report(
                    .badIdentifier, "a step cannot be called \"end\"",
                    help: "Rename it: then: end is the end of the playbook or branch.")
            }
            return nil
        }
        guard let section = Section(field, title: "step \"\(name)\"", shape: .step),
            let type = section.required("type")?.word(among: Shape.step.variantNames)
        else { return nil }
        reportStrayKeys(section, type)
        let id = StepID(name)
        guard let kind = kind(type, section, id, &graph) else { return nil }
        let text =
            type == "action" || section.has("title") ? section.required("title")?.text() : nil
        var step = Step(id: id, kind: kind, title: text ?? LocalizedText(name))
        fill(&step, section, &graph)
        lint(step, section, key)
        return step
    }

    private func reportStrayKeys(_ section: Section, _ type: String) {
        let own = Shape.step.keys(of: type)
        for key in Shape.step.variantKeys where section.has(key) && !own.contains(key) {
            section.field.report(
                .unknownKey, "\"\(key)\" is not a key of a step of type \(type)",
                help: "Remove it, or change the type of the step.", at: section.place(ofKey: key))
        }
    }

    private func fill(_ step: inout Step, _ section: Section, _ graph: inout PlaybookGraph) {
        step.instructions = section["instructions"]?.text()
        step.role = section["role"]?.reference(to: .role)
        step.within = section["within"]?.limits() ?? PerLevel(nil)
        if let then = section["then"], then.node.scalarText != "end" {
            step.next = graph.reference(then, from: step.id)
        }
        step.review = section["review"]?.word(Step.Review.self) ?? .none
        step.rollback = section["rollback"].flatMap { graph.rollback($0, from: step.id) }
        step.isDestructive = section["destructive"]?.bool() ?? false
        step.guidance = GuidanceReader.guidance(section, facts: facts)
    }

    private func lint(_ step: Step, _ section: Section, _ key: Field) {
        let missing = ["role", "within"].filter { !section.has($0) }.map { "\"\($0)\"" }
        if case .action = step.kind, !missing.isEmpty {
            key.report(
                .stepWithoutOwnerOrDeadline,
                "\(section.title) has no \(missing.joined(separator: " and no "))",
                help: "Every step has an owner and a deadline.")
        }
        if step.isDestructive, !section.has("rollback") {
            key.report(
                .destructiveWithoutRollback, "\(section.title) is destructive and has no rollback",
                help: "Name the step that undoes it under rollback.")
        }
        if let role = step.role, key.context.names.contains(role.raw, as: .role),
            !roles.contains(where: { $0.role == role })
        {
            section["role"]?.report(
                .roleNotFilled, "\(section.title) is for \"\(role)\", which the plan does not fill",
                help: "Add it under roles, or it has to be given to somebody by hand.")
        }
    }

    private func kind(
        _ type: String, _ section: Section, _ id: StepID, _ graph: inout PlaybookGraph
    ) -> Step.Kind? {
        // Made only where a condition needs it: most steps have none.
        var scope: ExpressionScope { .response(facts, steps: graph.names) }
        switch type {
        case "parallel":
            let fields = section.required("branches")?.items(isNeeded: true) ?? []
            let branches = fields.compactMap { graph.reference($0, from: id) }
            checkBranches(branches, section)
            return .parallel(branches: branches)
        case "if", "while":
            let when = section.required("when")?.condition(scope)
            let onTrue = section.required("on_true").flatMap { graph.reference($0, from: id) }
            let onFalse = section["on_false"].flatMap { graph.reference($0, from: id) }
            guard let when, let onTrue else { return nil }
            return type == "while"
                ? .whileCondition(when: when, onTrue: onTrue)
                : .ifCondition(when: when, onTrue: onTrue, onFalse: onFalse)
        case "switch":
            let on = section.required("on")?.expression(scope)
            let cases = (section.required("cases")?.entries() ?? []).compactMap { key, value in
                graph.reference(value, from: id).map { Step.Case(value: key.key, step: $0) }
            }
            let otherwise = section["otherwise"].flatMap { graph.reference($0, from: id) }
            return on.map { .switchCondition(on: $0, cases: cases, otherwise: otherwise) }
        default: return .action
        }
    }

    private func checkBranches(_ branches: [StepID], _ section: Section) {
        guard let field = section["branches"], case .sequence(let items) = field.node.content else {
            return
        }
        if items.count == 1 {
            field.report(
                .outOfRange, "\(section.title) has one branch only",
                help: "Give it two or more, or use an action.")
        }
        if Set(branches).count < branches.count {
            field.report(
                .duplicateIdentifier, "\(section.title) has a branch twice",
                help: "Name every branch once.")
        }
    }
}
