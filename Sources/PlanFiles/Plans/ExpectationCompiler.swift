// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// Compiles what a test of a plan expects of a moment.
struct ExpectationCompiler {
    let plan: Plan

    /// The claims of one `expect`, in the order in which they are held against the incident.
    ///
    /// - Parameter isLater: whether it belongs to a moment after the beginning, where no signal
    ///   can activate any more.
    func checks(_ field: Field, isLater: Bool = false) -> [PlanTest.Check] {
        guard let section = Section(field, title: "an expectation", shape: .expectation) else {
            return []
        }
        guard Shape.expectation.keyNames.contains(where: { section.has($0) }) else {
            field.report(
                .emptyValue, "the test expects nothing", help: "Name what should come out.")
            return []
        }
        if isLater, let activates = section["activates"] {
            activates.report(
                .keysInConflict, "\"activates\" belongs to the beginning of a test",
                help: "Expect a phase here, such as phase: active.")
        }
        return first(section) + names(section, isExpected: true) + amounts(section)
            + exclusions(section["not"])
    }

    private func first(_ section: Section) -> [PlanTest.Check] {
        var checks: [PlanTest.Check] = []
        func add(_ key: String, _ claim: (Field) -> PlanTest.Claim?) {
            guard let field = section[key], let claim = claim(field) else { return }
            checks.append(PlanTest.Check(claim, at: field.textPlace))
        }
        add("level") { $0.level().map { .level($0) } }
        add("activates") { $0.bool().map { .activates($0) } }
        add("phase") { $0.word(Phase.self).map { .phase($0) } }
        return checks
    }

    /// Claims that are lists of names.
    private func names(_ section: Section, isExpected: Bool) -> [PlanTest.Check] {
        func checks(_ key: String, _ read: (Field) -> PlanTest.Claim?) -> [PlanTest.Check] {
            section[key]?.list { field in
                read(field).map { PlanTest.Check($0, at: field.textPlace) }
            } ?? []
        }
        let people = checks("people") { field in
            field.reference(to: .person).map { .called($0, isExpected) }
        }
        return checks("roles") { role($0).map { .filled($0, isExpected) } } + people
            + notices(section["notices"], isExpected)
            + checks("steps") { step($0).map { .open($0, isExpected) } }
            + checks("breached") {
                $0.word(ResponseTarget.Kind.self).map { .breached($0, isExpected) }
            }
    }

    private func notices(_ field: Field?, _ isExpected: Bool) -> [PlanTest.Check] {
        guard let field else { return [] }
        guard isExpected, case .mapping = field.node.content else {
            return field.list { item in
                notice(item).map { PlanTest.Check(.drafted($0, isExpected), at: item.textPlace) }
            }
        }
        return (field.entries() ?? []).compactMap { key, value in
            guard let rule = notice(key), let due = value.due() else { return nil }
            return PlanTest.Check(.noticeDue(rule, due), at: value.textPlace)
        }
    }

    private func amounts(_ section: Section) -> [PlanTest.Check] {
        let resources = (section["resources"]?.entries() ?? []).compactMap { key, value in
            key.checkReference(key.key, to: .pool)
            return value.int(in: 0...1_000_000).map {
                PlanTest.Check(.requested(PoolID(key.key), $0), at: value.textPlace)
            }
        }
        let targets = section["targets"].flatMap {
            Section($0, title: "the targets", shape: .targetDues)
        }
        let dues = ResponseTarget.Kind.allCases.compactMap { kind -> PlanTest.Check? in
            guard let field = targets?[kind.rawValue], let due = field.due() else { return nil }
            return PlanTest.Check(.targetDue(kind, due), at: field.textPlace)
        }
        let reports = (section["reports"]?.entries() ?? []).compactMap { key, value in
            key.checkReference(key.key, to: .regulatorClock)
            return value.due().map {
                PlanTest.Check(.reportDue(Identifier(key.key), $0), at: value.textPlace)
            }
        }
        return resources + dues + reports
    }

    private func exclusions(_ field: Field?) -> [PlanTest.Check] {
        guard let field, let section = Section(field, title: "\"not\"", shape: .exclusion) else {
            return []
        }
        guard Shape.exclusion.keyNames.contains(where: { section.has($0) }) else {
            field.report(
                .emptyValue, "\"not\" excludes nothing", help: "Name what must not come out.")
            return []
        }
        return names(section, isExpected: false)
    }

    // MARK: Names of the plan

    private func role(_ field: Field) -> RoleID? {
        guard let role: RoleID = field.reference(to: .role) else { return nil }
        if !plan.roles.contains(where: { $0.role == role }) {
            field.report(
                .roleNotFilled, "the plan does not fill \"\(role)\"",
                help: "Add it under roles of the plan.")
        }
        return role
    }

    /// The name of a notice of the plan.
    func notice(_ field: Field) -> String? {
        guard let id = field.identifier() else { return nil }
        let known = plan.notices.map(\.id)
        if !known.contains(id) {
            field.report(
                .unknownReference, "there is no notice \"\(id)\"",
                help: known.hint(for: id, offering: "Define it under notices of the plan."))
        }
        return id
    }

    /// The name of a step of the plan.
    func step(_ field: Field) -> StepID? {
        guard let id = field.identifier() else { return nil }
        let known = plan.playbook.steps.all.map(\.id.raw)
        if !known.contains(id) {
            field.report(
                .unknownStep, "there is no step \"\(id)\"",
                help: known.hint(for: id, offering: "Define it under steps of the playbook."))
        }
        return StepID(id)
    }
}

extension Field {
    /// A deadline of a test: a time from its beginning, or a moment.
    fileprivate func due() -> PlanTest.Due? {
        guard let scalar = scalar("a time such as +20m") else { return nil }
        if let span = TimeNotation.offset(scalar.text) { return .after(span) }
        if let moment = TimeNotation.moment(scalar.text, zone: context.zone) {
            return .moment(moment)
        }
        report(
            .badDuration, "\"\(scalar.text.excerpt)\" is neither a time nor a moment",
            help: "Write a time from the beginning as +20m, or a moment as 2026-03-01T02:00.")
        return nil
    }
}
