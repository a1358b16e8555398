// SPDX-License-Identifier: Apache-2.0
// One consistent set of plan files: what they mean, and the texts themselves, so that a journal
// can be replayed without the folder that it was made with.

/// A file of the plan folder.
package struct Document: Sendable, Equatable {
    /// Relative to the plan folder, with `/`: `templates/payment-first.en.mustache`.
    package var path: String
    /// SHA-256 of the text, in hexadecimal.
    package var digest: String
    package var text: String

    /// A file by its parts.
    package init(path: String, digest: String, text: String) {
        self.path = path
        self.digest = digest
        self.text = text
    }
}

/// The organisation and all its plans, compiled together.
package struct PlanSet: Sendable, Equatable {
    package var organization: Organization
    /// In the order in which they are matched: as sorted by the compiler, by path.
    package var plans: Catalogue<Plan>
    /// Every text that was read, sorted by path.
    package var documents: [Document]
    /// SHA-256 over the sorted paths and digests: two sets with one digest are the same.
    package var digest: String

    /// A compiled set by its parts.
    package init(
        organization: Organization, plans: Catalogue<Plan>, documents: [Document], digest: String
    ) {
        self.organization = organization
        self.plans = plans
        self.documents = documents
        self.digest = digest
    }

    package static func == (left: Self, right: Self) -> Bool { left.digest == right.digest }
}
