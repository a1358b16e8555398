// SPDX-License-Identifier: Apache-2.0
// Stored forms of facts and of how the level came about.

import Notation

extension Trial: Shaped {
    var shape: JSON { .shape(("rules", rules), ("level", level)) }

    init(shape: JSON) throws(ShapeError) {
        self.init(rules: try shape.read("rules"), level: try shape.readIfPresent("level"))
    }
}

extension RuleTrial: Shaped {
    var shape: JSON {
        let (word, missing, message) = outcome.parts
        return .shape(
            ("rule", index), ("level", level), ("condition", condition), ("outcome", word),
            ("missing", missing), ("message", message), ("inputs", inputs), ("because", because))
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("outcome")
        let outcome: Outcome =
            switch word {
            case .matched: .matched
            case .notMatched: .notMatched
            case .otherwise: .otherwise
            case .assumed: .assumed(missing: try shape.read("missing"))
            case .skipped: .skipped(missing: try shape.read("missing"))
            case .failed: .failed(try shape.read("message"))
            }
        self.init(
            index: try shape.read("rule"), level: try shape.read("level"),
            condition: try shape.readIfPresent("condition"), outcome: outcome,
            inputs: try shape.read("inputs"), because: try shape.readIfPresent("because"))
    }

    fileprivate enum Word: String, CaseIterable, Shaped {
        case matched, otherwise, assumed, skipped, failed
        case notMatched = "not_matched"
    }
}

extension RuleTrial.Outcome {
    fileprivate var parts: (word: RuleTrial.Word, missing: String?, message: String?) {
        switch self {
        case .matched: (.matched, nil, nil)
        case .notMatched: (.notMatched, nil, nil)
        case .otherwise: (.otherwise, nil, nil)
        case .assumed(let missing): (.assumed, missing, nil)
        case .skipped(let missing): (.skipped, missing, nil)
        case .failed(let message): (.failed, nil, message)
        }
    }
}

extension LevelReason: Shaped {
    var shape: JSON {
        switch self {
        case .rule(let index): .shape(("type", Word.rule), ("rule", index))
        case .loweredByRule(let index): .shape(("type", Word.loweredByRule), ("rule", index))
        case .hand(let reason): .shape(("type", Word.hand), ("reason", reason))
        case .unclassified: .shape(("type", Word.unclassified))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .rule: self = .rule(try shape.read("rule"))
        case .loweredByRule: self = .loweredByRule(try shape.read("rule"))
        case .hand: self = .hand(try shape.read("reason"))
        case .unclassified: self = .unclassified
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case rule, hand, unclassified
        case loweredByRule = "lowered_by_rule"
    }
}
