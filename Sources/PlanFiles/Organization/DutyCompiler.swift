// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

// Who is called when: rotations and escalation policies.
extension OrganizationCompiler {
    func rotations() -> Catalogue<Rotation> {
        files.catalogue("rotations", called: "rotation", shape: .rotation) { id, section in
            let zone = section["time_zone"]?.timeZone() ?? context.zone
            let layers = section.required("layers")?.list(isNeeded: true) { $0.layer(in: zone) }
            let overrides = section["overrides"]?.list { $0.override(in: zone) } ?? []
            guard let name = section.required("name")?.text() else { return nil }
            return Rotation(
                id: id, name: name, zone: zone, layers: layers ?? [], overrides: overrides)
        }
    }

    func escalations() -> Catalogue<EscalationPolicy> {
        files.catalogue("escalations", called: "escalation policy", shape: .escalation) {
            id, section in
            let rungs = section.required("rungs")?.list(isNeeded: true) { $0.rung() } ?? []
            let repeats = section["repeats"]?.int(in: 0...10) ?? 0
            guard let name = section.required("name")?.text() else { return nil }
            return EscalationPolicy(id: id, name: name, rungs: rungs, repeats: repeats)
        }
    }
}

extension Field {
    fileprivate func layer(in zone: TimeZoneRules) -> Rotation.Layer? {
        guard let section = Section(self, title: "a layer", shape: .layer) else { return nil }
        let members: [PersonID] =
            section.required("members")?.references(to: .person, isNeeded: true) ?? []
        let starts = section.required("starts")?.moment(in: zone)
        let turn = section.required("turn")?.wholeDays()
        let hours = section["hours"]?.list { $0.dutyHours() } ?? []
        guard let starts, let turn else { return nil }
        return Rotation.Layer(members: members, starts: starts, turnDays: turn, hours: hours)
    }

    private func wholeDays() -> Int? {
        guard let span = duration(from: .days(1)) else { return nil }
        guard span.milliseconds % TimeSpan.days(1).milliseconds == 0 else {
            report(
                .badDuration, "\"\(key)\" must be whole days, but is \(span)",
                help: "Write 1d or 7d; within a day use several layers with hours.")
            return nil
        }
        return Int(span.milliseconds / TimeSpan.days(1).milliseconds)
    }

    private func dutyHours() -> Rotation.DutyHours? {
        guard let section = Section(self, title: "hours of duty", shape: .dutyHours) else {
            return nil
        }
        let weekdays = section["weekdays"]?.weekdays() ?? Array(1...7)
        let from = section.required("from")?.minuteOfDay()
        let to = section.required("to")?.minuteOfDay()
        guard let from, let to else { return nil }
        return Rotation.DutyHours(weekdays: weekdays, fromMinute: from, toMinute: to)
    }

    fileprivate func override(in zone: TimeZoneRules) -> Rotation.Override? {
        guard let section = Section(self, title: "an override", shape: .override) else {
            return nil
        }
        let from = section.required("from")?.moment(in: zone)
        let to = section.required("to")?.moment(in: zone)
        let person: PersonID? = section.required("person")?.reference(to: .person)
        guard let from, let to, let person else { return nil }
        guard from < to else {
            report(
                .outOfRange, "an override ends before it begins", help: "Put \"to\" after \"from\"."
            )
            return nil
        }
        return Rotation.Override(from: from, to: to, person: person)
    }

    fileprivate func rung() -> EscalationPolicy.Rung? {
        guard let section = Section(self, title: "a rung", shape: .rung) else {
            return nil
        }
        let notify = section.required("notify")?.list(isNeeded: true) { $0.callee() } ?? []
        guard let timeout = section.required("timeout")?.duration(from: .seconds(1)) else {
            return nil
        }
        return EscalationPolicy.Rung(notify: notify, timeout: timeout)
    }

    private func callee() -> EscalationPolicy.Callee? {
        guard case .mapping = node.content else {
            return word(among: ["on_duty"]).map { _ in .onDuty }
        }
        guard let section = Section(self, title: "somebody to notify", shape: .callee) else {
            return nil
        }
        let keys = Shape.callee.keyNames
        let given = keys.filter { section.has($0) }
        guard given.count == 1 else {
            report(
                .keysInConflict, "somebody to notify needs one of \(keys.choice)",
                help: "Write one a line, or on_duty.")
            return nil
        }
        switch given[0] {
        case "rotation": return section["rotation"]?.reference(to: .rotation).map { .rotation($0) }
        case "person": return section["person"]?.reference(to: .person).map { .person($0) }
        default: return section["team"]?.reference(to: .team).map { .team($0) }
        }
    }
}
