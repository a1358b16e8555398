// SPDX-License-Identifier: Apache-2.0

import PlanFiles
import PlanReview
import ResponseCore
import ResponseModel
import Testing

/// A change of the sample plan and what is said of it.
struct Revision: CustomTestStringConvertible, Sendable {
    var name: String
    /// Texts of the plan and what stands in their place.
    var edits: [(old: String, new: String)]
    /// Effect, path and English words of each difference.
    var says: [String]
    var testDescription: String { name }

    init(_ name: String, _ old: String, _ new: String, _ says: String...) {
        self.name = name
        edits = [(old, new)]
        self.says = says
    }

    /// The comparison of the sample plan with its changed text.
    func comparison() throws -> PlanComparison {
        let before = try Fixtures.sample()
        let plan = try #require(before.first { $0.path == "plan.yaml" })
        var text = String(decoding: plan.bytes, as: UTF8.self)
        for edit in edits {
            guard text.contains(edit.old) else { throw Fixtures.MissingText(text: edit.old) }
            text = text.replacing(edit.old, with: edit.new)
        }
        let after =
            before.filter { $0.path != "plan.yaml" }
            + [SourceFile(path: "plan.yaml", bytes: Array(text.utf8))]
        return PlanComparison(from: try Self.side(before), to: try Self.side(after))
    }

    static func side(_ files: [SourceFile]) throws -> PlanVersion {
        let planSet = compile(files).planSet
        return PlanVersion(
            file: try #require(files.first { $0.path == "plan.yaml" }),
            plan: planSet?.plans["payment-outage"], organization: planSet?.organization)
    }
}

extension PlanChange {
    var line: String { "\(effect.rawValue) \(path): \(words.en)" }
}

@Suite("What a revision of a plan changes")
struct PlanComparisonTests {
    static let revisions = [
        Revision(
            "a threshold", "error_rate >= 0.2 ||", "error_rate >= 0.15 ||",
            "tightens classification.rules: level 2: threshold of error_rate 0.2 → 0.15"),
        Revision(
            "a threshold that is raised", "customers_affected >= 10000",
            "customers_affected >= 20000",
            "loosens classification.rules: level 1: threshold of customers_affected 10000 → 20000"),
        Revision(
            "a part of a condition", "data_exposed || customers_affected >= 10000, because",
            "customers_affected >= 10000, because",
            "loosens classification.rules: level 1: no longer when data_exposed"),
        Revision(
            "a part and a threshold", "data_exposed || customers_affected >= 10000, because",
            "customers_affected >= 9000, because",
            "tightens classification.rules: level 1: threshold of customers_affected 10000 → 9000",
            "loosens classification.rules: level 1: no longer when data_exposed"),
        Revision(
            "a rule of another level", "{level: 2, when: error_rate", "{level: 1, when: error_rate",
            "tightens classification.rules: the rule error_rate >= 0.2 || customers_affected >= "
                + "1000 gives level: 2 → 1"),
        Revision(
            "a rule that is gone",
            "    - {level: 2, when: error_rate >= 0.2 || customers_affected >= 1000}\n", "",
            "loosens classification.rules: rule for level 2 when error_rate >= 0.2 || "
                + "customers_affected >= 1000 removed"),
        Revision(
            "unknown facts and flapping", "when_unknown: assume_higher\n  lower_after: 10m",
            "when_unknown: skip\n  lower_after: 1h",
            "loosens classification.when_unknown: unknown facts: assume_higher → skip",
            "tightens classification.lower_after: a milder level must hold for: 10m → 1h"),
        Revision(
            "a target", "recover:      {1: 4h, 2: 8h, 3: 1bd}", "recover:      {1: 4h, 2: 9h}",
            "loosens targets.recover: level 2: target recover: 8h → 9h",
            "loosens targets.recover: level 3: target recover: 1bd removed"),
        Revision(
            "a target of all levels", "acknowledge:  {1: 5m, 2: 15m, 3: 30m}", "acknowledge: 5m",
            "tightens targets.acknowledge: level 2: target acknowledge: 15m → 5m",
            "tightens targets.acknowledge: level 3: target acknowledge: 30m → 5m"),
        Revision(
            "a fact that is known from the beginning", "data_exposed:       {type: bool}",
            "data_exposed: {type: bool, default: false}",
            "loosens facts.data_exposed.default: fact data_exposed: default: false added"),
        Revision(
            "the unit of a fact", "unit: customers", "unit: accounts",
            "none facts.customers_affected.unit: fact customers_affected: unit: customers → accounts"
        ),
        Revision(
            "the rotation of a role", "{from: duty-commanders, escalation: ladder}",
            "{from: duty-london, escalation: ladder}",
            "none roles.incident_commander.from: role incident_commander: rotation: "
                + "duty-commanders → duty-london"),
        Revision(
            "the levels of a role", "levels: [2, 1]", "levels: [1]",
            "loosens roles.operations_lead.levels: role operations_lead: levels: 1, 2 → 1"),
        Revision(
            "units of a pool", "quantity: {1: 20, 2: 8, 3: 2}", "quantity: {1: 25, 2: 6, 3: 2}",
            "tightens resources.agents.quantity: level 1: agents: units: 20 → 25",
            "loosens resources.agents.quantity: level 2: agents: units: 8 → 6"),
        Revision(
            "a step in between", "within: 10m, then: contain}",
            "within: 10m, then: look}\n    look: {type: action, role: operations_lead, "
                + "title: {en: Look, zh: 查看}, within: 5m, then: contain}",
            "none playbook.steps.look: step look (Look) after assess added",
            "none playbook.steps.assess.then: step assess: followed by: contain → look"),
        Revision(
            "the deadline and the review of a step",
            "within: 15m, review: two_person, rollback: failback",
            "within: 20m, rollback: failback",
            "loosens playbook.steps.failover.within: step failover: deadline: 15m → 20m",
            "loosens playbook.steps.failover.review: step failover: review: two_person → none"),
        Revision(
            "a title", "title: Switch to standby", "title: Change over",
            "none playbook.steps.failover.title: step failover: title: Switch to standby → "
                + "Change over"),
        Revision(
            "the name of a step", "isolate", "cut-off",
            "none playbook.steps.cut-off: step isolate is now called cut-off",
            "none playbook.steps.exposed.on_true: step exposed: when true: isolate → cut-off"),
        Revision(
            "a looser approval", "approval: {1: two_person, 2: incident_commander}",
            "approval: {1: incident_commander}",
            "loosens notices.first.approval: level 1: notice first: approval: two_person → "
                + "incident_commander",
            "loosens notices.first.approval: level 2: notice first: approval: incident_commander → "
                + "none"),
        Revision(
            "a notice",
            "  - {id: progress, every: update_every, template: templates/first, "
                + "audience: customers, approval: none}\n",
            "  - {id: news, on: activated, template: templates/first, audience: customers}\n",
            "loosens notices.progress: notice progress to customers removed",
            "tightens notices.news: notice news to customers added"),
        Revision(
            "the end", "hold: 30m, checklist: [{en: Backlog settled, zh: 积压已清}]", "hold: 10m",
            "loosens stand_down.hold: the end must hold for: 30m → 10m",
            "loosens stand_down.checklist: checklist of the end: Backlog settled / 积压已清 removed"),
        Revision(
            "a test", "expect: {level: 1, notices: [first]}", "expect: {level: 1}",
            "none tests.a leak is level 1: test \"a leak is level 1\": expectation: "
                + "notice first removed"),
        Revision(
            "review and approval", "by: ops-director, on: 2025-12-20", "by: board, on: 2025-12-20",
            "none approvals: recorded approval: approved, ops-director, 2025-12-20 removed",
            "none approvals: recorded approval: approved, board, 2025-12-20 added"),
        Revision(
            "a silence", "silence:\n", "silence:\n  - {code: MU0702, reason: Soon.}\n",
            "loosens silence.MU0702.code: silence.MU0702.code added: MU0702",
            "none silence.MU0702.reason: silence.MU0702.reason added: Soon."),
        Revision(
            "another way to write the same", "hold: 30m", "hold: 1800s",
            "none stand_down.hold: stand_down.hold: 30m → 1800s"),
        Revision(
            "a comment", "facts:\n", "# What may be known\nfacts:\n",
            "none : only comments, layout or the order of keys differ"),
    ]

    @Test("is told in words, with what loosens protection", arguments: revisions)
    func words(_ revision: Revision) throws {
        let comparison = try revision.comparison()
        #expect(comparison.isUnderstood)
        #expect(comparison.changes.map(\.line) == revision.says)
        #expect(comparison.changes.allSatisfy { !$0.words.zh.isEmpty })
    }

    @Test("is nothing where the texts are the same")
    func same() throws {
        let side = try Revision.side(try Fixtures.sample())
        let comparison = PlanComparison(from: side, to: side)
        #expect(comparison.isSameText && comparison.changes.isEmpty)
        #expect(comparison.expertSubjects.isEmpty)
    }

    @Test("demands experts where it says so or where standards and clauses change")
    func experts() throws {
        let rotation = Revision("", "from: duty-commanders,", "from: duty-london,")
        // The sample says of itself that it changes terms.
        #expect(try rotation.comparison().expertSubjects == [.terms])
        #expect(try rotation.comparison().undeclaredSubjects.isEmpty)
        let target = Revision("", "recover:      {1: 4h", "recover:      {1: 3h")
        let comparison = try target.comparison()
        #expect(comparison.expertSubjects == [.terms, .technicalStandards])
        #expect(comparison.undeclaredSubjects == [.technicalStandards])
        #expect(comparison.hasExpertReview)
    }

    @Test("sees the words of a notice although the text of the plan is the same")
    func templates() throws {
        let before = try Fixtures.sample()
        let after = try Fixtures.sample(
            changing: "templates/first.en.mustache", "Subject:", to: "Subject: Again:")
        let comparison = PlanComparison(
            from: try Revision.side(before), to: try Revision.side(after))
        #expect(comparison.isSameText)
        #expect(
            comparison.changes.map(\.line).first
                == "none notices.first.template: notice first: its words (en) are changed")
        #expect(comparison.expertSubjects.contains(.terms))
    }

    @Test("is told key by key where a revision does not compile")
    func broken() throws {
        let revision = Revision("", "{from: duty-commanders, ", "{from: gone, ")
        let comparison = try revision.comparison()
        #expect(!comparison.isUnderstood)
        #expect(
            comparison.changes.map(\.line) == [
                "none roles.incident_commander.from: roles.incident_commander.from: "
                    + "duty-commanders → gone"
            ])
    }

    @Test("is never called nothing, whichever line of the plan is gone")
    func everyLine() throws {
        let files = try Fixtures.sample()
        let before = try Revision.side(files)
        let lines = String(decoding: before.file.bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        for place in lines.indices.dropLast() {
            var rest = lines
            rest.remove(at: place)
            let file = SourceFile(
                path: "plan.yaml", bytes: Array(rest.joined(separator: "\n").utf8))
            let after = try Revision.side(files.filter { $0.path != "plan.yaml" } + [file])
            let comparison = PlanComparison(from: before, to: after)
            #expect(!comparison.changes.isEmpty, "without line \(place + 1): \(lines[place])")
        }
    }
}
