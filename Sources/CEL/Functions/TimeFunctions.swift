// SPDX-License-Identifier: Apache-2.0

/// What can be asked of a timestamp or duration.
enum TimeFunctions {
    /// The parts that the functions give.
    enum Part: String, Sendable, CaseIterable {
        case fullYear = "getFullYear"
        case month = "getMonth"
        case date = "getDate"
        case dayOfMonth = "getDayOfMonth"
        case dayOfWeek = "getDayOfWeek"
        case dayOfYear = "getDayOfYear"
        case hours = "getHours"
        case minutes = "getMinutes"
        case seconds = "getSeconds"
        case milliseconds = "getMilliseconds"

        var isOfDurationsToo: Bool {
            switch self {
            case .hours, .minutes, .seconds, .milliseconds: true
            default: false
            }
        }
    }

    static func get(_ part: Part, of value: Value) throws(EvaluationError) -> Value {
        switch value {
        case .timestamp(let instant): return .int(number(part, of: instant, offset: 0))
        case .duration(let span) where part.isOfDurationsToo: return .int(number(part, of: span))
        default: throw .noOverload(part.rawValue, value)
        }
    }

    static func get(
        _ part: Part, of value: Value, in zone: Value, _ machine: Machine
    ) throws(EvaluationError) -> Value {
        guard case .timestamp(let instant) = value, case .string(let zone) = zone else {
            throw .noOverload(part.rawValue, value, zone)
        }
        let offset = try self.offset(of: zone, at: instant, machine)
        return .int(number(part, of: instant, offset: offset))
    }

    private static func number(_ part: Part, of span: Span) -> Int64 {
        switch part {
        case .hours: span.seconds / 3600
        case .minutes: span.seconds / 60
        case .milliseconds: Int64(span.nanoseconds) / 1_000_000
        default: span.seconds
        }
    }

    private static func number(_ part: Part, of instant: Instant, offset: Int64) -> Int64 {
        let (days, second) = (instant.seconds &+ offset).flooredDivision(by: 86_400)
        let date = CivilDate(daysSince1970: days)
        return switch part {
        case .fullYear: date.year
        case .month: date.month - 1
        case .date: date.day
        case .dayOfMonth: date.day - 1
        // 1970-01-01 was a Thursday.
        case .dayOfWeek: (days + 4).flooredDivision(by: 7).remainder
        case .dayOfYear: date.dayOfYear
        case .hours: second / 3600
        case .minutes: second / 60 % 60
        case .seconds: second % 60
        case .milliseconds: Int64(instant.nanoseconds) / 1_000_000
        }
    }

    /// Seconds east of UTC: "UTC", "+08:00", also without the plus, or a name to be looked up.
    private static func offset(
        of zone: String, at instant: Instant, _ machine: Machine
    ) throws(EvaluationError) -> Int64 {
        if zone == "UTC" || zone == "Z" { return 0 }
        let isUnsigned = zone.utf8.first?.isDigit == true
        var scanner = TimeText.Scanner(isUnsigned ? "+" + zone : zone)
        if let offset = scanner.offset(), scanner.isAtEnd { return offset }
        if let rules = machine.program.zones.first(where: { $0.name == zone }) {
            return Int64(rules.offsetSeconds(atSeconds: instant.seconds))
        }
        if let offset = machine.program.timeZones?(zone, instant.seconds) { return Int64(offset) }
        throw EvaluationError(.unknownTimeZone(zone))
    }
}

extension FunctionTable {
    static let timeFunctions: [FunctionDefinition] = TimeFunctions.Part.allCases.flatMap { part in
        let plain: UnaryFunction = {
            (value: Value, machine: inout Machine) throws(EvaluationError) -> Value in
            try TimeFunctions.get(part, of: value)
        }
        let zoned: BinaryFunction = {
            (value: Value, zone: Value, machine: inout Machine) throws(EvaluationError) -> Value in
            try TimeFunctions.get(part, of: value, in: zone, machine)
        }
        let ofTimestamp = Signature(.timestamp, to: .int)
        let ofDuration = Signature(.duration, to: .int)
        return [
            FunctionDefinition(
                name: part.rawValue, isMethod: true, code: .unary(plain),
                signatures: part.isOfDurationsToo ? [ofTimestamp, ofDuration] : [ofTimestamp],
                isVariadic: false),
            .method(
                part.rawValue, .binary(zoned), Signature(.timestamp, .string, to: .int),
                readsZone: true),
        ]
    }
}
