// SPDX-License-Identifier: Apache-2.0

import CEL
import ResponseCore
import ResponseModel

extension PlanComparer {
    /// The steps of the response.
    var playbook: [PlanChange] {
        let before = old.playbook.steps
        let after = new.playbook.steps
        let gone = before.all.filter { after[$0.id] == nil }
        let come = after.all.filter { before[$0.id] == nil }
        let renamed = come.compactMap { step -> (from: Step, to: Step)? in
            gone.first { $0.title == step.title && $0.kind.name == step.kind.name }
                .map { ($0, step) }
        }
        let removed = gone.filter { step in !renamed.contains { $0.from.id == step.id } }
        let added = come.filter { step in !renamed.contains { $0.to.id == step.id } }
        return value(
            "playbook.start", Name(en: "first step", zh: "首个步骤"), old.playbook.start?.raw,
            new.playbook.start?.raw)
            + removed.map {
                whole("playbook.steps.\($0.id)", .removed, Self.name($0), effect: .loosens)
            }
            + added.map { whole("playbook.steps.\($0.id)", .added, name(added: $0)) }
            + renamed.flatMap { rename($0.from, $0.to) }
            + after.all.flatMap { step in
                before[step.id].map { difference($0, step) } ?? []
            } + moves
    }

    private static func name(_ step: Step) -> Name {
        Name(en: "step \(step.id) (\(step.title.en))", zh: "步骤 \(step.id)(\(step.title.zh))")
    }

    // Where it stands says more of a new step than its name.
    private func name(added step: Step) -> Name {
        let before = new.playbook.steps.all.first { $0.leads(to: step.id) }
        let name = Self.name(step)
        guard let before else { return name }
        return Name(en: "\(name.en) after \(before.id)", zh: "\(name.zh)(在 \(before.id) 之后)")
    }

    private func rename(_ before: Step, _ after: Step) -> [PlanChange] {
        var change = PlanChange(
            path: "playbook.steps.\(after.id)", kind: .changed,
            words: Name(
                en: "step \(before.id) is now called \(after.id)",
                zh: "步骤 \(before.id) 改名为 \(after.id)"))
        change.formerPath = "playbook.steps.\(before.id)"
        return [change] + difference(before, after)
    }

    private func difference(_ before: Step, _ after: Step) -> [PlanChange] {
        let path = "playbook.steps.\(after.id)"
        func name(_ en: String, _ zh: String) -> Name {
            Name(en: "step \(after.id): \(en)", zh: "步骤 \(after.id)：\(zh)")
        }
        let review: PlanChange.Effect = after.review == .none ? .loosens : .tightens
        return value(
            path + ".type", name("type", "类型"), before.kind.name, after.kind.name)
            + text(path + ".title", name("title", "标题"), before.title, after.title)
            + text(
                path + ".instructions", name("instructions", "操作说明"), before.instructions,
                after.instructions)
            + value(
                path + ".role", name("role", "责任角色"), before.role?.raw, after.role?.raw,
                effect: after.role == nil ? .loosens : .none)
            + limits(path + ".within", name("deadline", "时限"), before.within, after.within)
            + value(
                path + ".then", name("followed by", "后续步骤"), before.next?.raw ?? "end",
                after.next?.raw ?? "end")
            + value(
                path + ".review", name("review", "复核"), before.review.rawValue,
                after.review.rawValue, effect: review)
            + value(
                path + ".rollback", name("undone by", "回退步骤"), before.rollback?.raw,
                after.rollback?.raw, effect: after.rollback == nil ? .loosens : .none)
            + value(
                path + ".destructive", name("destructive", "不可逆"),
                String(before.isDestructive), String(after.isDestructive),
                effect: after.isDestructive ? .tightens : .loosens)
            + branches(before, after, path, name)
    }

    private func branches(
        _ before: Step, _ after: Step, _ path: String, _ name: (String, String) -> Name
    ) -> [PlanChange] {
        guard before.kind.name == after.kind.name else { return [] }
        switch (before.kind, after.kind) {
        case (.parallel(let was), .parallel(let isNow)):
            return names(
                path + ".branches", name("branch", "分支"), was.map(\.raw), isNow.map(\.raw),
                removal: .loosens)
        case (.ifCondition(let was, let yes, let no), .ifCondition(let isNow, let then, let other)):
            return condition(
                path + ".when", name("condition", "条件"), was, isNow, widening: .none)
                + value(path + ".on_true", name("when true", "成立时"), yes.raw, then.raw)
                + value(path + ".on_false", name("when false", "不成立时"), no?.raw, other?.raw)
        case (.whileCondition(let was, let body), .whileCondition(let isNow, let loop)):
            return condition(
                path + ".when", name("repeated while", "循环条件"), was, isNow, widening: .none)
                + value(path + ".on_true", name("repeats", "循环步骤"), body.raw, loop.raw)
        case (
            .switchCondition(let was, let cases, let rest),
            .switchCondition(let isNow, let others, let otherwise)
        ):
            func list(_ cases: [Step.Case]) -> [String] { cases.map { "\($0.value) → \($0.step)" } }
            return condition(path + ".on", name("chosen by", "选择依据"), was, isNow, widening: .none)
                + names(path + ".cases", name("case", "情形"), list(cases), list(others))
                + value(path + ".otherwise", name("otherwise", "其余"), rest?.raw, otherwise?.raw)
        default: return []
        }
    }

    // MARK: Order

    /// Steps that both revisions have, but that come earlier or later than they did.
    private var moves: [PlanChange] {
        let before = old.playbook.order.filter { new.playbook.steps[$0] != nil }
        let after = new.playbook.order.filter { before.contains($0) }
        let common = before.filter { after.contains($0) }
        let kept = Set(Self.longestCommonOrder(common, after))
        return after.filter { !kept.contains($0) }.map { step in
            func place(_ order: [StepID]) -> String {
                order.firstIndex(of: step).flatMap { $0 > 0 ? order[$0 - 1].raw : nil } ?? "-"
            }
            return PlanChange(
                path: "playbook.steps.\(step).then", kind: .moved,
                words: Name(
                    en: "step \(step) moved: now after \(place(after)), was after \(place(common))",
                    zh: "步骤 \(step) 移位：现在 \(place(after)) 之后，原在 \(place(common)) 之后"))
        }
    }

    // Playbooks have at most 500 steps, so that a table of all pairs is small.
    private static func longestCommonOrder(_ left: [StepID], _ right: [StepID]) -> [StepID] {
        var lengths = Array(
            repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
        for row in left.indices.reversed() {
            for column in right.indices.reversed() {
                lengths[row][column] =
                    left[row] == right[column]
                    ? lengths[row + 1][column + 1] + 1
                    : max(lengths[row + 1][column], lengths[row][column + 1])
            }
        }
        var (row, column) = (0, 0)
        var result: [StepID] = []
        while row < left.count, column < right.count {
            if left[row] == right[column] {
                result.append(left[row])
                row += 1
                column += 1
            } else if lengths[row + 1][column] >= lengths[row][column + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        return result
    }
}

extension Step {
    /// The steps that this one leads to, branches first.
    fileprivate var ways: [StepID] { kind.branches + (next.map { [$0] } ?? []) }

    fileprivate func leads(to step: StepID) -> Bool { ways.contains(step) }
}

extension Playbook {
    /// The steps in the order in which they come, each once; branches before what follows them.
    fileprivate var order: [StepID] {
        var order: [StepID] = []
        var waiting = start.map { [$0] } ?? []
        while let step = waiting.popLast() {
            guard !order.contains(step), let model = steps[step] else { continue }
            order.append(step)
            waiting += model.ways.reversed()
        }
        return order
    }
}
