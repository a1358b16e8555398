// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

extension PlanExplanation {
    // The roles that hold at the level, and whoever is called without one.
    var people: [CalledRolePart] {
        let level = incident.level ?? 0
        let planned = plan.roles.filter { $0.levels?.contains(level) ?? true }
        let called = unanswered.pages.values.map(\.role)
        var seen: Set<RoleID> = []
        return (planned.map(\.role) + called).filter { seen.insert($0).inserted }.map { role in
            self.role(role, planned.first { $0.role == role } ?? organization.intake)
        }
    }

    private func role(_ role: RoleID, _ rule: RoleRule?) -> CalledRolePart {
        let calls = unanswered.pages.values.filter { $0.role == role }
        let ladder = rule?.escalation.flatMap { organization.escalations[$0] }
        var part = CalledRolePart()
        part.role = NamedPart(role.raw, organization.roles[role]?.name)
        part.rotation = rule?.rotation?.raw
        part.escalation = rule?.escalation?.raw
        part.rungs = ladder?.rungs.count ?? 1
        part.repeats = ladder?.repeats ?? 0
        part.onDuty = incident.roles[role].map { person($0.person) }
        part.calls = calls.map(call)
        part.unansweredAt = exhausted(role, calls)
        return part
    }

    private func call(_ page: Page) -> CalledRolePart.CallPart {
        let contacts = organization.people[page.person]?.contacts ?? []
        var part = CalledRolePart.CallPart()
        part.rung = page.rung + 1
        part.person = person(page.person)
        part.media = contacts.map(\.medium.rawValue)
        part.afterMilliseconds = (page.orderedAt - moment).milliseconds
        part.at = page.orderedAt
        return part
    }

    // When the last rung has had its time and there is nobody left to call.
    private func exhausted(_ role: RoleID, _ calls: [Page]) -> Timestamp? {
        guard unanswered.ladders[role]?.isExhausted == true else { return nil }
        return calls.last?.due ?? moment
    }
}
