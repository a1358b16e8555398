// SPDX-License-Identifier: Apache-2.0

/// One step of a compiled expression: names are resolved to slots and functions to their code.
///
/// Steps are objects and not cases of an enum: to reach a child costs a call and no copy.
protocol Node: AnyObject, Sendable {
    /// The value of the step.
    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value

    /// The value of the step as a condition.
    ///
    /// - Throws: `.noCondition` when it is no bool; whoever asked says it in its own words.
    func holds(_ machine: inout Machine) throws(EvaluationError) -> Bool
}

extension Node {
    func holds(_ machine: inout Machine) throws(EvaluationError) -> Bool {
        let value = try evaluate(&machine)
        guard case .bool(let isTrue) = value else {
            throw EvaluationError(.noCondition(value.typeName))
        }
        return isTrue
    }
}

/// The name of a field, ready to be looked up.
struct Field: Sendable {
    let name: String
    let key: MapKey

    init(_ name: String) {
        self.name = name
        key = .string(name)
    }
}

typealias UnaryFunction =
    @Sendable (_ value: Value, _ machine: inout Machine) throws(EvaluationError) -> Value
typealias BinaryFunction =
    @Sendable (_ left: Value, _ right: Value, _ machine: inout Machine)
    throws(EvaluationError) -> Value
typealias ManyFunction =
    @Sendable (_ arguments: [Value], _ machine: inout Machine) throws(EvaluationError) -> Value

/// A top-level variable with the fields selected from it, in all the ways to read the dots.
struct VariablePath: Sendable {
    /// One way: the first `partCount` names are the variable and the rest are fields.
    struct Reading: Sendable {
        let name: VariableName
        let partCount: Int
        let isQualified: Bool
    }

    /// Longest name first, within one length from the inmost container outwards.
    let readings: [Reading]
    let parts: [Field]
    /// The name to report when no reading has a value.
    let reportedName: String
}

/// A compiled expression, ready to be evaluated from any number of tasks.
final class Program: Sendable {
    let root: any Node
    let slotCount: Int
    let limits: ExpressionLimits
    let timeZones: TimeZoneLookup?
    let variables: [String]
    let references: [[String]]
    let zones: [ZoneRules]
    let deducedType: CELType?

    init(
        root: any Node, slotCount: Int, options: CompileOptions, variables: [String],
        references: [[String]], zones: [ZoneRules], deducedType: CELType?
    ) {
        self.root = root
        self.slotCount = slotCount
        self.limits = options.limits
        self.timeZones = options.timeZones
        self.variables = variables
        self.references = references
        self.zones = zones
        self.deducedType = deducedType
    }
}
