// SPDX-License-Identifier: Apache-2.0
// Two revisions of a plan, compared by what they mean. What the comparison of meanings does not
// explain is told as a difference of the text, so that nothing that differs stays unsaid.

import PlanFiles
import ResponseCore
package import ResponseModel

/// What differs between two revisions of a plan.
package struct PlanComparison: Sendable {
    /// Whether the two texts are the same, byte for byte.
    package let isSameText: Bool
    /// The differences, in the order of the sections of a plan.
    package let changes: [PlanChange]
    /// Whether both texts could be understood; otherwise only their texts were compared.
    package let isUnderstood: Bool
    private let present: Plan?

    /// Compares a former revision with a present one.
    package init(from former: PlanVersion, to present: PlanVersion) {
        isSameText = former.file.bytes == present.file.bytes
        self.present = present.plan
        var found: [PlanChange] = []
        isUnderstood = former.plan != nil && present.plan != nil
        if let old = former.plan, let new = present.plan {
            let levels = (present.organization ?? former.organization)?.scale.lowest ?? 9
            let comparer = PlanComparer(old: old, new: new, levels: Array(1...max(1, levels)))
            found = comparer.changes
        }
        let texts = TextDifference(from: former.file, to: present.file)
        found += texts.changes.filter { change in !found.contains { $0.covers(change.path) } }
        if found.isEmpty, !isSameText {
            found = [
                PlanChange(
                    path: "", kind: .changed,
                    words: LocalizedText(
                        en: "only comments, layout or the order of keys differ",
                        zh: "仅注释、排版或键的顺序不同"))
            ]
        }
        changes = found
    }

    /// The differences that loosen the protection that the plan gives.
    package var loosening: [PlanChange] { changes.filter { $0.effect == .loosens } }

    /// What the revision changes of which experts must review it (S096): as its own list of
    /// changes says, and as the differences show; sorted, each once.
    package var expertSubjects: [Plan.Change] {
        Plan.Change.allCases.filter { subject in
            subject.needsExperts
                && (changes.contains { $0.subject == subject }
                    || hasMeaning && present?.changes.contains(subject) == true)
        }
    }

    // A new comment is no revision.
    private var hasMeaning: Bool { changes.contains { !$0.path.isEmpty } }

    /// Those of `expertSubjects` that the plan does not name under `changes` itself.
    package var undeclaredSubjects: [Plan.Change] {
        expertSubjects.filter { present?.changes.contains($0) != true }
    }

    /// Whether the text records a review by experts.
    package var hasExpertReview: Bool {
        present?.approvals.contains { $0.step == Plan.RevisionState.expertReview.rawValue } ?? false
    }
}

extension PlanChange {
    /// Whether it explains a difference of the text at a place.
    fileprivate func covers(_ place: String) -> Bool {
        [path, formerPath ?? path].contains {
            $0 == place || place.hasPrefix($0 + ".") || $0.hasPrefix(place + ".")
        }
    }
}
