// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// Compiles the organisation out of its files.
struct OrganizationCompiler {
    let files: OrganizationFiles
    let resources: [Section]
    let context: CompileContext

    /// Takes down every name, then the head, so that the order of the files does not matter.
    func prepare() {
        collectNames()
        checkHeadStandsOnce()
        context.head = head()
    }

    /// The organisation; nil, after reports, when its head is unusable.
    func compile() -> Organization? {
        guard let head = context.head else { return nil }
        var result = Organization(name: head.name, zone: head.zone, scale: head.scale)
        result.defaultCalendar = head.defaultCalendar
        result.intake = files.sections.first { $0.has("intake") }?["intake"]?.intake()
        result.governance =
            files.sections.first { $0.has("governance") }?["governance"]?.governance()
        result.preemption =
            files.sections.first { $0.has("preemption") }?["preemption"]?.preemption() ?? .usual
        result.calendars = calendars()
        result.roles = roles()
        result.people = people(head)
        result.teams = teams()
        result.rotations = rotations()
        result.escalations = escalations()
        result.channels = channels()
        result.tiers = tiers()
        result.audiences = audiences(head, tiers: result.tiers, channels: result.channels)
        result.pools = pools(result.rotations)
        result.targetPolicies = targetPolicies()
        result.taxonomies = taxonomies()
        result.riskBands = riskBands()
        result.retention = retention()
        result.regulatorClocks = regulatorClocks()
        return result
    }

    private static let sorts: [(key: String, sort: Names.Sort)] = [
        ("calendars", .calendar), ("roles", .role), ("people", .person), ("teams", .team),
        ("rotations", .rotation), ("escalations", .escalation), ("channels", .channel),
        ("tiers", .tier), ("audiences", .audience), ("regulator_clocks", .regulatorClock),
    ]

    private func collectNames() {
        for (key, sort) in Self.sorts {
            for section in files.sections { collect(section, key, sort) }
        }
        for section in resources { collect(section, "pools", .pool) }
    }

    private func collect(_ section: Section, _ key: String, _ sort: Names.Sort) {
        guard let map = section[key], case .mapping = map.node.content else { return }
        for (keyField, _) in map.entries() ?? [] {
            guard let id = keyField.identifier() else { continue }
            if !context.names.insert(id, as: sort) {
                keyField.report(
                    .duplicateIdentifier, "there is another \(sort.rawValue) \"\(id)\"",
                    help: "Rename one of the two; all files of an organisation share its names.")
            }
        }
    }

    private func checkHeadStandsOnce() {
        for key in OrganizationFiles.headKeys {
            let holders = files.sections.filter { $0.has(key) }
            for extra in holders.dropFirst() {
                extra.field.report(
                    .duplicateKey,
                    "\"\(key)\" stands in \(holders[0].field.file.shownAs) already",
                    help: "Remove one of the two.", at: extra.place(ofKey: key))
            }
        }
    }

    private func head() -> OrganizationHead? {
        guard let root = files.root else { return nil }
        func find(_ key: String) -> Field? {
            let holder = files.sections.first { $0.has(key) } ?? root
            return holder[key]
        }
        // What is missing may stand in the file that could not be read.
        let required = context.hasUnreadFiles ? [] : ["name", "time_zone", "scale"]
        for key in required
        where !files.sections.contains(where: { $0.has(key) }) {
            root.field.report(
                .missingKey, "the organisation has no \"\(key)\"", help: "Add \"\(key)\" to it.")
        }
        let languages = find("languages")?.list(isNeeded: true) { $0.word(Language.self) } ?? []
        // Texts of the head are checked against the languages, so those come first.
        let zone = find("time_zone")?.timeZone()
        let name = find("name")?.text()
        let scale = find("scale")?.scale()
        let calendar: CalendarID? = find("default_calendar")?.reference(to: .calendar)
        checkCalendar(calendar, find("default_calendar"))
        guard let name, let zone, let scale else { return nil }
        return OrganizationHead(
            name: name, languages: languages.isEmpty ? Language.allCases : languages, zone: zone,
            defaultCalendar: calendar, scale: scale)
    }

    // References are not checked while there is no head, so this one is checked by hand.
    private func checkCalendar(_ calendar: CalendarID?, _ field: Field?) {
        guard let calendar, let field, !context.hasUnreadFiles,
            !context.names.contains(calendar.raw, as: .calendar)
        else { return }
        field.report(
            .unknownReference, "there is no calendar \"\(calendar.raw.excerpt)\"",
            help: context.names.all(.calendar).hint(
                for: calendar.raw, offering: "Define it \(Names.Sort.calendar.home)."))
    }
}

extension Field {
    /// Who takes an incident that no plan is for.
    fileprivate func intake() -> RoleRule? {
        guard let section = Section(self, title: "the intake", shape: .intake) else { return nil }
        if !section.has("from"), !section.has("escalation") {
            report(
                .roleWithoutHolder, "the intake has neither \"from\" nor \"escalation\"",
                help: "Name the rotation that takes what no plan is for.")
        }
        let rotation: RotationID? = section["from"]?.reference(to: .rotation)
        let escalation: EscalationID? = section["escalation"]?.reference(to: .escalation)
        guard let role: RoleID = section.required("role")?.reference(to: .role) else { return nil }
        return RoleRule(role: role, rotation: rotation, escalation: escalation)
    }

    /// The level scale of an organisation.
    fileprivate func scale() -> LevelScale? {
        guard let section = Section(self, title: "the scale", shape: .scale) else {
            return nil
        }
        let name = section.required("name")?.string()
        guard let field = section.required("levels"), let entries = field.entries() else {
            return nil
        }
        let levels = entries.compactMap { $0.value.scaleLevel(key: $0.key) }
            .sorted { $0.number < $1.number }
        let isComplete = levels.count == entries.count
        if isComplete, levels.isEmpty || levels.map(\.number) != Array(1...levels.count) {
            field.report(
                .scaleNotFromOne,
                "the levels are numbered \(levels.map { "\($0.number)" }.joined(separator: ", "))",
                help: "Number them from 1, the most severe, without a gap.")
            return nil
        }
        guard let name, isComplete else { return nil }
        return LevelScale(name: name, levels: levels)
    }

    private func scaleLevel(key: Field) -> LevelScale.Level? {
        guard let section = Section(self, title: "level \(key.key)", shape: .scaleLevel) else {
            return nil
        }
        let number = Int(key.key).flatMap { (1...9).contains($0) ? $0 : nil }
        if number == nil {
            key.report(
                .scaleNotFromOne, "\"\(key.key.excerpt)\" is not the number of a level",
                help: "Number the levels from 1 to at most 9.")
        }
        let name = section.required("name")?.text()
        let colour = section.required("colour")?.colour()
        let meaning = section.required("meaning")?.text()
        guard let number, let name, let colour, let meaning else { return nil }
        return LevelScale.Level(number: number, name: name, colour: colour, meaning: meaning)
    }

    /// A colour by its name or as `#rrggbb`.
    func colour() -> String? {
        let words = ["red", "orange", "yellow", "blue", "green", "grey"]
        guard let scalar = scalar("a colour") else { return nil }
        let digits = scalar.text.dropFirst()
        if scalar.text.hasPrefix("#"), digits.count == 6,
            digits.allSatisfy({ $0.isASCII && $0.isHexDigit })
        {
            return scalar.text.lowercased()
        }
        return word(among: words)
    }
}
