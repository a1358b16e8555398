// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// The ways between the steps of a playbook.
struct PlaybookGraph {
    /// The names of all steps in the order of the file.
    let names: [String]
    private let known: Set<String>
    /// Ways that the response takes: then and branches, in the order of the file.
    private var ways: [StepID: [(to: StepID, field: Field)]] = [:]
    private var rollbacks: [StepID: StepID] = [:]
    /// Whether a way leads nowhere, so that what cannot be reached may be a consequence of it.
    private var hasUnknownTargets = false

    init(names: [String]) {
        self.names = names
        known = Set(names)
    }

    /// Reads the name of a step and takes down the way to it; nil, after a report, where there is
    /// no such step.
    mutating func reference(_ field: Field, from step: StepID?) -> StepID? {
        guard let target = target(field) else { return nil }
        if let step { ways[step, default: []].append((target, field)) }
        return target
    }

    /// The same for the step that undoes another one.
    mutating func rollback(_ field: Field, from step: StepID) -> StepID? {
        guard let target = target(field) else { return nil }
        if target == step {
            field.report(
                .stepCycle, "step \"\(step)\" undoes itself", help: "Name another step.")
        }
        rollbacks[step] = target
        return target
    }

    private mutating func target(_ field: Field) -> StepID? {
        guard let scalar = field.scalar("the name of a step") else { return nil }
        guard known.contains(scalar.text) else {
            hasUnknownTargets = true
            field.report(
                .unknownStep, "there is no step \"\(scalar.text.excerpt)\"",
                help: names.hint(for: scalar.text, offering: "Define it under steps."))
            return nil
        }
        return StepID(scalar.text)
    }

    /// Reports circles and steps that nothing leads to.
    func check(start: StepID?, keys: [Field], in field: Field) {
        reportCircles()
        guard let start, !hasUnknownTargets else { return }
        var reached: Set<StepID> = [start]
        var open = [start]
        while let step = open.popLast() {
            let targets = (ways[step] ?? []).map(\.to) + (rollbacks[step].map { [$0] } ?? [])
            for target in targets where reached.insert(target).inserted { open.append(target) }
        }
        for key in keys where !reached.contains(StepID(key.key)) {
            key.report(
                .unreachableStep, "no way leads from \"\(start)\" to step \"\(key.key)\"",
                help: "Name it in then, a branch or a rollback of another step, or remove it.")
        }
    }

    private enum Mark { case open, done }

    /// One report a circle, at the way that closes it.
    private func reportCircles() {
        var marks: [StepID: Mark] = [:]
        for name in names { visit(StepID(name), &marks) }
    }

    // As deep as the longest way, which `PlaybookCompiler.mostSteps` bounds.
    private func visit(_ step: StepID, _ marks: inout [StepID: Mark]) {
        guard marks[step] == nil else { return }
        marks[step] = .open
        for way in ways[step] ?? [] {
            if marks[way.to] == .open {
                way.field.report(
                    .stepCycle, "step \"\(step)\" leads back to \"\(way.to)\"",
                    help: "End the way with then: end; to repeat something use a while step.")
            } else {
                visit(way.to, &marks)
            }
        }
        marks[step] = .done
    }
}
