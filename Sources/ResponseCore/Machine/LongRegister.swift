// SPDX-License-Identifier: Apache-2.0
// Registers that grow to thousands of entries, of which one decision changes a few. A decision
// works on a copy of the state: what is copied when something changes must not grow with all that
// ever happened, so these collections are cut into pieces and a copy shares all but the changed.

import ResponseModel

/// A key that is a text: pieces are chosen by it, the same in every process.
package protocol TextKey: Hashable, Sendable {
    /// The text.
    var text: String { get }
}

extension String: TextKey {
    package var text: String { self }
}

extension Identifier: TextKey {
    package var text: String { raw }
}

extension TextKey {
    // FNV-1a, the 64-bit hash of Fowler, Noll and Vo; Swift's own differs from run to run.
    fileprivate var pieceHash: UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}

/// A lookup table in pieces. Finding takes constant time; changing copies at most one piece.
package struct PiecewiseIndex<Key: TextKey, Value: Sendable & Equatable>: Sendable, Equatable {
    private static var pieceCount: UInt64 { 64 }
    private var pieces: [[Key: Value]] = []

    /// An empty table.
    package init() {}

    /// The value of a key; setting nil removes the key.
    package subscript(key: Key) -> Value? {
        get { pieces.isEmpty ? nil : pieces[piece(of: key)][key] }
        set {
            if pieces.isEmpty {
                if newValue == nil { return }
                pieces = Array(repeating: [:], count: Int(Self.pieceCount))
            }
            pieces[piece(of: key)][key] = newValue
        }
    }

    /// The keys in the order of their texts.
    var sortedKeys: [Key] {
        pieces.flatMap(\.keys).sorted { $0.text < $1.text }
    }

    private func piece(of key: Key) -> Int { Int(key.pieceHash % Self.pieceCount) }

    package static func == (left: Self, right: Self) -> Bool {
        left.pieces == right.pieces || left.isEmpty && right.isEmpty
    }

    private var isEmpty: Bool { pieces.allSatisfy(\.isEmpty) }
}

/// A register from which nothing is ever removed. Finding takes constant time; changing one value
/// copies at most a page of values.
package struct LongRegister<Key: TextKey, Value: Sendable>: Sendable {
    /// The keys, first set first.
    package private(set) var keys = Pages<Key>()
    /// The values in the order of their keys.
    package private(set) var values = Pages<Value>()
    private var places = PiecewiseIndex<Key, Int>()

    /// An empty register.
    package init() {}

    /// The value of a key; nil changes nothing.
    package subscript(key: Key) -> Value? {
        get { places[key].map { values[$0] } }
        set {
            guard let newValue else { return }
            if let place = places[key] {
                values[place] = newValue
            } else {
                places[key] = keys.count
                keys.append(key)
                values.append(newValue)
            }
        }
    }

    /// Where a key stands in `keys` and `values`: reading one property through it copies no more
    /// than that property, which matters for large values.
    package func place(of key: Key) -> Int? { places[key] }

    /// Changes the value of a key in place; without the key nothing happens.
    package mutating func update(_ key: Key, _ change: (inout Value) -> Void) {
        guard let place = places[key] else { return }
        change(&values[place])
    }

    /// How many there are.
    package var count: Int { keys.count }
    /// Whether there is none.
    package var isEmpty: Bool { keys.isEmpty }
}

extension LongRegister: Equatable where Value: Equatable {
    package static func == (left: Self, right: Self) -> Bool {
        left.keys == right.keys && left.values == right.values
    }
}

/// A list in pages of a few elements; a copy shares the pages that do not change.
package struct Pages<Element: Sendable>: Sendable, RandomAccessCollection {
    private static var pageSize: Int { 16 }
    private var pages: [[Element]] = []
    package private(set) var count = 0

    package init() {}

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }

    package subscript(place: Int) -> Element {
        get { pages[place / Self.pageSize][place % Self.pageSize] }
        _modify { yield &pages[place / Self.pageSize][place % Self.pageSize] }
    }

    /// Adds an element at the end.
    package mutating func append(_ element: Element) {
        if count % Self.pageSize == 0 { pages.append([]) }
        pages[pages.count - 1].append(element)
        count += 1
    }
}

extension Pages: Equatable where Element: Equatable {
    package static func == (left: Self, right: Self) -> Bool { left.pages == right.pages }
}
