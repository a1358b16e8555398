// SPDX-License-Identifier: Apache-2.0
// Roles that nobody has taken although everybody was called: whoever leads finds somebody, since a
// response does not stand still for want of one (S043).

package import Notation
import ResponseCore
import ResponseModel

extension Situation {
    /// How long the lead waits for somebody who was called and for whom there is no next rung.
    package static let patience = TimeSpan.minutes(20)

    /// Looks at every role for which somebody was called.
    mutating func considerRoles() {
        guard incident.phase.isResponding, let lead else { return }
        for role in incident.ladders.keys where present(role) == nil {
            guard let ladder = incident.ladders[role], ladder.due == nil else { continue }
            findSomebody(for: role, ladder, lead)
        }
    }

    private mutating func findSomebody(for role: RoleID, _ ladder: Ladder, _ lead: PersonID) {
        let name = name("fill", role.raw)
        guard isFree(name), let person = next(of: candidates(for: role), for: name) else { return }
        let called = incident.pages.values.filter { $0.role == role }.map(\.orderedAt).max() ?? now
        let time = ladder.isExhausted ? now : max(now, called + Self.patience)
        let thinking = people.decisionTime(of: lead, on: name, at: time)
        // Command is taken, not given: the one who was called and never came still stands there.
        if role == Role.incidentCommander {
            intend(
                name, .role(.acknowledge(incident.id, role: role)), by: person, at: time + thinking)
        } else {
            intend(
                name,
                .role(
                    .assign(
                        incident.id, role: role, person: person,
                        reason: StaffWording.nobodyAnswered)),
                by: lead, at: time + thinking)
        }
    }

    /// Everybody who has the skills and did not leave a call for the role unanswered: first those
    /// who have no role yet, then the lead, then the others who are there.
    private func candidates(for role: RoleID) -> [PersonID] {
        let skills = organization.roles[role]?.skills ?? []
        let silent = incident.pages.values
            .filter { $0.role == role && $0.acknowledgedAt == nil }.map(\.person)
        let fit = organization.people.all.filter { person in
            skills.allSatisfy { person.skills.contains($0) } && !silent.contains(person.id)
        }.map(\.id)
        let present = everybodyPresent
        // Who has not answered another call is not there either.
        let absent = incident.pages.values.filter { $0.acknowledgedAt == nil }.map(\.person)
        let idle = fit.filter { !present.contains($0) && !absent.contains($0) }
        let busy = fit.filter { present.contains($0) || $0 == lead }
        // Command goes to somebody who is in the picture.
        if role == Role.incidentCommander { return busy + idle }
        return idle + busy
    }
}
