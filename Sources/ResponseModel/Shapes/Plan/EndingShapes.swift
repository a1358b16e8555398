// SPDX-License-Identifier: Apache-2.0
// Stored forms of what ends a response and is measured of it.

package import Notation

extension StandDown: Shaped {
    package var shape: JSON {
        .shape(("when", when), ("hold", hold), ("checklist", checklist.unlessEmpty))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            when: try shape.readIfPresent("when"), hold: try shape.read("hold"),
            checklist: try shape.read("checklist", default: []))
    }
}

extension EvaluationRule: Shaped {
    package var shape: JSON {
        .shape(
            ("due", due), ("objectives", objectives.unlessEmpty),
            ("questions", questions.unlessEmpty))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            due: try shape.readIfPresent("due"),
            objectives: try shape.read("objectives", default: []),
            questions: try shape.read("questions", default: []))
    }
}

extension EvaluationRule.Objective: Shaped {
    package var shape: JSON {
        .shape(("measure", measure), ("comparison", comparison), ("bound", bound))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            measure: try shape.read("measure"), comparison: try shape.read("comparison"),
            bound: try shape.read("bound"))
    }
}

extension EvaluationRule.Comparison: Shaped {}

/// `fields` and `words` as arrays of two, in the order of the file.
extension HistoryFormat: Shaped {
    package var shape: JSON {
        .shape(
            ("id", id), ("label", label),
            ("fields", fields.map { [.string($0.fact), .string($0.field)] as JSON }.unlessEmpty),
            (
                "words",
                words.map { [.string($0.word), .integer(Int64($0.level))] as JSON }.unlessEmpty
            ))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(id: try shape.read("id"), label: try shape.read("label"))
        let fields: [[String]] = try shape.read("fields", default: [])
        for field in fields {
            guard field.count == 2 else {
                throw ShapeError.expected("arrays of a fact and a field").within("fields")
            }
            self.fields.append((fact: field[0], field: field[1]))
        }
        let words: [JSON] = try shape.read("words", default: [])
        for pair in words {
            guard let pair = pair.array, pair.count == 2, let word = pair[0].string else {
                throw ShapeError.expected("arrays of a word and a level").within("words")
            }
            self.words.append((word: word, level: try Int(shape: pair[1])))
        }
    }
}
