// SPDX-License-Identifier: Apache-2.0

/// A map of the Common Expression Language: entries in the order given, found by hash.
///
/// Keys are found as CEL compares them: `1`, `1u` and `1.0` are one key.
package struct MapValue: Sendable, Hashable {
    private let storage: Storage

    /// Makes a map; of entries with equal keys the last wins, at the place of the first.
    ///
    /// Keys that are not int, uint, bool or string are kept and listed but never found.
    package init(_ entries: [(Value, Value)]) {
        storage = Self.collect(entries).storage
    }

    /// Makes a map from entries of which no two may have equal keys, else answers `nil`.
    init?(uniqueKeys entries: [(Value, Value)]) {
        let (storage, hasRepeatedKey) = Self.collect(entries)
        if hasRepeatedKey { return nil }
        self.storage = storage
    }

    private static func collect(
        _ entries: [(Value, Value)]
    ) -> (storage: Storage, hasRepeatedKey: Bool) {
        var index = Index()
        var kept: [(key: Value, value: Value)] = []
        var hasRepeatedKey = false
        kept.reserveCapacity(entries.count)
        for (key, value) in entries {
            let mapKey = MapKey(key)
            if let mapKey, let position = index.position(of: mapKey) {
                hasRepeatedKey = true
                kept[position].value = value
            } else {
                index.append(mapKey)
                kept.append((key, value))
            }
        }
        return (Storage(entries: kept, index: index), hasRepeatedKey)
    }

    /// The value of a key, `nil` when there is none.
    package subscript(key: Value) -> Value? {
        MapKey(key).flatMap { self[normal: $0] }
    }

    /// The value of a key whose normal form is known.
    subscript(normal key: MapKey) -> Value? {
        storage.index.position(of: key).map { storage.entries[$0].value }
    }

    /// All entries in the order in which they were given.
    package var entries: [(key: Value, value: Value)] { storage.entries }

    /// The number of entries.
    package var count: Int { storage.entries.count }

    /// Whether both hold the same keys with exactly equal values, in any order.
    package static func == (left: MapValue, right: MapValue) -> Bool {
        if left.storage === right.storage { return true }
        guard left.count == right.count else { return false }
        return left.entries.allSatisfy { right[$0.key] == $0.value }
    }

    /// Feeds the entries into a hasher so that their order does not matter.
    package func hash(into hasher: inout Hasher) {
        var sum = 0
        for entry in storage.entries {
            var single = Hasher()
            single.combine(MapKey(entry.key))
            single.combine(entry.value)
            sum &+= single.finalize()
        }
        hasher.combine(sum)
    }

    private final class Storage: Sendable {
        let entries: [(key: Value, value: Value)]
        let index: Index

        init(entries: [(key: Value, value: Value)], index: Index) {
            self.entries = entries
            self.index = index
        }
    }

    /// Finds the places of keys.
    private struct Index: Sendable {
        /// Up to here looking at each key is faster than hashing.
        private static let scannedCount = 8

        private var keys: [MapKey?] = []
        /// Places of the keys, once there are more than are looked at one by one.
        private var positions: [MapKey: Int] = [:]

        func position(of key: MapKey) -> Int? {
            keys.count <= Self.scannedCount ? keys.firstIndex { $0 == key } : positions[key]
        }

        mutating func append(_ key: MapKey?) {
            keys.append(key)
            guard keys.count > Self.scannedCount else { return }
            let unplaced = positions.isEmpty ? 0 : keys.count - 1
            for place in unplaced..<keys.count {
                if let key = keys[place] { positions[key] = place }
            }
        }
    }
}

/// A map key in its one normal form, so that equal numbers of different types meet.
enum MapKey: Hashable, Sendable {
    case bool(Bool)
    case int(Int64)
    case largeUint(UInt64)
    case string(String)

    /// The normal form of a value, `nil` when it can equal no key.
    init?(_ value: Value) {
        switch value {
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .int(value)
        case .uint(let value): self = Int64(exactly: value).map(MapKey.int) ?? .largeUint(value)
        case .string(let value): self = .string(value)
        case .double(let value):
            if let value = Int64(exactly: value) {
                self = .int(value)
            } else if let value = UInt64(exactly: value) {
                self = .largeUint(value)
            } else {
                return nil
            }
        case .null, .bytes, .list, .map, .timestamp, .duration, .type, .optional, .address,
            .addressBlock:
            return nil
        }
    }

    /// Code points decide; Swift's own equality would join precomposed and decomposed letters.
    static func == (left: MapKey, right: MapKey) -> Bool {
        switch (left, right) {
        case (.bool(let a), .bool(let b)): a == b
        case (.int(let a), .int(let b)): a == b
        case (.largeUint(let a), .largeUint(let b)): a == b
        case (.string(let a), .string(let b)): a.hasSameCodePoints(as: b)
        default: false
        }
    }
}
