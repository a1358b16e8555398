// SPDX-License-Identifier: Apache-2.0

package import ResponseCore
package import ResponseModel

/// Every text that is made for people outside says that it is an exercise, in its first words.
package struct ExerciseMarkChecker: DrillChecker {
    /// Its name, in findings.
    package static let name = "exercise mark"

    // Written out here on purpose: the marks of the core are what is being judged.
    private static let marks = ["EXERCISE", "【演练】"]

    /// A judge.
    package init() {}

    /// Looks at the next record and says what is wrong with it.
    package mutating func check(_ record: Record) -> [String] {
        guard case .notice(_, .drafted(let notice)) = record.event else { return [] }
        if notice.texts.isEmpty { return ["notice \(notice.id) has no text"] }
        return notice.texts.filter { !Self.isMarked($0) }.map {
            "the \($0.language.rawValue) text of notice \(notice.id) does not say that it is "
                + "an exercise"
        }
    }

    /// Whether subject, body and short form of a text all begin with a mark.
    package static func isMarked(_ text: NoticeText) -> Bool {
        let parts = [text.subject, text.body] + (text.short.map { [$0] } ?? [])
        return parts.allSatisfy { part in marks.contains { part.hasPrefix($0) } }
    }
}
