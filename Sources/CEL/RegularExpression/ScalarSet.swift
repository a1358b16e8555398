// SPDX-License-Identifier: Apache-2.0

/// A set of code points, as a character class of a pattern describes it.
struct ScalarSet: Sendable {
    /// Ranges in ascending order that neither overlap nor touch.
    private(set) var ranges: [ClosedRange<UInt32>]
    /// General categories that belong to it, each perhaps as "all but".
    private var categories: [Category] = []
    private var isNegated = false
    private var ignoresCase = false

    private struct Category: Sendable {
        let name: String
        let isNegated: Bool
    }

    init(_ ranges: [ClosedRange<UInt32>] = []) {
        self.ranges = Self.merged(ranges)
    }

    /// All code points of a general category such as `L` or `Lu`; `nil` when there is none.
    init?(category name: String, isNegated: Bool) {
        guard Unicode.Scalar.categoryNames.contains(name) else { return nil }
        ranges = []
        categories = [Category(name: name, isNegated: isNegated)]
    }

    static let everything = ScalarSet([0...0x10FFFF])
    static let everythingButNewline = ScalarSet([0...9, 11...0x10FFFF])

    func negated() -> ScalarSet {
        var set = self
        set.isNegated.toggle()
        return set
    }

    /// The set with the other case of each letter, worked out now or, for large sets, on use.
    func ignoringCase() -> ScalarSet {
        var set = self
        let isASCII = (ranges.last?.upperBound ?? 0) < 0x80
        let size = ranges.reduce(0) { $0 + $1.count }
        if categories.isEmpty, isASCII || size <= Self.largestFoldedSize {
            let variants = ranges.lazy.flatMap { $0 }.compactMap { Unicode.Scalar($0) }
                .flatMap(\.caseVariants)
            set.ranges = Self.merged(ranges + variants.map { $0.value...$0.value })
        } else {
            set.ignoresCase = true
        }
        return set
    }

    private static let largestFoldedSize = 64

    /// The work of one look, in steps of the automaton.
    var cost: Int { ignoresCase ? 20 : 1 + categories.count }

    /// Adds the members of a set that came from ``init(_:)`` or a category.
    mutating func formUnion(_ other: ScalarSet) {
        if other.isNegated {
            formUnion(ScalarSet(Self.complement(other.ranges)))
        } else {
            ranges = Self.merged(ranges + other.ranges)
            categories += other.categories
        }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        var isMember = includes(scalar)
        if !isMember, ignoresCase { isMember = scalar.caseVariants.contains(where: includes) }
        return isMember != isNegated
    }

    private func includes(_ scalar: Unicode.Scalar) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar.value {
                low = middle + 1
            } else {
                high = middle
            }
        }
        if low < ranges.count, ranges[low].contains(scalar.value) { return true }
        return categories.contains { scalar.isInCategory($0.name) != $0.isNegated }
    }

    private static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound + 1 {
                result[result.count - 1] =
                    last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }

    private static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return result
    }
}

extension Unicode.Scalar {
    /// The lower-case and upper-case letter of the same letter, where that is one code point.
    var caseVariants: [Unicode.Scalar] {
        if isASCII {
            let isLetter = (0x41...0x5A).contains(value & ~0x20)
            return isLetter ? [Unicode.Scalar(UInt8(value ^ 0x20))] : []
        }
        return [properties.lowercaseMapping, properties.uppercaseMapping].compactMap { text in
            let scalars = text.unicodeScalars
            return scalars.count == 1 ? scalars.first : nil
        }
    }
}
