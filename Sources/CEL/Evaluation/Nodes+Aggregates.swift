// SPDX-License-Identifier: Apache-2.0
// The steps that make lists and maps, and those that give names to values.

/// A list literal.
final class ListNode: Node {
    struct Element: Sendable {
        let value: any Node
        let isOptional: Bool
    }

    private let elements: [Element]

    init(_ elements: [Element]) { self.elements = elements }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        return try machine.list(elements)
    }
}

/// A map literal.
final class MapNode: Node {
    struct Entry: Sendable {
        let key: any Node
        let value: any Node
        let isOptional: Bool
    }

    private let entries: [Entry]

    init(_ entries: [Entry]) { self.entries = entries }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        return try machine.map(entries)
    }
}

/// A macro over the elements of a list or map.
final class ComprehensionNode: Node {
    let macro: ComprehensionMacro
    let range: any Node
    let keySlot: Int?
    let slot: Int
    let condition: (any Node)?
    let transform: (any Node)?

    init(
        _ macro: ComprehensionMacro, over range: any Node, keySlot: Int?, slot: Int,
        condition: (any Node)?, transform: (any Node)?
    ) {
        self.macro = macro
        self.range = range
        self.keySlot = keySlot
        self.slot = slot
        self.condition = condition
        self.transform = transform
    }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        return try machine.evaluate(self)
    }
}

/// Evaluates values into slots, keeping errors for when a slot is read, and then the body.
final class BindNode: Node {
    private let firstSlot: Int
    private let values: [any Node]
    private let body: any Node

    init(firstSlot: Int, _ values: [any Node], body: any Node) {
        self.firstSlot = firstSlot
        self.values = values
        self.body = body
    }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        try machine.bind(values, from: firstSlot)
        return try body.evaluate(&machine)
    }
}

/// `left.or(right)`, and when unwrapping `left.orValue(right)`.
final class OptionalOrNode: Node {
    private let left: any Node
    private let right: any Node
    private let isUnwrapping: Bool

    init(_ left: any Node, _ right: any Node, isUnwrapping: Bool) {
        self.left = left
        self.right = right
        self.isUnwrapping = isUnwrapping
    }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        return try machine.optionalOr(
            try left.evaluate(&machine), right, isUnwrapping: isUnwrapping)
    }
}

/// `target.optMap(variable, body)`, and when flat `optFlatMap`.
final class OptionalMapNode: Node {
    private let target: any Node
    private let slot: Int
    private let body: any Node
    private let isFlat: Bool

    init(_ target: any Node, slot: Int, body: any Node, isFlat: Bool) {
        self.target = target
        self.slot = slot
        self.body = body
        self.isFlat = isFlat
    }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        return try machine.optionalMap(
            try target.evaluate(&machine), slot: slot, body, isFlat: isFlat)
    }
}
