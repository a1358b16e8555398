// SPDX-License-Identifier: Apache-2.0
// Parts of the board of an incident: what is known of it, and why it has its level.

package import Notation
import ResponseCore
package import ResponseModel

/// Why the level is what it is: a code, and a text where somebody wrote one.
package struct LevelReasonPart: Board {
    /// `rule`, `lowered_by_rule`, `hand` or `unclassified`.
    package var kind = ""
    /// Counted from 0.
    package var rule: Int?
    package var text: String?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("kind", &kind)
        form("rule", &rule)
        form("text", &text)
    }
}

extension LevelReasonPart {
    init?(_ reason: LevelReason?) {
        guard let reason else { return nil }
        switch reason {
        case .rule(let index): (kind, rule) = ("rule", index)
        case .loweredByRule(let index): (kind, rule) = ("lowered_by_rule", index)
        case .hand(let said): (kind, text) = ("hand", said)
        case .unclassified: kind = "unclassified"
        }
    }
}

/// A lower level that the rules give, and when it will hold.
package struct LoweringPart: Board {
    package var to: LevelPart?
    package var due = Timestamp(milliseconds: 0)

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("to", &to)
        form("due", &due)
    }
}

extension LoweringPart {
    init(_ lowering: Lowering, _ source: BoardSource) {
        to = source.level(lowering.to)
        due = lowering.due
    }
}

/// A phase that has begun.
package struct PhasePart: Board {
    package var phase = ""
    package var name = LocalizedText("")
    package var at = Timestamp(milliseconds: 0)

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("phase", &phase)
        form("name", &name)
        form("at", &at)
    }
}

extension PhasePart {
    init(_ phase: Phase, at moment: Timestamp) {
        self.phase = phase.rawValue
        name = phase.title
        at = moment
    }
}

/// A fact, who told it and when.
package struct FactPart: Board {
    package var name = ""
    package var value = JSON.null
    package var unit: String?
    package var at: Timestamp?
    package var by: String?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("name", &name)
        form("value", &value)
        form("unit", &unit)
        form("at", &at)
        form("by", &by)
    }
}

extension FactPart {
    init(_ name: String, of incident: Incident) {
        let fact = incident.facts[name]
        self.name = name
        value = fact.map { .fact($0.value) } ?? .null
        unit = incident.plan?.facts.first { $0.name == name }?.unit
        at = fact?.at
        by = fact?.by.description
    }
}

/// An alert that belongs to an incident.
package struct SignalPart: Board {
    package var source = ""
    package var key = ""
    package var status = ""
    package var title = ""
    package var startsAt: Timestamp?
    package var labels: [JSON.Member] = []
    package var annotations: [JSON.Member] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("source", &source)
        form("key", &key)
        form("status", &status)
        form("title", &title)
        form("starts_at", &startsAt)
        form("labels", &labels)
        form("annotations", &annotations)
    }
}

extension SignalPart {
    init(_ signal: Signal) {
        source = signal.source
        key = signal.key
        status = signal.status.rawValue
        title = signal.title
        startsAt = signal.startsAt
        labels = signal.labels.map { JSON.Member($0.name, .string($0.value)) }
        annotations = signal.annotations.map { JSON.Member($0.name, .string($0.value)) }
    }
}
