// SPDX-License-Identifier: Apache-2.0

extension RegularExpression {
    /// Whether any part of a text matches; `nil` when the steps ran out before it was clear.
    func matches(_ text: String, steps: inout Int) -> Bool? {
        var current = StateSet(capacity: program.count)
        var following = StateSet(capacity: program.count)
        var previous: Unicode.Scalar?
        var scalars = text.unicodeScalars.makeIterator()
        while true {
            let next = scalars.next()
            // The search is not anchored: a match may begin at every place.
            current.add(0)
            if close(&current, previous, next, &steps) { return true }
            guard let next else { return false }
            guard steps > 0 else { return nil }
            following.removeAll()
            for state in current.members {
                if program[state].accepts(next) { following.add(state + 1) }
            }
            swap(&current, &following)
            previous = next
        }
    }

    /// Adds all states that can be reached without a code point; true when the end is among them.
    private func close(
        _ states: inout StateSet, _ previous: Unicode.Scalar?, _ next: Unicode.Scalar?,
        _ steps: inout Int
    ) -> Bool {
        var index = 0
        while index < states.members.count {
            let state = states.members[index]
            index += 1
            switch program[state] {
            case .match: return true
            case .jump(let target): states.add(target)
            case .split(let first, let second):
                states.add(first)
                states.add(second)
            case .assertion(let assertion):
                if assertion.holds(between: previous, and: next) { states.add(state + 1) }
            case .scalar: break
            case .set(let set): steps -= set.cost
            }
        }
        steps -= index + 1
        return false
    }

    /// A set of states that lists its members and forgets them at once.
    private struct StateSet {
        private(set) var members: [Int] = []
        private var places: [Int]

        init(capacity: Int) {
            places = Array(repeating: 0, count: capacity)
            members.reserveCapacity(capacity)
        }

        mutating func add(_ state: Int) {
            let place = places[state]
            // Places are left over from earlier use; only one that points back is true.
            if place < members.count, members[place] == state { return }
            places[state] = members.count
            members.append(state)
        }

        mutating func removeAll() {
            members.removeAll(keepingCapacity: true)
        }
    }
}

extension RegularExpression.Instruction {
    fileprivate func accepts(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .scalar(let value): scalar.value == value
        case .set(let set): set.contains(scalar)
        default: false
        }
    }
}

extension RegularExpression.Assertion {
    fileprivate func holds(between left: Unicode.Scalar?, and right: Unicode.Scalar?) -> Bool {
        switch self {
        case .textStart: left == nil
        case .textEnd: right == nil
        case .lineStart: left == nil || left == "\n"
        case .lineEnd: right == nil || right == "\n"
        case .wordBoundary: isWord(left) != isWord(right)
        case .notWordBoundary: isWord(left) == isWord(right)
        }
    }

    private func isWord(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar, scalar.isASCII else { return false }
        return UInt8(ascii: scalar).isIdentifierPart
    }
}
