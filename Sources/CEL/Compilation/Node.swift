// SPDX-License-Identifier: Apache-2.0

/// One step of a compiled expression: names are resolved to slots and functions to their code.
indirect enum Node: Sendable {
    case constant(Value)
    /// A variable of a macro or of `cel.bind`.
    case local(Int)
    case path(VariablePath)
    case select(Node, Field)
    case optionalSelect(Node, Field)
    case has(Node, Field)
    case index(Node, Node)
    case optionalIndex(Node, Node)
    case not(Node)
    case negate(Node)
    case binary(Operation, Node, Node)
    case and([Node])
    case or([Node])
    case conditional(Node, Node, Node)
    case unary(UnaryFunction, Node)
    case binaryCall(BinaryFunction, Node, Node)
    case call(ManyFunction, [Node])
    case matches(Node, RegularExpression)
    /// Fails when it is reached; unchecked expressions may name functions that do not exist.
    case failure(EvaluationError, [Node])
    case list([Element])
    case map([Entry])
    case comprehension(Comprehension)
    /// Evaluates values into slots, keeping errors for when a slot is read, and then the body.
    case bind(firstSlot: Int, [Node], body: Node)
    /// `left.or(right)`, and when unwrapping `left.orValue(right)`.
    case optionalOr(Node, Node, isUnwrapping: Bool)
    case optionalMap(Node, slot: Int, body: Node, isFlat: Bool)

    struct Field: Sendable {
        let name: String
        let key: MapKey

        init(_ name: String) {
            self.name = name
            key = .string(name)
        }
    }

    struct Element: Sendable {
        let value: Node
        let isOptional: Bool
    }

    struct Entry: Sendable {
        let key: Node
        let value: Node
        let isOptional: Bool
    }

    struct Comprehension: Sendable {
        let macro: ComprehensionMacro
        let range: Node
        let keySlot: Int?
        let slot: Int
        let condition: Node?
        let transform: Node?
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
        let name: String
        let partCount: Int
        let isQualified: Bool
    }

    /// Longest name first, within one length from the inmost container outwards.
    let readings: [Reading]
    let parts: [Node.Field]
    /// The name to report when no reading has a value.
    let reportedName: String
}

/// A compiled expression, ready to be evaluated from any number of tasks.
final class Program: Sendable {
    let root: Node
    let slotCount: Int
    let limits: ExpressionLimits
    let timeZones: TimeZoneLookup?
    let variables: [String]
    let references: [[String]]
    let deducedType: CELType?

    init(
        root: Node, slotCount: Int, options: CompileOptions, variables: [String],
        references: [[String]], deducedType: CELType?
    ) {
        self.root = root
        self.slotCount = slotCount
        self.limits = options.limits
        self.timeZones = options.timeZones
        self.variables = variables
        self.references = references
        self.deducedType = deducedType
    }
}
