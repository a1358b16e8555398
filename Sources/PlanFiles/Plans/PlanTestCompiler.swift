// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Compiles the tests that stand in a plan.
struct PlanTestCompiler {
    let plan: Plan

    /// How long a test may play: as long as a drill.
    static let longest = TimeSpan.days(31)

    /// The tests in the order of the file.
    func tests(_ field: Field?) -> [PlanTest] {
        var names: Set<String> = []
        return field?.list { field in
            guard let section = Section(field, title: "a test", shape: .planTest) else {
                return nil
            }
            let name = section.required("name")?.string()
            if let name, !names.insert(name).inserted {
                section["name"]?.report(
                    .duplicateIdentifier, "there is another test \"\(name.excerpt)\"",
                    help: "Rename one of the two.")
            }
            let at = section["at"]?.moment()
            var beginning = PlanTest.Moment(offset: .zero)
            beginning.facts = section["facts"]?.facts(plan.facts) ?? []
            beginning.signal = section["signal"]?.testSignal(named: plan.id.raw)
            checkContent(section)
            let expect = ExpectationCompiler(plan: plan)
            beginning.checks = section["expect"].map { expect.checks($0) } ?? []
            let later = moments(section["timeline"])
            guard let name else { return nil }
            return PlanTest(
                name: name, at: at, isTimed: section.has("timeline"),
                moments: [beginning] + later, place: field.textPlace)
        } ?? []
    }

    private func checkContent(_ section: Section) {
        guard !section.has("expect"), !section.has("timeline") else { return }
        section.field.report(
            .missingKey, "a test has no \"expect\"",
            help: "Add \"expect\" to it, or a \"timeline\" with expectations.")
    }

    private func moments(_ field: Field?) -> [PlanTest.Moment] {
        var latest = TimeSpan.zero
        return field?.list(isNeeded: true) { field in
            guard let moment = moment(field) else { return nil }
            if moment.offset < latest {
                field.report(
                    .outOfRange, "the moment +\(moment.offset) stands after +\(latest)",
                    help: "Put the moments of a timeline in order of time.")
            }
            latest = max(latest, moment.offset)
            return moment
        } ?? []
    }

    private func moment(_ field: Field) -> PlanTest.Moment? {
        guard let section = Section(field, title: "a moment", shape: .testMoment) else {
            return nil
        }
        let offset = section.required("at")?.testOffset(upTo: Self.longest)
        if !Shape.testMoment.keyNames.contains(where: { $0 != "at" && section.has($0) }) {
            field.report(
                .missingKey, "nothing happens at the moment and nothing is expected",
                help: "Give it facts, something that people do, or \"expect\".")
        }
        var moment = PlanTest.Moment(offset: offset ?? .zero)
        moment.facts = section["facts"]?.facts(plan.facts) ?? []
        moment.signal = section["signal"]?.testSignal(named: plan.id.raw)
        moment.acts = acts(section)
        if let expect = section["expect"] {
            moment.checks = ExpectationCompiler(plan: plan).checks(expect, isLater: true)
        }
        return offset == nil ? nil : moment
    }

    private func acts(_ section: Section) -> [PlanTest.Act] {
        let names = ExpectationCompiler(plan: plan)
        func acts(_ key: String, _ read: (Field) -> PlanTest.Deed?) -> [PlanTest.Act] {
            section[key]?.list(isNeeded: true) { field in
                read(field).map { PlanTest.Act($0, at: field.textPlace) }
            } ?? []
        }
        let reach = section["reach"].flatMap { field in
            field.word(PlanTest.Stage.self).map { PlanTest.Act(.reach($0), at: field.textPlace) }
        }
        return acts("acknowledge") { $0.reference(to: .person).map { .acknowledge($0) } }
            + acts("done") { names.step($0).map { .complete($0) } }
            + acts("release") { names.notice($0).map { .release($0) } }
            + (reach.map { [$0] } ?? [])
    }
}

extension Field {
    /// Where the value stands, for whoever reads the plan.
    var textPlace: TextPlace {
        TextPlace(path: file.path, line: node.place.line, column: node.place.column)
    }

    fileprivate func testSignal(named key: String) -> Signal? {
        guard let section = Section(self, title: "a signal", shape: .testSignal) else { return nil }
        return Signal(
            source: "test", key: key,
            status: section["status"]?.word(Signal.Status.self) ?? .firing,
            labels: section.required("labels")?.labels() ?? [],
            annotations: section["annotations"]?.labels() ?? [])
    }

    /// A length of time from the beginning of a test: `+40m`.
    fileprivate func testOffset(upTo most: TimeSpan) -> TimeSpan? {
        guard let scalar = scalar("a time from the beginning such as +40m") else { return nil }
        guard let span = TimeNotation.offset(scalar.text) else {
            report(
                .badDuration,
                "\"\(key)\" is not a time from the beginning: \"\(scalar.text.excerpt)\"",
                help: "Write +0m, +25m or +1h30m.")
            return nil
        }
        guard span <= most else {
            report(
                .outOfRange, "\"\(key)\" (\(scalar.text.excerpt)) is more than \(most)",
                help: "Let the test play for a shorter time.")
            return nil
        }
        return span
    }

    /// A map of label names to values, sorted by name.
    func labels() -> [Label] {
        let labels = (entries() ?? []).compactMap { key, value in
            value.labelValue().map { Label(name: key.key, value: $0) }
        }
        return labels.sorted { $0.name < $1.name }
    }

    private func labelValue() -> String? {
        guard case .scalar(let scalar) = node.content else {
            reportType("a text")
            return nil
        }
        return scalar.text
    }
}

extension TimeNotation {
    /// `+40m`, `40m`: a time from a beginning; nil for anything else.
    static func offset(_ text: String) -> TimeSpan? {
        span(text.hasPrefix("+") ? String(text.dropFirst()) : text)
    }
}
