// SPDX-License-Identifier: Apache-2.0
// The one table of the paths of boards: the server serves them, the command line asks for them, and
// docs/api.md tells them.

import Notation
package import ResponseCore
package import ResponseModel

/// Which board is meant.
package enum BoardPath: Sendable, Equatable {
    case incidents
    case incident(IncidentID)
    case why(IncidentID)
    case incidentNotices(IncidentID)
    case incidentActions(IncidentID)
    case pools
    case pool(PoolID)
    case request(RequestID)
    case notices
    case notice(NoticeID)
    /// Its rows are no part of the state: whoever has the ledger makes the board.
    case ledger(NoticeID)
    case actions
    case plans
    case plan(PlanID)
    case headroom(HeadroomPath)

    /// The incident that the board is about, itself or by one of its parts; nil: several, or none.
    var incident: IncidentID? {
        switch self {
        case .incident(let id), .why(let id), .incidentNotices(let id), .incidentActions(let id):
            id
        case .request(let id): id.incident
        case .notice(let id): id.incident
        case .incidents, .pools, .pool, .notices, .ledger, .actions, .plans, .plan, .headroom: nil
        }
    }

    /// A row of the table: a pattern, and what it means.
    package struct Row: Sendable {
        /// Parts in capitals stand for something: `incidents/ID/why`.
        package let pattern: String
        let path: @Sendable ([String]) -> BoardPath?

        init(_ pattern: String, _ path: @escaping @Sendable ([String]) -> BoardPath?) {
            self.pattern = pattern
            self.path = path
        }

        /// The path of some parts; nil: they are not of this row.
        func match(_ parts: [String]) -> BoardPath? {
            let names = pattern.split(separator: "/")
            guard names.count == parts.count else { return nil }
            var values: [String] = []
            for (name, part) in zip(names, parts) {
                if name.allSatisfy(\.isUppercase) {
                    values.append(part)
                } else if name != part {
                    return nil
                }
            }
            return path(values)
        }
    }

    /// Every path there is.
    package static let table: [Row] = [
        Row("incidents") { _ in .incidents },
        Row("incidents/ID") { .incident(IncidentID($0[0])) },
        Row("incidents/ID/why") { .why(IncidentID($0[0])) },
        Row("incidents/ID/notices") { .incidentNotices(IncidentID($0[0])) },
        Row("incidents/ID/actions") { .incidentActions(IncidentID($0[0])) },
        Row("pools") { _ in .pools },
        Row("pools/ID") { .pool(PoolID($0[0])) },
        Row("requests/ID") { .request(RequestID($0[0])) },
        Row("notices") { _ in .notices },
        Row("notices/ID") { .notice(NoticeID($0[0])) },
        Row("notices/ID/ledger") { .ledger(NoticeID($0[0])) },
        Row("actions") { _ in .actions },
        Row("plans") { _ in .plans },
        Row("plans/ID") { .plan(PlanID($0[0])) },
        Row("headroom") { HeadroomPath($0).map { .headroom($0) } },
        Row("headroom/PLAN") { HeadroomPath($0).map { .headroom($0) } },
        Row("headroom/PLAN/LEVEL") { HeadroomPath($0).map { .headroom($0) } },
        Row("headroom/PLAN/LEVEL/COUNT") { HeadroomPath($0).map { .headroom($0) } },
        Row("headroom/PLAN/LEVEL/COUNT/AT") { HeadroomPath($0).map { .headroom($0) } },
    ]

    /// The path of some parts, such as `["incidents", "inc-0001", "why"]`; nil: there is none.
    package init?(parts: [String]) {
        for row in Self.table {
            if let path = row.match(parts) {
                self = path
                return
            }
        }
        return nil
    }

    /// Its parts, as they are.
    package var parts: [String] {
        switch self {
        case .incidents: ["incidents"]
        case .incident(let id): ["incidents", id.raw]
        case .why(let id): ["incidents", id.raw, "why"]
        case .incidentNotices(let id): ["incidents", id.raw, "notices"]
        case .incidentActions(let id): ["incidents", id.raw, "actions"]
        case .pools: ["pools"]
        case .pool(let id): ["pools", id.raw]
        case .request(let id): ["requests", id.raw]
        case .notices: ["notices"]
        case .notice(let id): ["notices", id.raw]
        case .ledger(let id): ["notices", id.raw, "ledger"]
        case .actions: ["actions"]
        case .plans: ["plans"]
        case .plan(let id): ["plans", id.raw]
        case .headroom(let path): ["headroom"] + path.parts
        }
    }

    /// The path as a URL has it: what an id holds cannot become another path.
    package var text: String { parts.map(\.percentEncoded).joined(separator: "/") }

    /// The path of a URL behind `/api/`; nil: there is none.
    package init?(text: String) {
        var parts: [String] = []
        for part in text.split(separator: "/", omittingEmptySubsequences: false) {
            guard let decoded = part.percentDecoded else { return nil }
            parts.append(decoded)
        }
        self.init(parts: parts)
    }

    /// Whether it can stand in a URL: an empty part or a part of dots would name another path.
    package var isSayable: Bool { !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } }
}

/// What is asked about headroom.
package struct HeadroomPath: Sendable, Equatable {
    /// nil: every plan in force.
    package var plan: PlanID?
    package var level: Int
    package var count: Int
    /// RFC 3339, or `HH:MM`; nil: now.
    package var at: String?

    /// A question; level and count count from 1.
    package init(plan: PlanID? = nil, level: Int = 1, count: Int = 1, at: String? = nil) {
        self.plan = plan
        self.level = level
        self.count = count
        self.at = at
    }

    /// Plan, level, count and moment; parts may be left out from the end, `*` is every plan.
    fileprivate init?(_ parts: [String]) {
        let level = parts.count > 1 ? Int(parts[1]) : 1
        let count = parts.count > 2 ? Int(parts[2]) : 1
        guard let level, let count else { return nil }
        let name = parts.first ?? "*"
        self.init(
            plan: name == "*" ? nil : PlanID(name), level: level, count: count,
            at: parts.count > 3 ? parts[3] : nil)
    }

    fileprivate var parts: [String] {
        [plan?.raw ?? "*", "\(level)", "\(count)"] + (at.map { [$0] } ?? [])
    }
}
