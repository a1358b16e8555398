// SPDX-License-Identifier: Apache-2.0
// One record of a past incident, as a line of JSON: its facts, and the level that it had.

import CEL
package import Notation
import PlanFiles
import ResponseCore
package import ResponseModel

/// A past incident as far as the rules of a plan can see it.
package struct PastIncident: Sendable, Equatable {
    /// The line of the file, from 1.
    package var line: Int
    /// Its name in the record; where it has none, the line.
    package var name: String
    package var facts: [Fact]
    /// When it happened; nil where the record does not say.
    package var at: Timestamp?
    /// The level that was recorded; nil where the record does not say.
    package var recorded: Int?
}

/// A line that is no record of a past incident.
package struct HistoryProblem: Error, Sendable, Equatable {
    /// The line of the file, from 1.
    package var line: Int
    package var message: String
    package var help: String
}

/// Reads records with the fields that a plan names.
struct HistoryReader {
    private let plan: Plan
    private let scale: LevelScale
    /// Fields that may hold the recorded level, the first that is there counts.
    private let labels: [String]

    /// Fields of records that say the level where nothing else is said.
    private static let usualLabels = ["expect", "recorded_level", "level"]

    /// How much a record may hold: a line of a log, not a file.
    private static let limits = JSONLimits(
        bytes: 1 << 20, depth: 32, stringBytes: 1 << 20, values: 10_000)

    /// - Parameter label: the field with the recorded level; nil: as the plan says.
    init(_ plan: Plan, scale: LevelScale, label: String?) {
        self.plan = plan
        self.scale = scale
        let named = label ?? plan.history.label
        let isUsual = label == nil && named == HistoryFormat().label
        labels = isUsual ? Self.usualLabels : [named]
    }

    /// What one line says, and the names of fields that no fact of the plan takes.
    func read(
        _ bytes: [UInt8], line: Int
    ) throws(HistoryProblem) -> (incident: PastIncident, ignored: [String]) {
        let record = try parse(bytes, line)
        let nested = record["facts"].flatMap { $0.members == nil ? nil : $0 }
        let source = nested ?? record
        var facts: [Fact] = []
        for declared in plan.facts {
            let field = self.field(of: declared)
            guard let json = source[field], json != .null else { continue }
            guard let value = FactValue(json, as: declared.type) else {
                throw HistoryProblem(
                    line: line,
                    message: "\"\(field)\" is \(json.compact.excerpt), "
                        + "but the fact \(declared.name) is \(declared.type)",
                    help: "Write a value of that type"
                        + (declared.unit.map { " in \($0)." } ?? "."))
            }
            facts.append(Fact(name: declared.name, value: value))
        }
        let incident = PastIncident(
            line: line, name: name(of: record) ?? "line \(line)", facts: facts,
            at: record["at"]?.string.flatMap { Timestamp(rfc3339: $0) },
            recorded: try recordedLevel(record, line))
        return (incident, ignored(in: source, record))
    }

    private func parse(_ bytes: [UInt8], _ line: Int) throws(HistoryProblem) -> JSON {
        let json: JSON
        do throws(JSONError) { json = try JSON.parse(bytes, limits: Self.limits) } catch {
            throw HistoryProblem(
                line: line, message: "column \(error.column): \(error.message.withoutFullStop)",
                help: error.help)
        }
        guard json.members != nil else {
            throw HistoryProblem(
                line: line, message: "the line is not an object",
                help: "Write one record as {\"id\": …, \"facts\": {…}, \"expect\": …}.")
        }
        return json
    }

    private func field(of fact: FactDeclaration) -> String {
        plan.history.fields.first { $0.fact == fact.name }?.field ?? fact.name
    }

    private func name(of record: JSON) -> String? {
        switch record[plan.history.id] {
        case .string(let text)? where !text.isEmpty: text
        case .integer(let number)?: String(number)
        default: nil
        }
    }

    private func ignored(in source: JSON, _ record: JSON) -> [String] {
        let known = plan.facts.map { field(of: $0) } + labels + [plan.history.id, "at", "facts"]
        let others = source == record ? [] : record.members?.map(\.key) ?? []
        return ((source.members?.map(\.key) ?? []) + others).filter { !known.contains($0) }
    }

    // MARK: The level

    private func recordedLevel(_ record: JSON, _ line: Int) throws(HistoryProblem) -> Int? {
        guard let label = labels.first(where: { record[$0] != nil }), let json = record[label]
        else { return nil }
        switch json {
        case .null: return nil
        case .integer(let number) where scale[Int(clamping: number)] != nil:
            return Int(clamping: number)
        case .string(let text):
            if text.trimmed.isEmpty { return nil }
            if let level = level(named: text.trimmed) { return level }
        default: break
        }
        throw HistoryProblem(
            line: line, message: "the recorded level \(json.compact.excerpt) is not on the scale",
            help: "Say which level it means under history.levels of the plan.")
    }

    private func level(named text: String) -> Int? {
        if let word = plan.history.words.first(where: { $0.word == text }) { return word.level }
        let named = scale.levels.first { level in
            [level.name.en, level.name.zh].contains { $0.lowercased() == text.lowercased() }
        }
        if let named { return named.number }
        // "3 - Moderate": trackers write the number of a priority before its name.
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text.dropFirst(digits.count)
        guard let number = Int(digits), rest.isEmpty || rest.hasPrefix(" - ") else { return nil }
        return scale[number]?.number
    }
}

extension FactValue {
    /// A value of JSON as a declared type; nil when it is of another one. Moments and lengths of
    /// time are text, in the notation of plans or under the name of their type.
    init?(_ json: JSON, as type: CELType) {
        let value: FactValue?
        switch (type, json) {
        case (.list(let element), .array(let items)):
            let values = items.compactMap { FactValue($0, as: element) }
            value = values.count == items.count ? .list(values) : nil
        case (.map(_, let content), .object(let members)):
            let pairs = members.compactMap { member -> (FactValue, FactValue)? in
                FactValue(member.value, as: content).map { (.string(member.key), $0) }
            }
            value = pairs.count == members.count ? .map(MapValue(pairs)) : nil
        case (.timestamp, _):
            let text = json.string ?? json["timestamp"]?.string
            value = text.flatMap { TimeNotation.moment($0, zone: .utc) }
                .map { .timestamp(Instant(milliseconds: $0.milliseconds)) }
        case (.duration, _):
            let text = json.string ?? json["duration"]?.string
            value = text.flatMap { TimeNotation.span($0) }
                .map { .duration(Span(milliseconds: $0.milliseconds)) }
        case (_, .bool(let flag)): value = .bool(flag)
        case (_, .integer(let number)): value = .int(number)
        case (_, .number(let number)): value = .double(number)
        case (_, .string(let text)): value = .string(text)
        default: value = nil
        }
        guard let fitted = value?.fitted(to: type) else { return nil }
        self = fitted
    }
}
