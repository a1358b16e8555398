// SPDX-License-Identifier: Apache-2.0
// Two values held against each other property by property, whatever their `==` says: a property
// that is added later and forgotten in the stored form is a difference.

import CEL

/// The ways to the properties in which two values differ; empty when they are the same.
func differences(_ left: Any, _ right: Any, at path: String = "") -> [String] {
    // Programs are made anew from the source; what they remember of it is compared.
    if let left = left as? CEL.Expression, let right = right as? CEL.Expression {
        let isSame =
            left.source == right.source && left.zones == right.zones
            && left.variables == right.variables && left.references == right.references
        return isSame ? [] : [path]
    }
    let (first, second) = (Mirror(reflecting: left), Mirror(reflecting: right))
    guard first.subjectType == second.subjectType, first.children.count == second.children.count,
        first.displayStyle == second.displayStyle
    else { return [path] }
    // They only find places in arrays, which are compared, and have no order.
    if first.displayStyle == .dictionary || first.displayStyle == .set { return [] }
    if first.children.isEmpty { return "\(left)" == "\(right)" ? [] : [path] }
    return zip(first.children, second.children).enumerated().flatMap { place, pair in
        let label = pair.0.label ?? "[\(place)]"
        guard pair.0.label == pair.1.label else { return ["\(path).\(label)"] }
        return differences(pair.0.value, pair.1.value, at: "\(path).\(label)")
    }
}

/// The properties of some values at all levels, each named by the type that has it: `Plan.owner`.
struct PropertyCensus {
    private(set) var all: Set<String> = []
    /// Those that had something in them: a value, or an element.
    private(set) var filled: Set<String> = []

    /// Takes down a value and everything in it.
    mutating func count(_ value: Any) {
        guard !(value is CEL.Expression), !(value is CEL.Value) else { return }
        let mirror = Mirror(reflecting: value)
        for child in mirror.children {
            let content = Mirror(reflecting: child.value)
            let isContainer =
                content.displayStyle == .optional || content.displayStyle == .collection
            if let label = child.label, mirror.displayStyle == .struct {
                all.insert("\(mirror.subjectType).\(label)")
                if !isContainer || !content.children.isEmpty {
                    filled.insert("\(mirror.subjectType).\(label)")
                }
            }
            count(child.value)
        }
    }
}
