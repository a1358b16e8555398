// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseModel

/// What a plan would do with some facts at a moment.
package struct ExplanationBoard: Board {
    package var plan = PlanRevisionPart()
    package var at = Timestamp(milliseconds: 0)
    package var facts: [JSON.Member] = []
    package var level: ExplainedLevelPart?
    package var rules: [TriedRulePart] = []
    package var phase = ""
    package var people: [CalledRolePart] = []
    package var steps: [FirstStepPart] = []
    package var resources = SupplyPart()
    package var notices: [PlannedNoticePart] = []
    package var targets: [PlannedTargetPart] = []
    package var regulatorClocks: [RegulatorClockPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("plan", &plan)
        form("at", &at)
        form("facts", &facts)
        form("level", &level)
        form("rules", &rules)
        form("phase", &phase)
        form("people", &people)
        form("steps", &steps)
        form("resources", &resources)
        form("notices", &notices)
        form("targets", &targets)
        form("regulator_clocks", &regulatorClocks)
    }
}

/// A revision of a plan, with its state.
package struct PlanRevisionPart: Board {
    package var id = ""
    package var name = LocalizedText("")
    package var revision = 0
    package var revisionState = ""
    package var digest = ""

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("id", &id)
        form("name", &name)
        form("revision", &revision)
        form("revision_state", &revisionState)
        form("digest", &digest)
    }
}

/// The level that would hold.
package struct ExplainedLevelPart: Board {
    package var level = LevelPart()
    /// Whether a rule has decided it; else the least severe one holds.
    package var isDecided = false

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        level.members(&form)
        form("decided", &isDecided)
    }
}

/// A role, who would have it, and who would be called.
package struct CalledRolePart: Board {
    package var role = NamedPart()
    package var rotation: String?
    package var escalation: String?
    package var rungs = 0
    package var repeats = 0
    package var onDuty: NamedPart?
    package var calls: [CallPart] = []
    /// When nobody is left to call.
    package var unansweredAt: Timestamp?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("role", &role)
        form("rotation", &rotation)
        form("escalation", &escalation)
        form("rungs", &rungs)
        form("repeats", &repeats)
        form("on_duty", &onDuty)
        form("calls", &calls)
        form("unanswered_at", &unansweredAt)
    }

    /// A call that nobody answers.
    package struct CallPart: Board {
        /// Counted from 1.
        package var rung = 0
        package var person = NamedPart()
        package var media: [String] = []
        package var afterMilliseconds: Int64 = 0
        package var at = Timestamp(milliseconds: 0)

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("rung", &rung)
            form("person", &person)
            form("media", &media)
            form("after_ms", &afterMilliseconds)
            form("at", &at)
        }
    }
}

/// A step that would begin.
package struct FirstStepPart: Board {
    package var step = ""
    package var title = LocalizedText("")
    package var role: String?
    package var status = ""
    package var due: Timestamp?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("step", &step)
        form("title", &title)
        form("role", &role)
        form("status", &status)
        form("due", &due)
    }
}

/// A clock that would run.
package struct PlannedTargetPart: Board {
    package var target = ""
    package var title = LocalizedText("")
    package var limit: String?
    package var from: Timestamp?
    package var atRisk: Timestamp?
    package var due: Timestamp?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("target", &target)
        form("title", &title)
        form("limit", &limit)
        form("from", &from)
        form("at_risk", &atRisk)
        form("due", &due)
    }
}

/// A report to an authority that the law asks for.
package struct RegulatorClockPart: Board {
    package var clock = ""
    package var name = LocalizedText("")
    package var authority = LocalizedText("")
    package var source = ""
    package var limit = ""
    package var runs = false
    /// `runs`, `assumed`, `failed`, `not_at_this_level` or `condition_fails`.
    package var standing = ""
    package var detail: String?
    package var from: Timestamp?
    package var due: Timestamp?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("clock", &clock)
        form("name", &name)
        form("authority", &authority)
        form("source", &source)
        form("limit", &limit)
        form("runs", &runs)
        form("standing", &standing)
        form("detail", &detail)
        form("from", &from)
        form("due", &due)
    }
}
