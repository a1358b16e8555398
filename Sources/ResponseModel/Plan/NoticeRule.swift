// SPDX-License-Identifier: Apache-2.0
// What customers hear, when, in which words and by whose leave (S065-S073).

/// A rule of a plan that makes notices.
package struct NoticeRule: Sendable, Equatable {
    /// Unique within the plan: `first`, `progress`, `all-clear`.
    package var id: String
    package var trigger: Trigger
    /// Levels at which it holds; nil: all.
    package var levels: [Int]?
    package var audience: AudienceID
    package var template: NoticeTemplate
    /// How soon after the trigger it must be released.
    package var within: PerLevel<TimeLimit>
    /// By whose leave it goes out; without a value nobody's is needed.
    package var approval: PerLevel<Approval>

    /// A rule by its parts.
    package init(
        id: String, trigger: Trigger, levels: [Int]? = nil, audience: AudienceID,
        template: NoticeTemplate, within: PerLevel<TimeLimit> = PerLevel(nil),
        approval: PerLevel<Approval> = PerLevel(nil)
    ) {
        self.id = id
        self.trigger = trigger
        self.levels = levels
        self.audience = audience
        self.template = template
        self.within = within
        self.approval = approval
    }

    /// What makes a notice due.
    package enum Trigger: Sendable, Equatable {
        /// Something that happens.
        case on(Moment)
        /// The cadence of the target `update_every`, from activation to recovery.
        case everyUpdate
    }

    /// Moments that can make a notice due.
    package enum Moment: String, Sendable, Hashable, CaseIterable {
        case warned, activated
        case levelChanged = "level_changed"
        case mitigated, recovered
        case stoodDown = "stood_down"
    }

    /// Whose leave a notice needs.
    package enum Approval: Sendable, Hashable {
        /// Nobody's.
        case none
        /// The holder of a role.
        case role(RoleID)
        /// Two different people, each allowed to approve notices.
        case twoPerson

        /// The word of the files.
        package var name: String {
            switch self {
            case .none: "none"
            case .role(let role): role.raw
            case .twoPerson: "two_person"
            }
        }
    }
}

/// The wording of a notice in each language, compiled.
package struct NoticeTemplate: Sendable, Equatable {
    /// Its name in the plan: `templates/payment-first`.
    package var name: String
    /// One wording a language, in the order of `Language.allCases`.
    package var wordings: [Wording]

    /// A template by its parts.
    package init(name: String, wordings: [Wording]) {
        self.name = name
        self.wordings = wordings
    }

    /// The wording in one language. Equal when the sources are.
    package struct Wording: Sendable, Equatable {
        package let language: Language
        /// The text of the template file.
        package let source: String
        private let words: NoticeWords

        /// The wording of a template file; one that cannot be taken apart is shown as written.
        package init(language: Language, source: String) {
            self.init(language: language, source: source, NoticeWords(restoring: source))
        }

        /// A wording that was checked and taken apart.
        package init(language: Language, source: String, _ words: NoticeWords) {
            self.language = language
            self.source = source
            self.words = words
        }

        /// The finished text for some values; reads nothing else.
        package func fill(_ values: [(name: String, value: String)]) -> NoticeText {
            words.fill(values, language: language)
        }

        package static func == (left: Self, right: Self) -> Bool {
            left.language == right.language && left.source == right.source
        }
    }

    /// The placeholders that a template may use. What they stand for: docs/plan-format.md.
    package static let placeholders = [
        "incident_id", "incident_title", "plan_name", "organization", "level", "level_name",
        "level_meaning", "phase", "started_at", "now", "next_update", "commander", "notice_number",
    ]
}

/// A finished text of a notice in one language.
package struct NoticeText: Sendable, Hashable {
    package var language: Language
    package var subject: String
    package var body: String
    /// For media that carry little text; nil: the subject serves.
    package var short: String?

    /// A text by its parts.
    package init(language: Language, subject: String, body: String, short: String? = nil) {
        self.language = language
        self.subject = subject
        self.body = body
        self.short = short
    }
}
