// SPDX-License-Identifier: Apache-2.0
// Events in sentences. Each family has a file; who did it and when stand beside the sentence.

import Notation
import ResponseCore
import ResponseModel

/// The sentence of an event, with the names that its identifiers stand for.
func sentence(for event: Event, names: Names) -> LocalizedText {
    let sentences = Sentences(names: names)
    let words: LocalizedText? =
        switch EventFamily(event) {
        case .plans, .drill: sentences.drill(event)
        case .intake: sentences.intake(event)
        case .level: sentences.level(event)
        case .people: sentences.people(event)
        case .steps: sentences.steps(event)
        case .resources: sentences.resources(event)
        case .notices: sentences.notices(event)
        case .targets: sentences.targets(event)
        case .ending: sentences.ending(event)
        case .review: sentences.review(event)
        }
    return words ?? EventFamily(event).words
}

/// Makes sentences about one incident. Each function answers nil for events of other families.
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

    func drill(_ event: Event) -> LocalizedText? {
        switch event {
        case .plansInstalled(let set):
            return text("Plans installed (\(set.digest)).", "预案已安装（\(set.digest)）。")
        case .planRevised(let id, let entry): return revised(id, entry)
        case .drillStarted(let id, let seed):
            return text("Drill \(id) started, seed \(seed).", "演练 \(id) 开始，种子 \(seed)。")
        case .injectDelivered(let inject): return injected(inject)
        case .drillEnded(let id): return text("Drill \(id) ended.", "演练 \(id) 结束。")
        default: return nil
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
