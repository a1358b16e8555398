// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// The section `exchange` of a plan: what a playbook that was imported says and the plan format has
/// no words for, so that it is there again when the plan is exported.
struct ExchangeNotes {
    /// Members of the playbook itself.
    let playbook: JSON
    /// By step of the plan: members of the step of the playbook.
    let steps: JSON
    /// Steps that no step of the plan stands for, by identifier: starts, ends and those that cannot
    /// be reached.
    let others: JSON
    /// The identifier of the start step.
    let start: String?

    /// The notes of a plan file; empty where it has none.
    init(of plan: JSON) {
        let notes = plan["exchange"]?["cacao"]
        playbook = notes?["playbook"] ?? .object([])
        steps = notes?["steps"] ?? .object([])
        others = notes?["other_steps"] ?? .object([])
        start = notes?["start"]?.string.flatMap { CACAO.isIdentifier($0) ? $0 : nil }
    }

    /// An identifier that a step had, if it is still one of that type.
    func identifier(of step: String, type: String) -> String? {
        guard let text = steps[step]?["id"]?.string, CACAO.isIdentifier(text),
            CACAO.parts(of: text)?.type == type
        else { return nil }
        return text
    }

    /// Whether a step of the plan was a step that starts another playbook.
    func isPlaybookAction(_ step: String) -> Bool { steps[step]?["playbook_id"] != nil }

    /// The names of the targets of a step.
    func targets(of step: String) -> [String] {
        (steps[step]?["targets"]?.array ?? []).compactMap { target in
            target.string.flatMap { playbook["target_definitions"]?[$0]?["name"]?.string }
        }
    }
}

extension JSON {
    /// The object with a member set; a new one comes last. Not an object: unchanged.
    func setting(_ key: String, _ value: JSON?) -> JSON {
        guard case .object(var members) = self else { return self }
        if let place = members.firstIndex(where: { $0.key == key }) {
            if let value { members[place].value = value } else { members.remove(at: place) }
        } else if let value {
            members.append(Member(key, value))
        }
        return .object(members)
    }

    /// The object without some members.
    func without(_ keys: Set<String>) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { !keys.contains($0.key) })
    }

    /// The object with what another one has beside it; `self` counts where both have a member.
    func adding(_ other: JSON?) -> JSON {
        guard case .object(let members) = self else { return self }
        let known = Set(members.map(\.key))
        return .object(members + (other?.members ?? []).filter { !known.contains($0.key) })
    }

    /// Whether there is nothing in it.
    var isEmptyObject: Bool { members?.isEmpty ?? false }

    /// Members sorted by their bytes at every level.
    var sorted: JSON {
        switch self {
        case .object(let members):
            .object(
                members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                    .map { Member($0.key, $0.value.sorted) })
        case .array(let elements): .array(elements.map(\.sorted))
        default: self
        }
    }
}
