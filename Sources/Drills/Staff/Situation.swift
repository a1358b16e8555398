// SPDX-License-Identifier: Apache-2.0
// The simulated staff looks at one incident and says what it is going to do. Looking changes
// nothing but the list of intentions; the core decides what becomes of them.

package import Notation
package import ResponseCore
package import ResponseModel

/// An incident as the staff of a drill sees it at a moment, and what they mean to do about it.
package struct Situation {
    let incident: Incident
    let organization: Organization
    let people: SimulatedPeople
    let agenda: Agenda
    let now: Timestamp
    /// In the order in which they were formed, which is that of the plan.
    package private(set) var intentions: [Intention] = []

    /// Looks at an incident; `agenda` holds what was intended before.
    package init(
        _ incident: Incident, in organization: Organization, people: SimulatedPeople,
        agenda: Agenda, at now: Timestamp
    ) {
        self.incident = incident
        self.organization = organization
        self.people = people
        self.agenda = agenda
        self.now = now
    }

    /// Everything that anybody is going to do now that did not mean to before.
    package static func intentions(
        for incident: Incident, in organization: Organization, people: SimulatedPeople,
        agenda: Agenda, at now: Timestamp
    ) -> [Intention] {
        var situation = Situation(
            incident, in: organization, people: people, agenda: agenda, at: now)
        guard incident.isOpen else { return [] }
        situation.considerActivation()
        situation.considerRoles()
        situation.considerSteps()
        situation.considerNotices()
        situation.considerResources()
        situation.considerEnd()
        situation.considerReview()
        return situation.intentions
    }

    // MARK: Forming intentions

    /// The name of an intention about a part of the incident.
    func name(_ what: String, _ part: String = "", since moment: Timestamp? = nil) -> String {
        var words = [what, incident.id.raw]
        if !part.isEmpty { words.append(part) }
        if let moment { words.append(String(moment.milliseconds)) }
        return words.joined(separator: " ")
    }

    /// Whether an intention of that name is still to be formed.
    func isFree(_ name: String) -> Bool { agenda.isFree(name, at: now) }

    /// Forms an intention for a moment.
    mutating func intend(_ name: String, _ command: Command, by person: PersonID, at: Timestamp) {
        intentions.append(
            Intention(
                name: name, submission: Submission(command, by: .person(person)),
                at: max(now, at)))
    }

    /// Forms an intention, unless it is there, for when the person has made up their mind.
    mutating func decide(_ name: String, _ command: Command, by person: PersonID) {
        guard isFree(name) else { return }
        let time = people.decisionTime(of: person, on: name, at: now)
        intend(name, command, by: person, at: now + time)
    }

    // MARK: Who can act

    /// Who holds a role and has said so: nobody acts who has not answered the call.
    func present(_ role: RoleID) -> PersonID? {
        guard let holder = incident.roles[role], holder.hasConfirmed else { return nil }
        return holder.person
    }

    /// Everybody who holds a role and has said so, in the order of the roles, each once.
    var everybodyPresent: [PersonID] {
        var found: [PersonID] = []
        for role in incident.roles.keys {
            if let person = present(role), !found.contains(person) { found.append(person) }
        }
        return found
    }

    /// The commander; while there is none, whoever took the incident first.
    var lead: PersonID? { present(Role.incidentCommander) ?? incident.acknowledgedBy }

    /// Everybody present who may do something: the commander, who may do all, then the others in
    /// the order of their roles. The core has the last word; these are the ones who would try.
    func allowed(_ permission: Permission) -> [PersonID] {
        let commander = present(Role.incidentCommander)
        let roles = organization.roles.all.filter { $0.permissions.contains(permission) }
        let others = everybodyPresent.filter { person in
            person != commander
                && (roles.isEmpty || roles.contains { role in isHeld(role.id, by: person) })
        }
        return (commander.map { [$0] } ?? []) + others
    }

    /// Whether a role is somebody's, in the incident or in the organisation.
    func isHeld(_ role: RoleID, by person: PersonID) -> Bool {
        incident.roles[role]?.person == person
            || organization.people[person]?.roles.contains(role) == true
    }

    /// Who does what belongs to a role: its holder; where nobody will come any more, the lead.
    func performer(of role: RoleID?) -> PersonID? {
        guard let role else { return lead }
        if let holder = present(role) { return holder }
        if let ladder = incident.ladders[role], !ladder.isExhausted { return nil }
        return lead
    }

    /// Somebody from a list who has not been refused yet under this name.
    func next(of candidates: [PersonID], for name: String) -> PersonID? {
        guard !candidates.isEmpty else { return nil }
        return candidates[agenda.refusals(of: name) % candidates.count]
    }
}
