// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// Compiles what a plan says about matters outside of the response: reports to authorities, and
/// the records of past incidents.
struct RecordsCompiler {
    let plan: Plan

    /// The regulator clocks that the plan names, each once.
    func regulatorClocks(_ field: Field?) -> [RegulatorRule] {
        var names: Set<Identifier<RegulatorClock>> = []
        return field?.list { field in
            guard let section = Section(field, title: "a regulator clock", shape: .regulatorRule)
            else { return nil }
            let clock: Identifier<RegulatorClock>? = section.required("clock")?
                .reference(to: .regulatorClock)
            let levels = section["levels"]?.levels()
            let when = section["when"]?.condition(.facts(plan.facts))
            guard let clock else { return nil }
            if !names.insert(clock).inserted {
                section["clock"]?.report(
                    .duplicateIdentifier, "\"\(clock)\" is named twice",
                    help: "Join the two conditions with ||.")
            }
            return RegulatorRule(clock: clock, levels: levels, when: when)
        } ?? []
    }

    /// How records of past incidents are read.
    func history(_ field: Field?) -> HistoryFormat {
        guard let field,
            let section = Section(field, title: "the history", shape: .history)
        else { return HistoryFormat() }
        let fields = (section["facts"]?.entries() ?? []).compactMap {
            key, value -> (fact: String, field: String)? in
            if !plan.facts.contains(where: { $0.name == key.key }) {
                key.report(
                    .unknownFact, "there is no fact \"\(key.key.excerpt)\"",
                    help: plan.facts.map(\.name).hint(
                        for: key.key, offering: "Declare it under facts of the plan."))
            }
            return value.string().map { (key.key, $0) }
        }
        let words = (section["levels"]?.entries() ?? []).compactMap {
            key, value -> (word: String, level: Int)? in
            value.level().map { (key.key, $0) }
        }
        return HistoryFormat(
            id: section["id"]?.string() ?? "id", label: section["label"]?.string() ?? "expect",
            fields: fields, words: words)
    }
}
