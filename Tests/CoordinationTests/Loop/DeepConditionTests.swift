// SPDX-License-Identifier: Apache-2.0

import CEL
import Coordination
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@Suite("Deep conditions in the live loop", .timeLimit(.minutes(1)))
struct DeepConditionTests {
    struct Shape: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let opening: String
        let middle: String
        let closing: String
    }

    /// What takes most stack for each level.
    static let shapes = [
        Shape(
            testDescription: "macros", opening: "[level_of].exists(x, ",
            middle: "level_of == 1", closing: ")"),
        Shape(
            testDescription: "choices", opening: "level_of == 2 ? false : (",
            middle: "level_of == 1", closing: ")"),
        Shape(
            testDescription: "logic", opening: "(level_of == 1 && (level_of == 2 || ",
            middle: "level_of == 1", closing: "))"),
    ]

    @Test("are evaluated by the task that decides", arguments: shapes)
    func decides(_ shape: Shape) async throws {
        let condition = try #require(Self.deepest(shape))
        var planSet = SampleOrganization.planSet
        var plan = try #require(planSet.plans.all.first)
        plan.facts = [FactDeclaration(name: "level_of", type: .int, initial: .int(1))]
        plan.classification.rules = [
            .init(level: 1, when: condition), .init(level: 2, when: nil),
        ]
        planSet.plans.insert(plan)
        let installation = Submission(.installPlans(planSet), by: .coordinator)
        let loop = try LiveLoop()
        await loop.run { coordinator in
            _ = await coordinator.submit(installation)
            _ = await coordinator.submit(SampleOrganization.declaration())
            let incident = coordinator.snapshot().incidents["inc-0001"]
            #expect(incident?.level == 1)
            #expect(incident?.lastTrial?.rules.first?.outcome == .matched)
        }
    }

    /// The deepest condition of a shape that plans may have.
    private static func deepest(_ shape: Shape) -> Condition? {
        let options = CompileOptions(declarations: ["level_of": .int], limits: .onTasks)
        for count in (10...options.limits.nesting).reversed() {
            let source =
                String(repeating: shape.opening, count: count) + shape.middle
                + String(repeating: shape.closing, count: count)
            do {
                return try Condition(source, options: options)
            } catch {
                continue
            }
        }
        return nil
    }
}
