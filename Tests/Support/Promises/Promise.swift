// SPDX-License-Identifier: Apache-2.0

/// A promise of a port, with what shows whether a kind of store keeps it.
package struct Promise<Subject: Sendable>: Sendable, CustomStringConvertible {
    /// As in the list in the documentation of the port.
    package let number: Int
    package let sentence: String
    /// Throws `BrokenPromise`, or what the store threw where it should not.
    package let check: @Sendable (Subject) async throws -> Void

    init(
        _ number: Int, _ sentence: String,
        _ check: @escaping @Sendable (Subject) async throws -> Void
    ) {
        self.number = number
        self.sentence = sentence
        self.check = check
    }

    /// Number and sentence.
    package var description: String { "\(number). \(sentence)" }
}

/// A store does not do what its port promises.
package struct BrokenPromise: Error, CustomStringConvertible {
    package let description: String
}

/// A kind of store, made anew for each promise.
package struct StoreKind<Subject: Sendable>: Sendable, CustomStringConvertible {
    package let description: String
    package let make: @Sendable () async throws -> Subject

    /// A kind by its name.
    package init(_ name: String, _ make: @escaping @Sendable () async throws -> Subject) {
        description = name
        self.make = make
    }
}

/// Demands that two values are the same.
func expect<Value: Equatable>(
    _ found: Value, _ expected: Value, _ what: String
) throws(BrokenPromise) {
    guard found == expected else {
        throw BrokenPromise(description: "\(what): found \(found), expected \(expected)")
    }
}

/// Demands that something fails, and returns how.
func expectFailure<Failure: Error>(
    _ type: Failure.Type, _ what: String, _ body: () async throws -> Void
) async throws -> Failure {
    do {
        try await body()
    } catch let failure as Failure {
        return failure
    }
    throw BrokenPromise(description: "\(what) passed for a success")
}
