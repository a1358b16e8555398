// SPDX-License-Identifier: Apache-2.0
// Sentences about roles and calls.

import ResponseCore
import ResponseModel

extension Sentences {
    func role(_ event: RoleEvent) -> LocalizedText {
        switch event {
        case .assigned(let role, let person, let because):
            let (role, person) = (names.role(role).name, names.person(person).name)
            let why = because.words(names)
            return text(
                "\(person.en) is \(role.en): \(why.en).", "\(person.zh)担任\(role.zh)：\(why.zh)。")
        case .leftVacant(let role, let reason):
            let (role, why) = (names.role(role).name, reason.words(names))
            return text("\(role.en) is vacant: \(why.en).", "\(role.zh)空缺：\(why.zh)。")
        case .incidentAcknowledged(let person):
            let person = names.person(person).name
            return text("\(person.en) took the incident.", "\(person.zh)已接手本事件。")
        case .commandTransferred(let from, let to, let brief):
            return transferred(from, to, brief)
        case .spanExceeded(let role, let people):
            let role = names.role(role).name
            return text(
                "\(people) people report to \(role.en), more than \(Limits.spanOfControl).",
                "\(role.zh)下辖 \(people) 人，超过 \(Limits.spanOfControl) 人。")
        }
    }

    func page(_ event: PageEvent) -> LocalizedText {
        switch event {
        case .ordered(let page):
            guard let news = page.news else { return ordered(page) }
            let (person, words) = (names.person(page.person).name, self.news(news))
            return text("\(person.en) was told: \(words.en)", "已告知\(person.zh)：\(words.zh)")
        case .reported(let page, let outcome): return reported(page, outcome)
        case .acknowledged(let page, let person):
            if names.page(page)?.news != nil {
                let person = names.person(person).name
                return text("\(person.en) has read \(page).", "\(person.zh)已阅 \(page)。")
            }
            let (person, role) = (names.person(person).name, role(of: page))
            return text(
                "\(person.en) acknowledged the call for \(role.en).",
                "\(person.zh)已确认\(role.zh)的呼叫。")
        case .rungTimedOut(let role, let rung):
            let role = names.role(role).name
            return text(
                "Nobody on rung \(rung + 1) answered in time for \(role.en).",
                "\(role.zh)第 \(rung + 1) 级呼叫无人按时应答。")
        case .ladderExhausted(let role):
            let role = names.role(role).name
            return text(
                "Everybody on the ladder for \(role.en) was called in vain.",
                "\(role.zh)的升级呼叫已穷尽，无人应答。")
        }
    }

    private func ordered(_ page: Page) -> LocalizedText {
        let (person, role) = (names.person(page.person).name, names.role(page.role).name)
        return text(
            "\(person.en) called for \(role.en), rung \(page.rung + 1).",
            "呼叫\(person.zh)担任\(role.zh)，第 \(page.rung + 1) 级。")
    }

    private func reported(_ id: PageID, _ outcome: PageOutcome) -> LocalizedText {
        let person = names.page(id).map { names.person($0.person).name } ?? LocalizedText(id.raw)
        switch outcome {
        case .accepted(let channel):
            let channel = names.channel(channel).name
            return text(
                "The call to \(person.en) went out by \(channel.en).",
                "对\(person.zh)的呼叫已由\(channel.zh)发出。")
        case .failed(let reason):
            return said(
                "The call to \(person.en) could not be delivered", "对\(person.zh)的呼叫未能送达", reason)
        }
    }

    private func role(of id: PageID) -> LocalizedText {
        names.page(id).map { names.role($0.role).name } ?? LocalizedText(id.raw)
    }

    private func transferred(
        _ from: PersonID?, _ to: PersonID, _ brief: String
    ) -> LocalizedText {
        let to = names.person(to).name
        guard let from = from.map({ names.person($0).name }) else {
            return said("Command passed to \(to.en)", "指挥权交由\(to.zh)", brief)
        }
        return said(
            "Command passed from \(from.en) to \(to.en)", "指挥权由\(from.zh)移交\(to.zh)", brief)
    }
}
