// SPDX-License-Identifier: Apache-2.0

/// How a plan reads records of past incidents, for `muster test --history`.
package struct HistoryFormat: Sendable, Equatable {
    /// The field with the name of a record.
    package var id: String
    /// The field with the level that was recorded.
    package var label: String
    /// Fields that hold facts under another name than the fact's own.
    package var fields: [(fact: String, field: String)]
    /// Words of records for levels, beyond the numbers and names of the scale.
    package var words: [(word: String, level: Int)]

    /// The fields of records that say nothing else: `id` and `expect`.
    package init(
        id: String = "id", label: String = "expect", fields: [(fact: String, field: String)] = [],
        words: [(word: String, level: Int)] = []
    ) {
        self.id = id
        self.label = label
        self.fields = fields
        self.words = words
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.id == right.id && left.label == right.label
            && left.fields.elementsEqual(right.fields) { $0 == $1 }
            && left.words.elementsEqual(right.words) { $0 == $1 }
    }
}
