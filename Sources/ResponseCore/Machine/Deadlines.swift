// SPDX-License-Identifier: Apache-2.0
// What happens because time passes, and what is still owed to the world.

package import Notation
import ResponseModel

/// When something is due that nobody has to ask for; nil when nothing is.
package func nextDeadline(_ state: State) -> Timestamp? {
    [state.deadlines.first, state.nextExpiry].compactMap { $0 }.min()
}

extension Incident {
    /// The earliest moment at which a tick would do something.
    package var nextDeadline: Timestamp? {
        var earliest = lowering?.due
        func consider(_ moment: Timestamp?) {
            guard let moment else { return }
            earliest = min(earliest ?? moment, moment)
        }
        for ladder in ladders.values { consider(ladder.due) }
        for step in steps.values { consider(step.watchedDue) }
        for target in targets.values {
            switch target.status {
            case .running: consider(target.atRisk)
            case .atRisk: consider(target.due)
            case .breached, .metLate, .met, .dropped: break
            }
        }
        consider(nextFatigue)
        return earliest
    }
}

extension Decision {
    /// Acts on every deadline that has passed, incident by incident, oldest first.
    mutating func tick() {
        guard let first = nextDeadline(state), first <= now else { return }
        expireStock()
        for id in state.open {
            guard let due = state.deadlines[id], due <= now else { continue }
            finishLowering(id)
            climbLadders(id)
            markOverdueSteps(id)
            watchFatigue(id)
            checkTargets(id)
        }
    }
}

/// What the shell still owes the world: pages that no channel has taken or refused, and notices
/// whose deliveries have not all ended. The same state gives the same effects in the same order.
package func outstandingEffects(_ state: State, at now: Timestamp) -> [Effect] {
    state.owing.flatMap { outstandingEffects(state, of: $0) }
}

/// What of it one incident owes: enough to know after events of that incident.
package func outstandingEffects(_ state: State, of id: IncidentID) -> [Effect] {
    guard state.owes(id), let incident = state.incidents[id] else { return [] }
    return incident.owedPages.map { pageEffect($0, incident, state) }
        + incident.owedNotices.map { noticeEffect($0, state.world) }
}

extension Incident {
    /// Whether a page or a notice of it is still to be sent.
    var owesSomething: Bool {
        guard isOpen else { return false }
        return notices.values.contains(where: \.isOwed)
            || phase < .inReview && pages.values.contains(where: \.isOwed)
    }

    // When the response has ended there is nothing to call anybody for.
    fileprivate var owedPages: [Page] {
        guard phase < .inReview else { return [] }
        return pages.values.filter(\.isOwed)
    }

    fileprivate var owedNotices: [Notice] { notices.values.filter(\.isOwed) }
}

extension Page {
    fileprivate var isOwed: Bool { outcome == nil && acknowledgedAt == nil }
}

extension Notice {
    fileprivate var isOwed: Bool { status == .released }
}

private func noticeEffect(_ notice: Notice, _ world: World) -> Effect {
    let order = NoticeOrder(
        notice: notice.id, incident: notice.incident, audience: notice.audience,
        texts: notice.texts, releasedAt: notice.releasedAt ?? notice.draftedAt,
        references: notice.references)
    return world.isExercise
        ? .rehearseNotice(Exercise(order)) : .sendNotice(Actual(order, in: world))
}

private func pageEffect(_ page: Page, _ incident: Incident, _ state: State) -> Effect {
    let order = PageOrder(
        page: page.id, incident: incident.id, person: page.person, role: page.role,
        text: pageText(page, incident, state), orderedAt: page.orderedAt)
    return state.world.isExercise
        ? .rehearsePage(Exercise(order)) : .sendPage(Actual(order, in: state.world))
}

private func pageText(_ page: Page, _ incident: Incident, _ state: State) -> NoticeText {
    let organization = state.organization
    let language = organization?.people[page.person]?.language ?? .en
    let level = incident.level.flatMap { organization?.scale[$0]?.name[language] }
    let role = organization?.roles[page.role]?.name[language] ?? page.role.raw
    let mark = state.world.mark(language)
    if let news = page.news { return newsText(news, page, incident, state) }
    let title = incident.report.title
    let grade = level.map { "[\($0)] " } ?? ""
    switch language {
    case .en:
        return NoticeText(
            language: .en, subject: "\(mark)\(grade)\(incident.id) \(title)",
            body: "\(mark)You are called as \(role) for incident \(incident.id): \(title)\n"
                + "Acknowledge: muster incident acknowledge \(incident.id) --as \(page.person)\n",
            short: "\(mark)\(incident.id) \(title): \(role)")
    case .zh:
        return NoticeText(
            language: .zh, subject: "\(mark)\(grade)\(incident.id) \(title)",
            body: "\(mark)请以\(role)身份处置事件 \(incident.id)：\(title)\n"
                + "确认：muster incident acknowledge \(incident.id) --as \(page.person)\n",
            short: "\(mark)\(incident.id) \(title)：\(role)")
    }
}
