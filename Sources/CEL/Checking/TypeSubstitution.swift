// SPDX-License-Identifier: Apache-2.0

/// What is known of the unknown types of an expression.
///
/// The rules are those of the reference checker (google/cel-go, checker/types.go): a type variable
/// takes the first type that it meets and widens to `dyn` parts when it must agree with them.
struct TypeSubstitution {
    private var types: [String: CELType] = [:]
    private var variableCount = 0

    /// A new unknown type.
    mutating func newVariable() -> CELType {
        variableCount += 1
        return .parameter("$\(variableCount)")
    }

    /// A type with its known variables replaced, and unknown ones by `dyn` when asked for.
    func resolve(_ type: CELType, unknownAsDyn: Bool = false) -> CELType {
        type.mappingParameters { name in
            guard let known = types[name] else {
                return unknownAsDyn ? .dyn : .parameter(name)
            }
            return resolve(known, unknownAsDyn: unknownAsDyn)
        }
    }

    /// Notes what follows from each type being used where the other one is wanted; `false`, and
    /// nothing noted, when one of them cannot be.
    mutating func assign(_ types: [CELType], to wanted: [CELType]) -> Bool {
        var trial = self
        for (type, wanted) in zip(types, wanted) {
            guard trial.unify(type, wanted) else { return false }
        }
        self = trial
        return true
    }

    /// The type that has room for both; `dyn` when they do not agree.
    mutating func join(_ left: CELType, _ right: CELType) -> CELType {
        guard assign([left], to: [right]) else { return .dyn }
        return Self.moreGeneral(left, right)
    }

    private mutating func unify(_ left: CELType, _ right: CELType) -> Bool {
        if case .parameter(let name) = right {
            let (isValid, isKnown) = substitute(left, for: name)
            if isValid || isKnown { return isValid }
        }
        if case .parameter(let name) = left { return substitute(right, for: name).isValid }
        switch (left, right) {
        case (.dyn, _), (_, .dyn): return true
        case (.null, _): return right.isNullable
        case (_, .null): return left.isNullable
        case (.list(let a), .list(let b)): return unify(a, b)
        case (.map(let a, let b), .map(let c, let d)): return unify(a, c) && unify(b, d)
        case (.type, .type): return true
        case (.optional(let a), .optional(let b)): return unify(a, b)
        default: return left == right
        }
    }

    private mutating func substitute(
        _ type: CELType, for name: String
    ) -> (isValid: Bool, isKnown: Bool) {
        if type == .parameter(name) { return (true, true) }
        guard let known = types[name] else {
            guard !occurs(name, in: type) else { return (false, false) }
            types[name] = type
            return (true, false)
        }
        if type == known { return (true, true) }
        guard unify(type, known) else { return (false, true) }
        let general = Self.moreGeneral(type, known)
        if !occurs(name, in: general) { types[name] = general }
        return (true, true)
    }

    /// Whether a type variable is part of a type, which then cannot be its meaning.
    private func occurs(_ name: String, in type: CELType) -> Bool {
        switch type {
        case .parameter(let other):
            other == name || types[other].map { occurs(name, in: $0) } ?? false
        case .list(let element): occurs(name, in: element)
        case .map(let key, let value): occurs(name, in: key) || occurs(name, in: value)
        case .optional(let content), .type(let content): occurs(name, in: content)
        default: false
        }
    }

    private static func moreGeneral(_ left: CELType, _ right: CELType) -> CELType {
        if case .null = right { return left }
        return isAtLeastAsGeneral(left, right) ? left : right
    }

    private static func isAtLeastAsGeneral(_ left: CELType, _ right: CELType) -> Bool {
        switch (left, right) {
        case (.dyn, _), (.parameter, _): true
        case (_, .dyn), (_, .parameter): false
        case (.list(let a), .list(let b)): isAtLeastAsGeneral(a, b)
        case (.map(let a, let b), .map(let c, let d)):
            isAtLeastAsGeneral(a, c) && isAtLeastAsGeneral(b, d)
        case (.optional(let a), .optional(let b)): isAtLeastAsGeneral(a, b)
        case (.type, .type): true
        default: left == right
        }
    }
}

extension CELType {
    /// The type with each parameter replaced.
    func mappingParameters(_ replace: (String) -> CELType) -> CELType {
        switch self {
        case .parameter(let name): replace(name)
        case .list(let element): .list(element.mappingParameters(replace))
        case .map(let key, let value):
            .map(key.mappingParameters(replace), value.mappingParameters(replace))
        case .optional(let content): .optional(content.mappingParameters(replace))
        case .type(let content): .type(content.mappingParameters(replace))
        default: self
        }
    }

    /// Whether `null` may stand for it, as in the protocol-buffer forms of these types.
    fileprivate var isNullable: Bool {
        switch self {
        case .null, .dyn, .timestamp, .duration, .opaque, .optional: true
        default: false
        }
    }
}
