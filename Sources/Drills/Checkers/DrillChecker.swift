// SPDX-License-Identifier: Apache-2.0
// Judges of a finished drill. They read the journal alone and share nothing with the code that
// wrote it: what they count, they count themselves.

package import ResponseCore
import ResponseModel

/// A rule of the world that a journal breaks.
package struct Violation: Sendable, Equatable, CustomStringConvertible {
    /// Which checker found it.
    package var checker: String
    /// The record at which it shows; nil: it is something that never came.
    package var sequence: Int64?
    /// What is wrong, with the names of the things concerned.
    package var message: String

    /// A finding by its parts.
    package init(checker: String, sequence: Int64?, message: String) {
        self.checker = checker
        self.sequence = sequence
        self.message = message
    }

    /// `bookings, record 12: …`.
    package var description: String {
        let place = sequence.map { "record \($0)" } ?? "at the end"
        return "\(checker), \(place): \(message)"
    }
}

/// A judge of one rule, fed with the records of a journal in their order.
package protocol DrillChecker {
    /// Its name, in findings.
    static var name: String { get }
    /// Looks at the next record.
    ///
    /// - Returns: what is wrong with it, in sentences.
    mutating func check(_ record: Record) -> [String]
    /// What should have come and did not; called once, after the last record.
    func findMissing() -> [String]
}

extension DrillChecker {
    /// Most rules are about what happens, not about what does not.
    package func findMissing() -> [String] { [] }

    /// Everything that this checker finds in a journal.
    package mutating func judge(_ records: [Record]) -> [Violation] {
        var found: [Violation] = []
        for record in records {
            found += check(record).map {
                Violation(checker: Self.name, sequence: record.sequence, message: $0)
            }
        }
        return found
            + findMissing().map {
                Violation(checker: Self.name, sequence: nil, message: $0)
            }
    }
}

/// All judges together.
package enum DrillCheckers {
    /// A new set of judges.
    package static var all: [any DrillChecker] {
        [
            TimeChecker(), BookingChecker(), ReturnChecker(), NoticeChecker(), PageChecker(),
            ExerciseMarkChecker(),
        ]
    }

    /// What should have come to an end and did not, in a drill that lets everything end.
    package static func judgeLiveness(_ records: [Record]) -> [Violation] {
        var checker = LivenessChecker()
        return checker.judge(records)
    }

    /// What all judges find in a journal, in the order of the judges; empty: nothing is wrong.
    package static func judge(_ records: [Record]) -> [Violation] {
        var found: [Violation] = []
        for var checker in all { found += checker.judge(records) }
        return found
    }
}
