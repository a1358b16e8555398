// SPDX-License-Identifier: Apache-2.0
// Sentences about notices and targets.

import Notation
import ResponseCore
import ResponseModel

extension Sentences {
    func notice(_ event: NoticeEvent) -> LocalizedText {
        switch event {
        case .drafted(let notice):
            let (audience, kind) = (names.audience(notice.audience).name, notice.messageType.words)
            return text(
                "Notice “\(notice.rule)” (\(kind.en)) drafted for \(audience.en).",
                "已起草通报“\(notice.rule)”（\(kind.zh)），受众\(audience.zh)。")
        case .approved(let id, let person):
            let person = names.person(person).name
            return about(id, "approved by \(person.en)", "已由\(person.zh)批准")
        case .released(let id, let because):
            return about(id, "released: \(because.words.en)", "已发出：\(because.words.zh)")
        case .stopped(let id, let reason):
            return about(id, "stopped: \(reason)", "已停止：\(reason)")
        case .completed(let id, let counts, _):
            return about(
                id,
                "complete: \(counts.accepted) accepted, \(counts.rejected) rejected, "
                    + "\(counts.suppressed) suppressed",
                "发送完毕：受理 \(counts.accepted)，拒收 \(counts.rejected)，未发送 \(counts.suppressed)")
        }
    }

    func target(_ event: TargetEvent) -> LocalizedText {
        switch event {
        case .started(let key, _, let due, _):
            return about(key, "due \(moment(due))", "时限 \(moment(due))")
        case .moved(let key, let due, _):
            return about(key, "now due \(moment(due))", "时限改为 \(moment(due))")
        case .atRisk(let key): return about(key, "at risk", "即将超时")
        case .met(let key, let margin): return met(key, margin)
        case .breached(let key): return about(key, "missed", "超时")
        case .dropped(let key): return about(key, "no longer counts", "不再计时")
        }
    }

    private func about(_ id: NoticeID, _ en: String, _ zh: String) -> LocalizedText {
        let rule = names.notice(id)?.rule ?? id.raw
        return text("Notice “\(rule)” (\(id)) \(en).", "通报“\(rule)”（\(id)）\(zh)。")
    }

    private func about(_ key: TargetKey, _ en: String, _ zh: String) -> LocalizedText {
        let name = key.words(names.subject(key))
        return text("Target “\(name.en)” \(en).", "时限“\(name.zh)”\(zh)。")
    }

    private func met(_ key: TargetKey, _ margin: TimeSpan) -> LocalizedText {
        guard margin < .zero else {
            return about(
                key, "kept, with \(margin.words.en) to spare", "按时完成，余量 \(margin.words.zh)")
        }
        let late = (TimeSpan.zero - margin).words
        return about(key, "done \(late.en) late", "完成，超时 \(late.zh)")
    }
}
