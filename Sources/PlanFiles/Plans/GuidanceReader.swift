// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Reads what a plan only shows to people: commands, lists, pages, preparations.
enum GuidanceReader {
    /// UTF-8 bytes of a command: a screen full.
    static let commandBytes = 2_000
    /// Entries of one list: more than a person reads in an emergency.
    static let mostEntries = 50

    /// What stands at a step. Facts that it records must be declared.
    static func guidance(_ section: Section, facts: [FactDeclaration]) -> Guidance {
        Guidance(
            commands: section["commands"]?.shortList { $0.shownCommand() } ?? [],
            checklist: section["checklist"]?.shortList { $0.text() } ?? [],
            records: section["records"]?.shortList { $0.recordedFact(among: facts) } ?? [],
            references: section["references"]?.shortList { $0.reference() } ?? [])
    }

    /// What stands at the head of a plan.
    static func background(_ section: Section) -> PlanBackground {
        PlanBackground(
            tags: section["tags"]?.shortList { $0.string() } ?? [],
            sharing: section["sharing"]?.word(PlanBackground.Sharing.self),
            related: section["related"]?.shortList { $0.reference(to: .plan) } ?? [],
            references: section["references"]?.shortList { $0.reference() } ?? [],
            preparation: section["preparation"]?.shortList { $0.preparation() } ?? [])
    }
}

extension Field {
    /// The values of a list that a person has to read, without those that have mistakes.
    func shortList<Value>(_ read: (Field) -> Value?) -> [Value] {
        guard let fields = items() else { return [] }
        if fields.count > GuidanceReader.mostEntries {
            report(
                .outOfRange,
                "\"\(key)\" has \(fields.count) entries, more than \(GuidanceReader.mostEntries)",
                help: "Keep what people need, or split the step.")
        }
        return fields.prefix(GuidanceReader.mostEntries).compactMap(read)
    }

    fileprivate func shownCommand() -> ShownCommand? {
        guard let section = Section(self, title: "a command", shape: .shownCommand) else {
            return nil
        }
        let text = section.required("command")?.string(maxBytes: GuidanceReader.commandBytes)
        let place = section["place"]?.text()
        let lookFor = section["look_for"]?.text()
        return text.map { ShownCommand($0, place: place, lookFor: lookFor) }
    }

    fileprivate func reference() -> Reference? {
        guard let section = Section(self, title: "a reference", shape: .reference) else {
            return nil
        }
        let title = section.required("title")?.text()
        let address = section["url"]?.webAddress()
        return title.map { Reference(title: $0, address: address) }
    }

    private func webAddress() -> String? {
        guard let text = scalar("a web address")?.text else { return nil }
        if AddressCheck.isWebAddress(text) { return text }
        report(
            .badAddress, "\"\(text.excerpt)\" is not a web address",
            help: "Write it as https://example.org/page; what is on paper has no url.")
        return nil
    }

    fileprivate func preparation() -> PlanBackground.Preparation? {
        guard let section = Section(self, title: "a preparation", shape: .preparation) else {
            return nil
        }
        let task = section.required("task")?.text()
        let every = section["every"]?.duration(from: .days(1))
        return task.map { PlanBackground.Preparation(task: $0, every: every) }
    }

    fileprivate func recordedFact(among facts: [FactDeclaration]) -> String? {
        guard let name = scalar("the name of a fact")?.text else { return nil }
        let known = facts.map(\.name)
        if known.contains(name) { return name }
        report(
            .unknownFact, "the plan has no fact \"\(name.excerpt)\"",
            help: known.hint(for: name, offering: "Declare it under facts."))
        return nil
    }
}
