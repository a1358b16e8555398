// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

@Suite("Grants from one pool")
struct GrantsTests {
    @Test("agree with the solver on what each severity gets, on 500 random pools without reserve")
    func agreement() throws {
        for seed in 0..<500 {
            var stream = InstanceStream(seed: UInt64(seed))
            let units = stream.below(12)
            let wishes = (0..<(1 + stream.below(6))).map { _ in
                Demand(severity: 1 + stream.below(4), units: 1 + stream.below(4))
            }
            var expected = [0, 0, 0, 0]
            let given = grants(for: wishes, available: units, reserve: 0)
            for (wish, units) in zip(wishes, given) { expected[wish.severity - 1] += units }
            let instance = AllocationInstance(
                mode: .units,
                demands: wishes.enumerated().map { number, wish in
                    .init(
                        id: "\(number)", severity: wish.severity, x: 0, y: 0, maxLeadMinutes: 0,
                        lines: [.init(kind: 0, skills: [], units: wish.units)])
                },
                pools: [
                    .init(
                        id: "p", kind: 0, skills: [], units: units, reserve: 0, cost: 1,
                        readyMinutes: 0, x: 0, y: 0)
                ])
            #expect(try UnitsAllocation(instance).answer.coverage == expected, "seed \(seed)")
        }
    }
}
