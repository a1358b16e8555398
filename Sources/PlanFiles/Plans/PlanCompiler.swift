// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Compiles one plan file against the organisation.
struct PlanCompiler {
    let section: Section
    let id: PlanID
    let digest: String
    /// Nil while the organisation has mistakes of its own: then less can be checked.
    let organization: Organization?
    let context: CompileContext

    /// The plan. What has mistakes is left out of it; they are among the findings.
    func compile() -> Plan {
        let name = section.required("name")?.text() ?? LocalizedText(id.raw)
        var plan = Plan(id: id, name: name, digest: digest)
        readHead(into: &plan)
        readApprovals(into: &plan)
        plan.background = GuidanceReader.background(section)
        plan.facts = FactCompiler.facts(section["facts"])
        let rules = RuleCompiler(facts: plan.facts)
        plan.activation = rules.activation(section["activation"])
        plan.classification = rules.classification(section.required("classification"))
        plan.targets = targets()
        plan.roles = roles()
        plan.resources = resources()
        plan.playbook = PlaybookCompiler(facts: plan.facts, roles: plan.roles)
            .playbook(section["playbook"])
        plan.notices = NoticeCompiler(plan: plan, organization: organization)
            .notices(section["notices"])
        plan.wordingDigest = wordingDigest(plan.notices)
        plan.standDown = standDown(plan)
        plan.evaluation = evaluation()
        let records = RecordsCompiler(plan: plan)
        plan.regulatorClocks = records.regulatorClocks(section["regulator_clocks"])
        plan.history = records.history(section["history"])
        plan.tests = PlanTestCompiler(plan: plan).tests(section["tests"])
        // What an exchange format needs to be written again (docs/cacao.md) means nothing here.
        _ = section["exchange"]?.entries()
        PlanLint(plan: plan, section: section, organization: organization, context: context)
            .report()
        return plan
    }

    private func readHead(into plan: inout Plan) {
        plan.summary = section["summary"]?.text()
        plan.planType = section["plan_type"]?.word(Plan.PlanType.self) ?? .special
        plan.revision = section["revision"]?.int(in: 1...1_000_000) ?? 1
        plan.revisionState = section["revision_state"]?.word(Plan.RevisionState.self) ?? .proposed
        plan.effectiveFrom = section["effective_from"]?.moment()
        plan.reviewEvery = section["review_every"]?.duration(from: .days(1))
        plan.owner = section["owner"]?.reference(to: .team)
        plan.risk = section["risk"]?.risk()
        plan.changes = section["changes"]?.list { $0.word(Plan.Change.self) } ?? []
        plan.recoveryTimeObjective = section["rto"]?.duration(from: .seconds(1))
        plan.tolerableDisruption = section["mtpd"]?.duration(from: .seconds(1))
    }

    // A revision is also its words to customers, which stand in files of their own. Lengths stand
    // before texts, so that no text can pretend to be two.
    private func wordingDigest(_ notices: [NoticeRule]) -> String {
        guard !notices.isEmpty else { return "" }
        let words = notices.flatMap { rule in
            rule.template.wordings.map {
                "\(rule.id) \($0.language.rawValue) \($0.source.utf8.count)\n\($0.source)"
            }
        }
        return CompileRun.digest(of: Array(words.joined().utf8))
    }

    private func readApprovals(into plan: inout Plan) {
        plan.approvals = section["approvals"]?.list { $0.approval() } ?? []
    }

    private func targets() -> [ResponseTarget] {
        guard let field = section["targets"],
            let targets = Section(field, title: "the targets", shape: .targets)
        else { return [] }
        return ResponseTarget.Kind.allCases.compactMap { kind in
            targets[kind.rawValue].map { ResponseTarget(kind: kind, limits: $0.limits()) }
        }
    }

    private func roles() -> [RoleRule] {
        (section["roles"]?.entries() ?? []).compactMap { key, value in
            key.checkReference(key.key, to: .role)
            let title = "role \"\(key.key)\""
            guard let rule = Section(value, title: title, shape: .roleRule) else { return nil }
            if !rule.has("from"), !rule.has("escalation") {
                value.report(
                    .roleWithoutHolder, "\(title) has neither \"from\" nor \"escalation\"",
                    help: "Name the rotation that fills it.", at: key.node.place)
            }
            return RoleRule(
                role: RoleID(key.key), rotation: rule["from"]?.reference(to: .rotation),
                escalation: rule["escalation"]?.reference(to: .escalation),
                levels: rule["levels"]?.levels())
        }
    }

    private func resources() -> [ResourceNeed] {
        section["resources"]?.list { field in
            guard let need = Section(field, title: "a resource", shape: .resourceNeed) else {
                return nil
            }
            let pool: PoolID? = need.required("pool")?.reference(to: .pool)
            let quantity = need.required("quantity")?.pairs { $0.int(in: 0...1_000_000) }
            let skills = need["skills"]?.strings() ?? []
            let within = need["within"]?.limits() ?? PerLevel(nil)
            guard let pool, let quantity else { return nil }
            checkSize(of: pool, quantity)
            return ResourceNeed(
                pool: pool, quantity: PerLevel(quantity), skills: skills, within: within)
        } ?? []
    }

    private func checkSize(of pool: PoolID, _ quantity: [LevelValue<Int>]) {
        guard let units = organization?.pools[pool]?.units else { return }
        for pair in quantity where pair.value > units {
            pair.field.report(
                .quantityAbovePool,
                "the plan asks for \(pair.value) units of \"\(pool)\", which has \(units)",
                help: "Ask for less, enlarge the pool, or add another pool.")
        }
    }

    private func standDown(_ plan: Plan) -> StandDown {
        guard let field = section["stand_down"],
            let end = Section(field, title: "stand_down", shape: .standDown)
        else { return StandDown() }
        return StandDown(
            when: end["when"]?.condition(
                .response(plan.facts, steps: plan.playbook.steps.all.map(\.id.raw))),
            hold: end["hold"]?.duration() ?? .zero,
            checklist: end["checklist"]?.list { $0.text() } ?? [])
    }

    private func evaluation() -> EvaluationRule {
        guard let field = section["evaluation"],
            let rule = Section(field, title: "the evaluation", shape: .evaluation)
        else { return EvaluationRule() }
        let objectives = (rule["objectives"]?.entries() ?? []).compactMap { key, value in
            key.checkMeasure()
            return value.objective(of: key.key)
        }
        return EvaluationRule(
            due: rule["due"]?.limit(), objectives: objectives,
            questions: rule["questions"]?.shortList { $0.text() } ?? [])
    }
}

extension Field {
    fileprivate func risk() -> Plan.Risk? {
        guard let section = Section(self, title: "the risk", shape: .risk) else { return nil }
        let likelihood = section.required("likelihood")?.int(in: 1...5)
        let consequence = section.required("consequence")?.int(in: 1...5)
        guard let likelihood, let consequence else { return nil }
        return Plan.Risk(likelihood: likelihood, consequence: consequence)
    }

    fileprivate func approval() -> Plan.Approval? {
        guard let section = Section(self, title: "an approval", shape: .approval) else {
            return nil
        }
        let step = section.required("step")?.word(Plan.RevisionState.self)
        let by = section.required("by")?.string()
        let day = section.required("on")?.day()
        guard let step, let by, let day else { return nil }
        return Plan.Approval(
            step: step.rawValue, by: by, day: day,
            reviewer: section["as"]?.word(Plan.Reviewer.self))
    }

    fileprivate func checkMeasure() {
        let known = ExpressionScope.measures
        guard !known.contains(key) else { return }
        report(
            .unknownMeasure, "there is no measure \"\(key.excerpt)\"",
            help: known.hint(for: key, offering: "Use a measure that is taken."))
    }

    /// `">= 0.90"`: a comparison and a number.
    fileprivate func objective(of measure: String) -> EvaluationRule.Objective? {
        guard let scalar = scalar("a comparison such as \">= 0.90\"") else { return nil }
        let text = scalar.text.trimmed
        let comparison =
            ([.atLeast, .atMost, .equal, .above, .below] as [EvaluationRule.Comparison])
            .first { text.hasPrefix($0.rawValue) }
        let rest = comparison.map { String(text.dropFirst($0.rawValue.count)).trimmed } ?? ""
        let number = Scalar(text: rest, style: .plain, end: scalar.end).number
        guard let comparison, let number else {
            report(
                .badObjective, "\"\(scalar.text.excerpt)\" is not an objective",
                help: "Write a comparison and a number in quotes, such as \">= 0.90\".")
            return nil
        }
        if measure == "satisfaction",
            let problem = UnitCheck.problem(
                of: number, as: "ratio", of: measure, isThreshold: true)
        {
            report(.unitMismatch, problem.message, help: problem.help)
        }
        return EvaluationRule.Objective(measure: measure, comparison: comparison, bound: number)
    }
}
