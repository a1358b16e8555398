// SPDX-License-Identifier: Apache-2.0
// Text for people, in the two languages in which everything that is shown exists.

/// A language in which Muster speaks.
package enum Language: String, Sendable, Hashable, CaseIterable {
    /// English.
    case en
    /// Simplified Chinese.
    case zh
}

/// A text in every language. A file that gives a plain string gives the same text to all.
package struct LocalizedText: Hashable, Sendable {
    /// The English text.
    package var en: String
    /// The Chinese text.
    package var zh: String

    /// A text in both languages.
    package init(en: String, zh: String) {
        self.en = en
        self.zh = zh
    }

    /// One text for both languages.
    package init(_ both: String) { self.init(en: both, zh: both) }

    /// The text in a language.
    package subscript(language: Language) -> String {
        switch language {
        case .en: en
        case .zh: zh
        }
    }

    /// `English / 中文`, or the one text where both are the same.
    package var both: String { en == zh ? en : "\(en) / \(zh)" }
}

/// A value for each response level, or one for all.
package struct PerLevel<Value: Sendable & Equatable>: Sendable, Equatable {
    /// What holds for levels without a value of their own; nil: nothing.
    package var common: Value?
    /// Values of single levels, most severe (lowest number) first.
    package var byLevel: [(level: Int, value: Value)]

    /// One value for all levels.
    package init(_ common: Value?) {
        self.common = common
        byLevel = []
    }

    /// Values of single levels, in any order.
    package init(byLevel: [(level: Int, value: Value)], common: Value? = nil) {
        self.byLevel = byLevel.sorted { $0.level < $1.level }
        self.common = common
    }

    /// The value at a level, nil where there is none.
    package subscript(level: Int) -> Value? {
        byLevel.first { $0.level == level }?.value ?? common
    }

    /// Whether no level has a value.
    package var isEmpty: Bool { common == nil && byLevel.isEmpty }

    package static func == (left: Self, right: Self) -> Bool {
        left.common == right.common
            && left.byLevel.elementsEqual(right.byLevel) {
                $0.level == $1.level && $0.value == $1.value
            }
    }
}
