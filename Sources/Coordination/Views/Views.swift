// SPDX-License-Identifier: Apache-2.0
// Boards: what the command line and the web show, computed from the state and from nothing else.
// Members stand in a fixed order and are always there, null where there is nothing; names that
// people see come in both languages; moments are RFC 3339 in UTC.

import CEL
package import Notation
package import ResponseCore
import ResponseModel

/// Views of the state as JSON; pure.
package struct Views {
    let state: State
    let now: Timestamp

    private init(_ state: State, _ now: Timestamp) {
        self.state = state
        self.now = now
    }

    /// The view that a path names, nil when there is none:
    ///
    ///     incidents   incidents/ID   incidents/ID/why   incidents/ID/notices
    ///     pools       pools/ID       requests/ID        notices            notices/ID
    ///     actions     incidents/ID/actions
    ///     plans       plans/ID
    ///     headroom/PLAN/LEVEL/COUNT/AT
    ///
    /// - Parameters:
    ///   - path: The parts of the path, such as `["incidents", "inc-0001", "why"]`.
    ///   - now: When it is looked at; decides what is overdue.
    package static func view(
        _ path: [String], of state: State, at now: Timestamp
    ) -> JSON? {
        let views = Views(state, now)
        if path.first == "headroom" { return views.headroom(Array(path.dropFirst())) }
        switch path.count {
        case 1: return views.list(path[0])
        case 2: return views.detail(path[0], path[1])
        case 3 where path[0] == "incidents": return views.part(path[2], of: path[1])
        default: return nil
        }
    }

    /// What a command brought about: `{"records": [{"sequence", "at", "by", "kind"}…]}`.
    package static func accepted(_ records: [Record]) -> JSON {
        let list = records.map { record -> JSON in
            let event: JSON = [
                "sequence": .integer(record.sequence), "at": .moment(record.at),
                "by": .string(record.by.description), "kind": .string(record.event.kind),
                "incident": .optional(record.event.incident?.raw),
            ]
            return event
        }
        return ["records": .array(list)]
    }

    /// Deliveries of a notice: `{"deliveries": […]}`.
    package static func ledger(_ rows: [LedgerRow]) -> JSON {
        [
            "deliveries": .array(
                rows.map { row in
                    [
                        "key": .string(row.key), "recipient": .string(row.recipient),
                        "channel": .string(row.channel.raw),
                        "medium": .string(row.address.medium.rawValue),
                        "address": .string(row.address.address),
                        "language": .string(row.language.rawValue),
                        "status": .string(row.status.rawValue),
                        "attempts": .count(row.attempts), "not_before": .moment(row.notBefore),
                        "detail": .string(row.detail),
                    ]
                })
        ]
    }

    private func list(_ name: String) -> JSON? {
        switch name {
        case "incidents": ["incidents": .array(incidentsInOrder.map(summary))]
        case "pools": ["pools": .array(poolModels.map(pool))]
        case "notices": ["notices": .array(allNotices.map(notice))]
        case "actions": ["actions": .array(allActions.map(action))]
        case "plans": plans
        default: nil
        }
    }

    private func detail(_ name: String, _ id: String) -> JSON? {
        switch name {
        case "incidents": state.incidents[IncidentID(id)].map(incident)
        case "pools": poolModels.first { $0.id.raw == id }.map(poolInFull)
        case "requests": requestInFull(RequestID(id))
        case "plans": state.planSet?.plans[PlanID(id)].map(planLife)
        case "notices":
            state.incident(of: NoticeID(id))?.notices[NoticeID(id)].map { notice($0) }
        default: nil
        }
    }

    private func part(_ name: String, of id: String) -> JSON? {
        guard let incident = state.incidents[IncidentID(id)] else { return nil }
        switch name {
        case "why": return why(incident)
        case "notices": return ["notices": .array(incident.notices.values.map(notice))]
        case "actions": return ["actions": .array(incident.actions.values.map(action))]
        default: return nil
        }
    }

    private var allNotices: [Notice] { state.incidents.values.flatMap(\.notices.values) }
    private var allActions: [CorrectiveAction] { state.incidents.values.flatMap(\.actions.values) }
    private var poolModels: [ResourcePool] { state.organization?.pools.all ?? [] }

    // Open ones first, the most severe on top, older before newer; then closed ones, newest first.
    private var incidentsInOrder: [Incident] {
        let open = state.openIncidents.sorted {
            ($0.level ?? .max, $0.reportedAt, $0.id) < ($1.level ?? .max, $1.reportedAt, $1.id)
        }
        return open + state.incidents.values.filter { !$0.isOpen }.reversed()
    }
}

// MARK: What things are called

extension Views {
    func person(_ id: PersonID?) -> JSON {
        named(id?.raw, id.flatMap { state.organization?.people[$0]?.name })
    }

    func role(_ id: RoleID?) -> JSON {
        named(id?.raw, id.flatMap { state.organization?.roles[$0]?.name })
    }

    func pool(named id: PoolID) -> JSON { named(id.raw, state.organization?.pools[id]?.name) }

    func plan(of incident: Incident) -> JSON {
        guard let plan = incident.plan else { return .null }
        return [
            "id": .string(plan.id.raw), "name": .text(plan.name),
            "revision": .count(plan.revision), "digest": .string(plan.digest),
        ]
    }

    func level(_ number: Int?) -> JSON {
        guard let number else { return .null }
        let level = state.organization?.scale[number]
        return [
            "number": .count(number), "name": .text(level?.name),
            "colour": .optional(level?.colour), "meaning": .text(level?.meaning),
        ]
    }

    private func named(_ id: String?, _ name: LocalizedText?) -> JSON {
        guard let id else { return .null }
        return ["id": .string(id), "name": .text(name ?? LocalizedText(id))]
    }
}

extension JSON {
    static func moment(_ moment: Timestamp?) -> JSON {
        moment.map { .string($0.description) } ?? .null
    }

    static func text(_ text: LocalizedText?) -> JSON {
        text.map { ["en": .string($0.en), "zh": .string($0.zh)] } ?? .null
    }

    static func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
    static func count(_ count: Int) -> JSON { .integer(Int64(count)) }
    static func word(_ word: some RawRepresentable<String>) -> JSON { .string(word.rawValue) }

    /// A fact as JSON has it; what JSON has not, as text.
    static func fact(_ value: FactValue) -> JSON {
        switch value {
        case .null: .null
        case .bool(let flag): .bool(flag)
        case .int(let number): .integer(number)
        case .uint(let number): Int64(exactly: number).map { .integer($0) } ?? .string("\(number)")
        case .double(let number) where number.isFinite: .number(number)
        case .string(let text): .string(text)
        default: .string(value.plainText)
        }
    }

    static func facts(_ facts: [Fact]) -> JSON {
        .object(facts.map { Member($0.name, .fact($0.value)) })
    }
}
