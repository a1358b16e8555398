// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Looks at the course of a playbook: do branches end where they should, and is there time enough?
struct PlaybookLint {
    let plan: Plan
    let root: Field

    private var steps: Catalogue<Step> { plan.playbook.steps }

    /// Reports branches that do not join, and deadlines that add up to too much.
    func report() {
        guard let field = root.find("playbook", "steps") else { return }
        for step in steps.all { reportBranches(of: step, in: field) }
        reportDeadlines()
    }

    // MARK: Branches

    private func reportBranches(of step: Step, in field: Field) {
        let branches = step.kind.branches
        guard !branches.isEmpty, let own = field.find(step.id.raw) else { return }
        let place = own.place(ofKey: step.keyOfBranches)
        let courses = branches.map { course(from: $0) }
        if let next = step.next,
            let index = courses.firstIndex(where: { $0.contains(next) })
        {
            own.report(
                .branchesDoNotJoin,
                "the branch \"\(branches[index])\" of step \"\(step.id)\" leads on to \"\(next)\","
                    + " which comes after all of it anyway",
                help: "End the branch before \"\(next)\"; then of \"\(step.id)\" leads there.",
                at: place)
            return
        }
        guard case .parallel = step.kind else { return }
        reportMeeting(of: step, branches, courses, own, place)
    }

    private func reportMeeting(
        of step: Step, _ branches: [StepID], _ courses: [Set<StepID>], _ field: Field,
        _ place: Place
    ) {
        for (index, later) in courses.enumerated() {
            for (other, earlier) in courses[..<index].enumerated() {
                guard
                    let meeting = steps.all.first(where: {
                        later.contains($0.id) && earlier.contains($0.id)
                    })
                else { continue }
                field.report(
                    .branchesDoNotJoin,
                    "the branches \"\(branches[other])\" and \"\(branches[index])\" both lead to"
                        + " \"\(meeting.id)\" without waiting for each other",
                    help: "End both before it and write then: \(meeting.id) in step"
                        + " \"\(step.id)\", which waits for all branches.",
                    at: place)
                return
            }
        }
    }

    /// All steps that come in a branch.
    private func course(from first: StepID) -> Set<StepID> {
        var found: Set<StepID> = [first]
        var open = [first]
        while let id = open.popLast() {
            guard let step = steps[id] else { continue }
            for next in step.kind.branches + (step.next.map { [$0] } ?? [])
            where found.insert(next).inserted { open.append(next) }
        }
        return found
    }

    // MARK: Deadlines

    private func reportDeadlines() {
        let kinds: [ResponseTarget.Kind] = [.recover, .mitigate]
        let target = kinds.lazy.compactMap { kind in
            plan.targets.first { $0.kind == kind && !$0.limits.isEmpty }
        }.first
        guard let target, let start = plan.playbook.start,
            let levels = root.context.head?.scale.levels.map(\.number),
            let field = root.find("targets", target.kind.rawValue)
        else { return }
        for level in levels {
            var ways = LongestWays(steps: steps, level: level)
            let way = ways.way(from: start)
            guard let limit = target.limits[level], way.length > limit.comparable else { continue }
            let names = way.steps.map(\.raw).joined(separator: " → ")
            field.report(
                .deadlinesBeyondTarget,
                "at level \(level) the longest way may take \(way.length), more than the \(limit)"
                    + " of \"\(target.kind.rawValue)\": \(names.prefix(300))",
                help: "Give its steps less time, or the level more.",
                at: field.find(String(level))?.node.place)
        }
    }
}

/// The longest way through a playbook at one level, by the deadlines of its steps. A loop counts
/// once. The playbook must have no circles.
struct LongestWays {
    let steps: Catalogue<Step>
    let level: Int
    private var known: [StepID: Way] = [:]

    init(steps: Catalogue<Step>, level: Int) {
        self.steps = steps
        self.level = level
    }

    struct Way {
        var length = TimeSpan.zero
        /// The steps on it that have deadlines.
        var steps: [StepID] = []
    }

    // As deep as the longest way, which `PlaybookCompiler.mostSteps` bounds.
    mutating func way(from id: StepID) -> Way {
        if let way = known[id] { return way }
        guard let step = steps[id] else { return Way() }
        var way = Way()
        if case .action = step.kind, let limit = step.within[level] {
            way = Way(length: limit.comparable, steps: [id])
        }
        for part in [longest(step.kind.branches), longest(step.next.map { [$0] } ?? [])] {
            way.length = way.length + part.length
            way.steps += part.steps
        }
        known[id] = way
        return way
    }

    private mutating func longest(_ ids: [StepID]) -> Way {
        var longest = Way()
        for id in ids {
            let way = way(from: id)
            if way.length > longest.length { longest = way }
        }
        return longest
    }
}

extension Step {
    /// The key of a file under which the first branch stands.
    fileprivate var keyOfBranches: String {
        switch kind {
        case .action, .ifCondition, .whileCondition: "on_true"
        case .parallel: "branches"
        case .switchCondition: "cases"
        }
    }
}
