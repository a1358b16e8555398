// SPDX-License-Identifier: Apache-2.0

import Testing

/// Lets two tests of all suites that have this trait run at once. Each starts programs by the
/// dozen; more at once only wait for each other, and for the tests of the other targets.
struct TurnsTrait: SuiteTrait, TestTrait, TestScoping {
    private static let places = Places(2)

    var isRecursive: Bool { true }

    func scopeProvider(for test: Test, testCase: Test.Case?) -> TurnsTrait? {
        testCase == nil ? nil : self
    }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        await Self.places.take()
        do {
            try await body()
            await Self.places.give()
        } catch {
            await Self.places.give()
            throw error
        }
    }
}

extension Trait where Self == TurnsTrait {
    /// Takes turns with the tests of the other suites that start programs.
    static var inTurns: TurnsTrait { TurnsTrait() }
}

/// A number of places, given in the order in which they were asked for.
private actor Places {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { free = count }

    func take() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func give() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
