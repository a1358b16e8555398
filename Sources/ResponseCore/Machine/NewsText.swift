// SPDX-License-Identifier: Apache-2.0
// The words of pages that tell a commander something.

import Notation
import ResponseModel

/// The text of a page with news, in the language of whoever is told.
func newsText(
    _ news: PageNews, _ page: Page, _ incident: Incident, _ state: State
) -> NoticeText {
    let language = state.organization?.people[page.person]?.language ?? .en
    let mark = state.world.mark(language)
    let sentence = NewsWords(organization: state.organization).sentence(news)[language]
    let subject = "\(mark)\(incident.id) \(sentence)"
    let title = incident.report.title
    let body =
        switch language {
        case .en: "\(mark)\(incident.id) \(title)\n\(sentence)\nSee: muster pool list\n"
        case .zh: "\(mark)\(incident.id) \(title)\n\(sentence)\n查看：muster pool list\n"
        }
    return NoticeText(language: language, subject: subject, body: body, short: subject)
}

/// News in both languages.
private struct NewsWords {
    let organization: Organization?

    func sentence(_ news: PageNews) -> LocalizedText {
        switch news {
        case .unitsLost(let pool, let loss): return lost(pool, loss)
        case .fatigueNear(let person, let limit):
            let name = self.name(person)
            let at = moment(limit)
            return LocalizedText(
                en: "\(name.en) reaches the fatigue limit at \(at); relief has been asked for.",
                zh: "\(name.zh)将于 \(at) 达到疲劳上限，已请求接替。")
        case .stoodDown(let person):
            let name = self.name(person)
            return LocalizedText(
                en: "\(name.en) has reached the fatigue limit and is stood down.",
                zh: "\(name.zh)已达疲劳上限，停止执勤。")
        case .spanExceeded(let role, let people):
            let role = organization?.roles[role]?.name ?? LocalizedText(role.raw)
            return LocalizedText(
                en: "\(people) people report to \(role.en), more than \(Limits.spanOfControl): "
                    + "divide the work.",
                zh: "\(role.zh)下辖 \(people) 人，超过 \(Limits.spanOfControl) 人，请分组指挥。")
        }
    }

    private func lost(_ pool: PoolID, _ loss: Preemption) -> LocalizedText {
        let name = self.name(pool)
        let help = helps(loss.substitute)
        return LocalizedText(
            en: "\(loss.units) × \(name.en) went to \(loss.incident). \(help.en)",
            zh: "\(name.zh) \(loss.units) 个已调往 \(loss.incident)。\(help.zh)")
    }

    private func helps(_ substitute: Preemption.Substitute) -> LocalizedText {
        switch substitute {
        case .pool(let pool, let units, let leadTime, let isMutualAid):
            let name = self.name(pool)
            return LocalizedText(
                en: "Best substitute: \(units) × \(name.en) in \(leadTime)"
                    + (isMutualAid ? " (mutual aid)." : "."),
                zh: "最佳替代：\(name.zh) \(units) 个，\(leadTime) 到位"
                    + (isMutualAid ? "（外部支援）。" : "。"))
        case .comesBack(let at, let units):
            return LocalizedText(
                en: "No substitute; \(units) should come back at \(moment(at)).",
                zh: "无替代资源；预计 \(moment(at)) 归还 \(units) 个。")
        case .none:
            return LocalizedText(en: "There is no substitute.", zh: "无替代资源。")
        }
    }

    private func name(_ pool: PoolID) -> LocalizedText {
        organization?.pools[pool]?.name ?? LocalizedText(pool.raw)
    }

    private func name(_ person: PersonID) -> LocalizedText {
        organization?.people[person]?.name ?? LocalizedText(person.raw)
    }

    private func moment(_ moment: Timestamp) -> String {
        guard let zone = organization?.zone else { return moment.description }
        let civil = zone.civil(moment)
        return "\(civil.dateText) \(civil.clockText)"
    }
}
