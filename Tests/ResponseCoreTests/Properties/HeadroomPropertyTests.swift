// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import PlanTrial
import ResponseCore
import ResponseModel
import Testing

@Suite("Headroom and what the core then does")
struct HeadroomPropertyTests {
    @Test("as many incidents get all they ask for as headroom has said, and not one more")
    func agreement() throws {
        for seed in 0..<150 {
            var numbers = SplitMix(seed: UInt64(seed))
            var story = Story(plans: Self.plans(&numbers))
            // Level 1 and 2 only: nobody may take units of those, so that what runs keeps them.
            for number in 0..<numbers.below(3) {
                declare(&story, level: 1 + number % 2, at: minute(Int64(number)))
            }
            let level = (1 + numbers.below(3))
            let headroom = try story.state.headroom(
                HeadroomQuestion(plan: "payment", level: level, count: 1, at: minute(9)))
            guard let most = headroom.most, most < 12 else { continue }
            #expect(headroom.fits == (most >= 1), "seed \(seed)")
            for number in 0...most {
                let isServed = declare(&story, level: level, at: minute(10 + Int64(number)))
                #expect(isServed == (number < most), "seed \(seed), incident \(number) of \(most)")
            }
            #expect(headroom.breaksFirst?.incidents == most + 1, "seed \(seed)")
        }
    }

    /// Declares an incident of a level; whether it got all it asked for at once.
    @discardableResult
    private func declare(_ story: inout Story, level: Int, at moment: Timestamp) -> Bool {
        let rate = [0.9, 0.3, 0.0][level - 1]
        story.give(
            .intake(
                .declare(
                    Declaration(
                        title: "x", plan: "payment",
                        facts: [
                            Fact(name: "error_rate", value: .double(rate)),
                            Fact(name: "leak", value: .bool(false)),
                        ]))),
            at: moment)
        let last = story.state.incidents.values.last
        #expect(last?.level == level)
        return last?.requests.values.allSatisfy { $0.missing == 0 } ?? false
    }

    private static func plans(_ numbers: inout SplitMix) -> PlanSet {
        var organization = SmallOrganization.organization
        var plan = SmallOrganization.payment
        plan.resources = []
        for number in 0..<(1 + numbers.below(3)) {
            let id = PoolID("pool-\(number)")
            let units = numbers.below(21)
            var pool = ResourcePool(
                id: id, name: LocalizedText(id.raw), kind: .technical, units: units)
            pool.reserve = numbers.below(units + 1) / 3
            organization.pools.insert(pool)
            for _ in 0..<(1 + numbers.below(2)) {
                plan.resources.append(
                    ResourceNeed(
                        pool: id,
                        quantity: PerLevel(
                            byLevel: (1...3).map { ($0, numbers.below(6)) }),
                        skills: []))
            }
        }
        return PlanSet(
            organization: organization, plans: [plan], documents: [], digest: "headroom")
    }
}
