// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// A step of a playbook as it stands in the file.
struct WorkflowStep {
    let id: String
    let object: JSON

    /// Its type; empty when it has none.
    var type: String { object["type"]?.string ?? "" }

    /// Where it stands in the document.
    var path: String { "$.workflow[\(JSON.string(id).compact)]" }

    /// A way from the step to another one.
    struct Way: Equatable {
        /// Where it is written: `on_true`, `cases["eu"]`.
        var member: String
        var target: String
        /// Whether it leads into a branch, and not to what comes after the step.
        var isBranch: Bool
    }

    /// All ways out of the step in the order of their meaning.
    var ways: [Way] {
        var ways = Self.branchMembers.compactMap { way($0, isBranch: true) }
        for (place, target) in (object["next_steps"]?.array ?? []).enumerated() {
            guard let target = target.string else { continue }
            ways.append(Way(member: "next_steps[\(place)]", target: target, isBranch: true))
        }
        for member in object["cases"]?.members ?? [] {
            guard let target = member.value.string else { continue }
            let name = "cases[\(JSON.string(member.key).compact)]"
            ways.append(Way(member: name, target: target, isBranch: true))
        }
        return ways + Self.wayMembers.compactMap { way($0, isBranch: false) }
    }

    /// What comes after it when all went well.
    var next: String? { object["on_completion"]?.string ?? object["on_success"]?.string }

    /// Members that lead into a branch.
    static let branchMembers = ["on_true", "on_false"]
    /// Members that lead on.
    static let wayMembers = ["on_completion", "on_success", "on_failure"]

    private func way(_ member: String, isBranch: Bool) -> Way? {
        object[member]?.string.map { Way(member: member, target: $0, isBranch: isBranch) }
    }
}
