// SPDX-License-Identifier: Apache-2.0

/// The tree of a parsed pattern.
indirect enum PatternNode: Sendable {
    case empty
    case set(ScalarSet)
    case scalar(UInt32)
    case assertion(RegularExpression.Assertion)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// `maximum` is `nil` for "any number".
    case repetition(PatternNode, minimum: Int, maximum: Int?)
}

/// Turns the tree of a pattern into instructions.
struct PatternCompiler {
    let sizeLimit: Int
    private var program: [RegularExpression.Instruction] = []

    init(sizeLimit: Int) {
        self.sizeLimit = sizeLimit
    }

    mutating func compile(
        _ tree: PatternNode
    ) throws(RegularExpressionError) -> [RegularExpression.Instruction] {
        try emit(tree)
        _ = try append(.match)
        return program
    }

    private mutating func append(
        _ instruction: RegularExpression.Instruction
    ) throws(RegularExpressionError) -> Int {
        guard program.count < sizeLimit else { throw .tooLarge }
        program.append(instruction)
        return program.count - 1
    }

    private mutating func emit(_ node: PatternNode) throws(RegularExpressionError) {
        switch node {
        case .empty: break
        case .set(let set): _ = try append(.set(set))
        case .scalar(let value): _ = try append(.scalar(value))
        case .assertion(let assertion): _ = try append(.assertion(assertion))
        case .sequence(let parts): for part in parts { try emit(part) }
        case .alternatives(let alternatives): try emit(alternatives: alternatives)
        case .repetition(let body, let minimum, let maximum):
            try emit(repeating: body, minimum, maximum)
        }
    }

    private mutating func emit(
        alternatives: [PatternNode]
    ) throws(RegularExpressionError) {
        var jumps: [Int] = []
        for (index, alternative) in alternatives.enumerated() {
            if index == alternatives.count - 1 {
                try emit(alternative)
                break
            }
            let split = try append(.split(0, 0))
            try emit(alternative)
            jumps.append(try append(.jump(0)))
            program[split] = .split(split + 1, program.count)
        }
        for jump in jumps { program[jump] = .jump(program.count) }
    }

    private mutating func emit(
        repeating body: PatternNode, _ minimum: Int, _ maximum: Int?
    ) throws(RegularExpressionError) {
        // What takes no instructions must not be repeated a thousand times a thousand times.
        let start = program.count
        for _ in 0..<minimum {
            try emit(body)
            if program.count == start { return }
        }
        guard let maximum else {
            let split = try append(.split(0, 0))
            try emit(body)
            _ = try append(.jump(split))
            program[split] = .split(split + 1, program.count)
            return
        }
        var splits: [Int] = []
        for _ in minimum..<max(minimum, maximum) {
            splits.append(try append(.split(0, 0)))
            try emit(body)
        }
        for split in splits { program[split] = .split(split + 1, program.count) }
    }
}
