// SPDX-License-Identifier: Apache-2.0
// What many boards speak of: somebody or something by id and name, a level, a plan, a rule.

import CEL
package import Notation
package import ResponseCore
package import ResponseModel

/// A person, role, pool or plan by its id and by the name that people use.
package struct NamedPart: Board {
    package var id = ""
    package var name = LocalizedText("")

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("id", &id)
        form("name", &name)
    }
}

extension NamedPart {
    /// - Parameter name: nil: it has none, and is called by its id.
    init(_ id: String, _ name: LocalizedText?) {
        self.id = id
        self.name = name ?? LocalizedText(id)
    }
}

/// A response level of the organisation's scale.
package struct LevelPart: Board {
    package var number = 0
    package var name: LocalizedText?
    package var colour: String?
    package var meaning: LocalizedText?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("number", &number)
        form("name", &name)
        form("colour", &colour)
        form("meaning", &meaning)
    }
}

extension LevelPart {
    init(_ number: Int, _ level: LevelScale.Level?) {
        self.number = number
        name = level?.name
        colour = level?.colour
        meaning = level?.meaning
    }
}

/// A revision of a plan.
package struct PlanPart: Board {
    package var id = ""
    package var name = LocalizedText("")
    package var revision = 0
    package var digest = ""

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("id", &id)
        form("name", &name)
        form("revision", &revision)
        form("digest", &digest)
    }
}

extension PlanPart {
    init(_ plan: Plan) {
        id = plan.id.raw
        name = plan.name
        revision = plan.revision
        digest = plan.digest
    }
}

/// A rule that was tried outside of an incident, with what the facts were.
package struct TriedRulePart: Board {
    /// Counted from 1, as people count.
    package var rule = 0
    package var level = 0
    package var condition: String?
    package var outcome = ""
    package var detail: String?
    package var inputs: [JSON.Member] = []
    package var because: LocalizedText?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("rule", &rule)
        form("level", &level)
        form("condition", &condition)
        form("outcome", &outcome)
        form("detail", &detail)
        form("inputs", &inputs)
        form("because", &because)
    }
}

extension TriedRulePart {
    /// A rule of a trial.
    package init(_ trial: RuleTrial) {
        let words = trial.outcome.words
        rule = trial.index + 1
        level = trial.level
        condition = trial.condition
        outcome = words.word
        detail = words.detail
        inputs = trial.inputs.map { JSON.Member($0.name, .fact($0.value)) }
        because = trial.because
    }

    /// Every rule of a run.
    package static func all(of trial: Trial) -> [TriedRulePart] {
        trial.rules.map { TriedRulePart($0) }
    }
}

extension RuleTrial.Outcome {
    /// The word of programs, and what is missing or went wrong.
    var words: (word: String, detail: String?) {
        switch self {
        case .matched: ("matched", nil)
        case .notMatched: ("not_matched", nil)
        case .otherwise: ("otherwise", nil)
        case .assumed(let missing): ("assumed", missing)
        case .skipped(let missing): ("skipped", missing)
        case .failed(let cause): ("failed", cause)
        }
    }
}

extension JSON {
    /// A fact as JSON has it; what JSON has not, as text.
    static func fact(_ value: FactValue) -> JSON {
        switch value {
        case .null: .null
        case .bool(let flag): .bool(flag)
        case .int(let number): .integer(number)
        case .uint(let number): Int64(exactly: number).map { .integer($0) } ?? .string("\(number)")
        case .double(let number) where number.isFinite: .number(number)
        case .string(let text): .string(text)
        default: .string(value.plainText)
        }
    }
}
