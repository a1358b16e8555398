// SPDX-License-Identifier: Apache-2.0
// Events in sentences. Each family has a file; who did it and when stand beside the sentence.

import Notation
import ResponseCore
import ResponseModel

/// The sentence of an event, with the names that its identifiers stand for.
func sentence(for event: Event, names: Names) -> LocalizedText {
    let sentences = Sentences(names: names)
    return switch event {
    case .plansInstalled(let set):
        text("Plans installed (\(set.digest)).", "预案已安装（\(set.digest)）。")
    case .plan(let plan, let event): sentences.plan(event, of: plan)
    case .drill(let event): sentences.drill(event)
    case .pool(let pool, let event): sentences.pool(event, of: pool)
    case .incident(_, let event): sentences.incident(event)
    case .signal(_, let event): sentences.signal(event)
    case .fact(_, let event): sentences.fact(event)
    case .level(_, let event): sentences.level(event)
    case .role(_, let event): sentences.role(event)
    case .page(_, let event): sentences.page(event)
    case .step(_, let event): sentences.step(event)
    case .resource(_, let event): sentences.resource(event)
    case .notice(_, let event): sentences.notice(event)
    case .target(_, let event): sentences.target(event)
    case .review(_, let event): sentences.review(event)
    }
}

/// Makes sentences about one incident, with one function for each family of events.
struct Sentences {
    let names: Names

    /// `: note`, or a full stop where there is no note.
    func tail(_ note: String) -> LocalizedText {
        note.isEmpty ? text(".", "。") : text(": \(note)", "：\(note)")
    }

    /// A sentence that ends with what somebody said.
    func said(_ en: String, _ zh: String, _ note: String) -> LocalizedText {
        let tail = tail(note)
        return text(en + tail.en, zh + tail.zh)
    }

    func moment(_ moment: Timestamp) -> String {
        let zone = names.organization?.zone ?? .utc
        return Clock(zone: zone, start: names.reportedAt).short(moment)
    }

    func plan(_ event: PlanEvent, of id: PlanID) -> LocalizedText {
        switch event {
        case .revised(let entry): return revised(id, entry)
        }
    }

    func drill(_ event: DrillEvent) -> LocalizedText {
        switch event {
        case .started(let id, let seed):
            return text("Drill \(id) started, seed \(seed).", "演练 \(id) 开始，种子 \(seed)。")
        case .injectDelivered(let inject): return injected(inject)
        case .ended(let id): return text("Drill \(id) ended.", "演练 \(id) 结束。")
        }
    }

    private func injected(_ inject: InjectRecord) -> LocalizedText {
        guard !inject.isHeldBack else {
            return text(
                "Inject \(inject.number) held back: players had done what it asks for.",
                "备用注入 \(inject.number) 未使用：预期行动已完成。")
        }
        return text(
            "Inject \(inject.number) from \(inject.from) (\(inject.method)): \(inject.text.en)",
            "情景注入 \(inject.number)，来自 \(inject.from)（\(inject.method)）：\(inject.text.zh)")
    }
}
