// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// What the steps of a playbook are called in the plan, and where their ways lead there.
struct StepNames {
    private var slugs: [String: String] = [:]
    private let steps: [String: WorkflowStep]
    private let closing: Set<WorkflowCircles.Closing>
    /// The steps that the plan has, in the order of their ways.
    private(set) var taken: [WorkflowStep] = []

    /// Names the steps that can be reached. What does nothing gets no name: ends, the start, and
    /// steps whose branches all end at once.
    init(_ check: PlaybookCheck) {
        steps = Dictionary(
            check.steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        closing = check.circles.closing
        var maker = SlugMaker()
        let reached = check.circles.reached.compactMap { steps[$0] }
        let working = reached.filter { !["start", "end"].contains($0.type) && !isIdle($0) }
        for step in working {
            let own = step.object["step_extensions"]?[CACAO.extensionID]?["id"]?.string
            if let own, maker.take(own) { slugs[step.id] = own }
        }
        for step in working {
            if slugs[step.id] == nil {
                let name = step.object["name"]?.string ?? ""
                slugs[step.id] = maker.slug(of: name, else: step.type)
            }
            taken.append(step)
        }
    }

    /// The name of the step that an identifier means: an idle step means what comes after it. Nil:
    /// an end, or nothing.
    func slug(of id: String) -> String? {
        var place = id
        for _ in 0...PlaybookCheck.mostSteps {
            if let slug = slugs[place] { return slug }
            guard let step = steps[place], step.type != "end", let next = step.next else {
                return nil
            }
            place = next
        }
        return nil
    }

    /// Whether a step of the plan has the name.
    func has(_ slug: String) -> Bool { taken.contains { slugs[$0.id] == slug } }

    /// The step of the plan that comes after one; nil where a branch or the playbook ends.
    func step(after step: WorkflowStep) -> String? {
        guard let next = step.next, !closing.contains(.init(from: step.id, to: next)) else {
            return nil
        }
        return slug(of: next)
    }

    /// The first step of a branch; nil where the branch does nothing.
    func branch(of step: WorkflowStep, _ member: String) -> String? {
        step.object[member]?.string.flatMap { slug(of: $0) }
    }

    /// The branches of a parallel step, each once, without those that do nothing.
    func branches(of step: WorkflowStep) -> [JSON] {
        var known: Set<String> = []
        return (step.object["next_steps"]?.array ?? []).compactMap { target in
            target.string.flatMap { slug(of: $0) }
        }.filter { known.insert($0).inserted }.map(JSON.string)
    }

    /// Whether only one branch of a parallel step does something.
    func isSingle(_ step: WorkflowStep) -> Bool { branches(of: step).count == 1 }

    /// The names of the targets of a step.
    func targets(of step: WorkflowStep, in document: JSON) -> [String] {
        (step.object["targets"]?.array ?? []).compactMap { target in
            target.string.flatMap { document["target_definitions"]?[$0]?["name"]?.string }
        }
    }

    /// The variable that stands for an expression of a step which CACAO cannot say.
    static func judged(_ slug: String, _ word: String) -> String {
        "__\(word)-\(String(slug.map { $0 == "." ? "_" : $0 }))__"
    }

    private func isIdle(_ step: WorkflowStep) -> Bool {
        let branches = step.ways.filter(\.isBranch)
        guard !branches.isEmpty else { return false }
        return branches.allSatisfy { steps[$0.target]?.type == "end" }
    }
}
