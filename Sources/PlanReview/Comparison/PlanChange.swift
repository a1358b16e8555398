// SPDX-License-Identifier: Apache-2.0

package import PlanFiles
import ResponseCore
package import ResponseModel

/// One difference between two revisions of a plan, in words.
package struct PlanChange: Sendable, Equatable {
    /// Where it is: the keys of the file, and the names of things in lists, joined by dots:
    /// `targets.recover`, `notices.first.within`. Empty: the file as a whole.
    package var path: String
    package var kind: Kind
    /// What has changed, for people.
    package var words: LocalizedText
    package var effect: Effect
    /// What the procedure of revision asks for because of it (S096); nil: nothing.
    package var subject: Plan.Change?
    /// Where it was, when it had another name.
    var formerPath: String?

    /// Without more, a difference that neither loosens nor needs experts.
    package init(
        path: String, kind: Kind, words: LocalizedText, effect: Effect = .none,
        subject: Plan.Change? = nil
    ) {
        self.path = path
        self.kind = kind
        self.words = words
        self.effect = effect
        self.subject = subject
    }

    /// How something differs.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case added, removed, changed, moved
    }

    /// What becomes of the protection that the plan gives, as far as the text tells.
    package enum Effect: String, Sendable, Hashable, CaseIterable {
        /// Less is promised, provided, checked or proven.
        case loosens
        case tightens
        /// Neither, or it depends.
        case none
    }
}

/// One side of a comparison.
package struct PlanVersion: Sendable {
    package var file: SourceFile
    /// What the text means; nil when it has errors.
    package var plan: Plan?
    /// The organisation with which it was compiled.
    package var organization: Organization?

    /// Without a plan, only the texts can be compared.
    package init(file: SourceFile, plan: Plan?, organization: Organization?) {
        self.file = file
        self.plan = plan
        self.organization = organization
    }
}
