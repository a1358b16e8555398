// SPDX-License-Identifier: Apache-2.0
// Everything that can be asked of the core. Each family stands in a file of its own with its cases,
// its forms, who may give them and the rules that they are handed to; how to add one:
// docs/how-to-add.md. Who asks stands in `Submission`; the time comes with the call of `decide`.

package import ResponseModel

/// A wish, in the imperative. It is obeyed whole or refused whole.
package enum Command: Sendable, Equatable {
    /// Make a set of plans the current one; cannot be sent.
    case installPlans(PlanSet)
    case plan(PlanCommand)
    case intake(IntakeCommand)
    case incident(IncidentCommand)
    case level(LevelCommand)
    case role(RoleCommand)
    case step(StepCommand)
    case resource(ResourceCommand)
    case pool(PoolCommand)
    case notice(NoticeCommand)
    case review(ReviewCommand)
    case drill(DrillCommand)
    /// Act on every deadline that has passed.
    case tick
}

/// Who may give a command. Some rules ask for more: the holder of a role that the plan names, a
/// second person.
package enum Authority: Sendable, Equatable {
    /// People and systems.
    case anybody
    /// Somebody of the organisation: what a person must answer for.
    case person
    /// Somebody who has a permission in an incident.
    case holder(Permission, in: IncidentID)
    /// Muster itself: nobody else can know it. A forged result of a delivery would end a notice
    /// that was never sent.
    case coordinator
}

extension Command {
    /// Who may give it.
    package var authority: Authority {
        switch self {
        case .installPlans, .tick: .coordinator
        case .plan(let command): command.authority
        case .intake(let command): command.authority
        case .incident(let command): command.authority
        case .level(let command): command.authority
        case .role(let command): command.authority
        case .step(let command): command.authority
        case .resource(let command): command.authority
        case .pool(let command): command.authority
        case .notice(let command): command.authority
        case .review(let command): command.authority
        case .drill(let command): command.authority
        }
    }
}

extension Decision {
    /// Refuses a command of somebody who may not give it. What it names and does not exist, or is
    /// closed, is for the rule to say. What only Muster itself gives is kept out at the doors.
    func authorise(_ authority: Authority) throws(Refusal) {
        switch authority {
        case .anybody, .coordinator: break
        case .person: _ = try person()
        case .holder(let permission, let id):
            guard let incident = state.incidents[id], incident.isOpen else {
                _ = try person()
                return
            }
            try permitted(permission, in: incident)
        }
    }

    /// Hands a command to the rules of its family.
    mutating func obey(_ command: Command) throws(Refusal) {
        try authorise(command.authority)
        switch command {
        case .installPlans(let planSet): try installPlans(planSet)
        case .plan(let command): try obey(command)
        case .intake(let command): try obey(command)
        case .incident(let command): try obey(command)
        case .level(let command): try obey(command)
        case .role(let command): try obey(command)
        case .step(let command): try obey(command)
        case .resource(let command): try obey(command)
        case .pool(let command): try obey(command)
        case .notice(let command): try obey(command)
        case .review(let command): try obey(command)
        case .drill(let command): try obey(command)
        case .tick: tick()
        }
    }
}

extension Identifier {
    /// The incident that a part of it belongs to: names of parts begin with the name of their
    /// incident, as in `inc-0001.n2`.
    package var incident: IncidentID { IncidentID(String(raw.prefix { $0 != "." })) }
}
