// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Compiles one drill file against the organisation and the plans.
struct DrillCompiler {
    let section: Section
    let digest: String
    let organization: Organization?
    let plans: Catalogue<Plan>
    let context: CompileContext

    /// The longest drill.
    static let longest = TimeSpan.days(31)
    /// Injects of one drill: one a minute for a week.
    static let mostInjects = 10_000

    /// The drill; nil after reports when it cannot be played.
    func compile() -> Scenario? {
        let id = section.required("id")?.identifier()
        let name = section.required("name")?.text()
        let form = section.required("form")?.word(Scenario.Form.self)
        let plans: [PlanID] =
            section.required("plans")?.references(to: .plan, isNeeded: true) ?? []
        let starts = section.required("starts")?.moment()
        let lasts = section.required("lasts")?.duration(from: .seconds(1), to: Self.longest)
        let seed = section["seed"]?.integer(in: 0 ... .max) ?? 1
        let own = plans.compactMap { self.plans[$0] }
        let parts = DrillParts(plans: own, id: id ?? "", lasts: lasts ?? Self.longest)
        let world = WorldCompiler(plans: own).world(section["world"])
        let injects = injects(parts)
        let objectives = parts.objectives(section["objectives"])
        let content = section["content"]?.word(Scenario.Content.self) ?? .comprehensive
        let purpose = section["purpose"]?.word(Scenario.Purpose.self) ?? .validation
        guard let id, let name, let form, let starts, let lasts else { return nil }
        return Scenario(
            id: ScenarioID(id), name: name, form: form, content: content, purpose: purpose,
            plans: plans, starts: starts, lasts: lasts, seed: UInt64(seed), world: world,
            injects: injects, objectives: objectives, digest: digest)
    }

    private func injects(_ parts: DrillParts) -> [Inject] {
        guard let field = section.required("injects"), let items = field.items() else { return [] }
        if items.count > Self.mostInjects {
            field.report(
                .outOfRange, "the drill has more than \(Self.mostInjects) injects",
                help: "Split the drill.")
            return []
        }
        // Injects of one moment keep the order of the file.
        return items.compactMap { parts.inject($0) }.enumerated()
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }
}
