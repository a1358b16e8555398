// SPDX-License-Identifier: Apache-2.0

/// Which steps can be reached, and which ways lead back.
struct WorkflowCircles {
    /// Circles that are no loop of a while step.
    private(set) var findings: [ExchangeFinding] = []
    /// Ways at the end of the branch of a while step that lead back to it: they mean its end.
    private(set) var closing: Set<Closing> = []
    /// Identifiers of the steps that can be reached, in the order of the ways.
    private(set) var reached: [String] = []

    /// A way by the step that it leaves and the step that it leads to.
    struct Closing: Hashable {
        var from: String
        var to: String
    }

    private enum Mark { case open, done }

    /// A step that is being looked at, and how many of its ways are done.
    private struct Visit {
        var step: WorkflowStep
        var ways: [WorkflowStep.Way]
        var count = 0
    }

    /// No steps at all.
    init() {}

    /// Walks from the start, then from every step that was not reached.
    init(of steps: [WorkflowStep], from start: String?) {
        let byID = Dictionary(steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var marks: [String: Mark] = [:]
        if let start, let step = byID[start] { walk(from: step, byID, &marks) }
        let fromStart = reached
        for step in steps where marks[step.id] == nil { walk(from: step, byID, &marks) }
        reached = fromStart
    }

    // Not by recursion: a hostile file may have one way of a thousand steps.
    private mutating func walk(
        from start: WorkflowStep, _ steps: [String: WorkflowStep], _ marks: inout [String: Mark]
    ) {
        var open = [Visit(step: start, ways: start.ways)]
        marks[start.id] = .open
        reached.append(start.id)
        while var visit = open.popLast() {
            guard visit.count < visit.ways.count else {
                marks[visit.step.id] = .done
                continue
            }
            let way = visit.ways[visit.count]
            visit.count += 1
            open.append(visit)
            guard let target = steps[way.target] else { continue }
            switch marks[target.id] {
            case .open: meet(target, way, open)
            case .done: continue
            case nil:
                marks[target.id] = .open
                reached.append(target.id)
                open.append(Visit(step: target, ways: target.ways))
            }
        }
    }

    // A way back to a while step out of its own branch is how some programs write its loop.
    private mutating func meet(
        _ target: WorkflowStep, _ way: WorkflowStep.Way, _ open: [Visit]
    ) {
        guard let from = open.last?.step, let outer = open.first(where: { $0.step.id == target.id })
        else { return }
        let taken = outer.ways[outer.count - 1]
        if target.type == "while-condition", taken.member == "on_true", !way.isBranch,
            from.id != target.id
        {
            closing.insert(Closing(from: from.id, to: target.id))
            return
        }
        findings.append(
            ExchangeFinding(
                .cycle, at: "\(from.path).\(way.member)",
                "step \(from.id) leads back to \(target.id)",
                help: "Lead it to an end; to repeat something use a while-condition."))
    }
}
