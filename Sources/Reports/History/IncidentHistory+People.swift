// SPDX-License-Identifier: Apache-2.0
// Roles, pages, ladders.

import Notation
import ResponseCore
import ResponseModel

extension IncidentHistory {
    mutating func take(_ event: RoleEvent, _ record: Record) {
        let at = record.at
        switch event {
        case .assigned(let role, let person, let because):
            assign(role, to: person, because, at: at)
        case .leftVacant(let role, let reason):
            people.vacancies.append(
                Evaluation.Vacancy(role: names.role(role), since: at, reason: reason))
        case .incidentAcknowledged(let person):
            // The first answer counts; a later hand-over does not make it slower.
            if acknowledgedAt == nil {
                acknowledgedAt = at
                people.acknowledgedBy = names.person(person)
            }
        case .commandTransferred(let from, let to, let brief):
            people.transfers.append(
                Evaluation.Transfer(
                    at: at, from: from.map(names.person), to: names.person(to), brief: brief))
        case .spanExceeded: decide(record)
        }
    }

    mutating func take(_ event: PageEvent, _ record: Record) {
        let at = record.at
        switch event {
        case .ordered(let page): order(page)
        case .reported(let page, let outcome):
            updateCall(page) { $0.outcome = outcome }
            observeFailure(of: page, outcome, at: at)
        case .acknowledged(let page, _): updateCall(page) { $0.acknowledgedAt = at }
        case .rungTimedOut(let role, let rung):
            people.timeouts.append(
                Evaluation.Rung(role: names.role(role), rung: rung, at: at))
            observe(.rungUnanswered(role: names.role(role), rung: rung), at: at)
        case .ladderExhausted(let role):
            people.exhausted.append(Evaluation.Rung(role: names.role(role), at: at))
            observe(.ladderExhausted(role: names.role(role)), at: at)
        }
    }

    private mutating func assign(
        _ role: RoleID, to person: PersonID, _ because: RoleReason, at: Timestamp
    ) {
        for index in people.roles.indices
        where people.roles[index].role.id == role.raw && people.roles[index].to == nil {
            people.roles[index].to = at
        }
        for index in people.vacancies.indices
        where people.vacancies[index].role.id == role.raw && people.vacancies[index].until == nil {
            people.vacancies[index].until = at
        }
        people.roles.append(
            Evaluation.RoleSpan(
                role: names.role(role), person: names.person(person), from: at, because: because))
    }

    // News call nobody to anything: they stand in the timeline.
    private mutating func order(_ page: Page) {
        guard page.news == nil else { return }
        people.calls.append(
            Evaluation.Call(
                page: page.id, person: names.person(page.person), role: names.role(page.role),
                rung: page.rung, orderedAt: page.orderedAt))
    }

    private mutating func updateCall(_ page: PageID, _ change: (inout Evaluation.Call) -> Void) {
        guard let index = people.calls.firstIndex(where: { $0.page == page }) else { return }
        change(&people.calls[index])
    }

    private mutating func observeFailure(
        of page: PageID, _ outcome: PageOutcome, at: Timestamp
    ) {
        guard case .failed(let reason) = outcome, let page = names.page(page) else { return }
        observe(.pageFailed(person: names.person(page.person), reason: reason), at: at)
    }
}
