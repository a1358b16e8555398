// SPDX-License-Identifier: Apache-2.0
// From a command to what happens. Its family (Commands/) hands it to the rules (Rules/, one family
// a file); each rule refuses with a reason or emits events.

package import Notation
import ResponseModel

/// What a command brings about.
package struct Decided: Sendable {
    /// What happens, in order; none if the command was obeyed before, or asks for nothing new.
    package let events: [Event]
    /// The state as these events leave it: the same as `evolve` makes of them one after the other.
    package let state: State
}

/// What happens when somebody asks for something at a moment; `state` is not changed. Events happen
/// at `now`, or at `state.now` where that is later.
///
/// - Throws: `Refusal`, with the reason; then nothing happens.
package func decide(
    _ submission: Submission, in state: State, at now: Timestamp
) throws(Refusal) -> Decided {
    if let key = submission.key {
        guard key.utf8.count <= Limits.commandKeyBytes else {
            throw .limit("The key of the command", Limits.commandKeyBytes, "bytes")
        }
        if state.commandKeys.contains(key) { return Decided(events: [], state: state) }
    }
    var decision = Decision(of: submission, in: state, at: max(now, state.now))
    try decision.obey(submission.command)
    return Decided(events: decision.events, state: decision.state)
}

/// A decision in the making: the events so far, and the state as they leave it, so that each rule
/// sees what the rules before it have done.
struct Decision {
    private(set) var state: State
    let now: Timestamp
    let by: Actor
    private(set) var events: [Event] = []
    private let commandKey: String?

    init(of submission: Submission, in state: State, at now: Timestamp) {
        self.state = state
        self.now = now
        by = submission.by
        commandKey = submission.key
    }

    /// Adds an event and lets it take effect.
    mutating func emit(_ event: Event) {
        events.append(event)
        evolve(&state, Occurrence(event, at: now, by: by, commandKey: commandKey))
    }
}

// MARK: What rules look up, and how they refuse

extension Decision {
    /// An open incident.
    func openIncident(_ id: IncidentID) throws(Refusal) -> Incident {
        let incident = try knownIncident(id)
        guard incident.isOpen else {
            throw Refusal(
                .wrongPhase, "Incident \(id) is closed.", help: "Declare a new incident.")
        }
        return incident
    }

    /// An incident, open or closed.
    func knownIncident(_ id: IncidentID) throws(Refusal) -> Incident {
        guard let incident = state.incidents[id] else {
            throw .unknown("incident", id.raw, among: state.open.map(\.raw))
        }
        return incident
    }

    /// The organisation; without plans nothing can be decided.
    func organization() throws(Refusal) -> Organization {
        guard let organization = state.organization else {
            throw Refusal(
                .unknown, "No plans are installed.",
                help: "Start Muster with a folder of plans that passes `muster check`.")
        }
        return organization
    }

    /// The person who gives the command; systems may not do what a person must answer for.
    func person() throws(Refusal) -> PersonID {
        guard let person = by.person else {
            throw Refusal(
                .notPermitted, "\(by) is not a person.",
                help: "Say who decides this: --as PERSON.")
        }
        return try known(person)
    }

    /// A person of the organisation.
    func known(_ person: PersonID) throws(Refusal) -> PersonID {
        guard try organization().people[person] != nil else {
            throw .unknown("person", person.raw, among: try organization().people.all.map(\.id.raw))
        }
        return person
    }

    /// Whether a person may do something in an incident: by a role that they hold in it, or by one
    /// that the organisation gave them. The commander may do everything in the own incident, and
    /// where no role has a permission it is nobody's privilege.
    func may(_ person: PersonID, _ permission: Permission, in incident: Incident) -> Bool {
        guard let organization = state.organization else { return false }
        if incident.commander == person { return true }
        let holders = organization.roles.all.filter { $0.permissions.contains(permission) }
        if holders.isEmpty { return true }
        return holders.contains { role in
            incident.roles[role.id]?.person == person
                || organization.people[person]?.roles.contains(role.id) == true
        }
    }

    /// The person who gives the command, if they may.
    @discardableResult
    func permitted(_ permission: Permission, in incident: Incident) throws(Refusal) -> PersonID {
        let person = try person()
        guard may(person, permission, in: incident) else {
            let roles = try organization().roles.all.filter { $0.permissions.contains(permission) }
            throw Refusal(
                .notPermitted, "\(person) may not \(permission.phrase) in \(incident.id).",
                help: "Ask the incident commander, or a holder of: "
                    + roles.map(\.id.raw).joined(separator: ", ") + ".")
        }
        return person
    }

    /// Refuses unless the incident is in one of the phases.
    func require(
        _ incident: Incident, in phases: [Phase], to purpose: String, help: String
    ) throws(Refusal) {
        guard phases.contains(incident.phase) else {
            throw Refusal(
                .wrongPhase,
                "Incident \(incident.id) is \(incident.phase.rawValue); it cannot \(purpose) now.",
                help: help)
        }
    }

    /// Refuses a text that is empty where it must not be, or too long.
    func check(
        _ text: String, _ name: String, isRequired: Bool = true,
        limit: Int = Limits.textBytes
    ) throws(Refusal) {
        guard !isRequired || text.contains(where: { !$0.isWhitespace }) else {
            throw Refusal(.invalid, "\(name) is missing.", help: "Say it in a sentence.")
        }
        guard text.utf8.count <= limit else { throw .limit(name, limit, "bytes") }
    }
}

extension Refusal {
    /// A thing that does not exist, with the nearest name that does.
    package static func unknown(_ kind: String, _ name: String, among known: [String]) -> Refusal {
        let hint = nearest(to: name, among: known).map { "Did you mean \"\($0)\"?" }
        let list = known.prefix(8).joined(separator: ", ")
        let help = hint ?? (known.isEmpty ? "There is none." : "There are: \(list).")
        return Refusal(.unknown, "There is no \(kind) \"\(name)\".", help: help)
    }

    /// A bound of Limits.swift.
    static func limit(_ name: String, _ bound: Int, _ unit: String) -> Refusal {
        Refusal(.limit, "\(name) is over its limit of \(bound) \(unit).", help: "Make it smaller.")
    }
}

extension Permission {
    /// As a verb phrase after "may not".
    var phrase: String {
        switch self {
        case .approveNotices: "approve notices"
        case .setLevel: "set the level"
        case .commitResources: "commit resources"
        case .openReserve: "open a reserve"
        case .approveDeviations: "approve deviations from the plan"
        case .standDown: "end the response"
        }
    }
}
