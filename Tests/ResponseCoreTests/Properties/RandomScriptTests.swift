// SPDX-License-Identifier: Apache-2.0

import Foundation
import ResponseCore
import ResponseModel
import Testing

@Suite("Random scripts")
struct RandomScriptTests {
    /// Scripts that are played; MUSTER_SCRIPTS asks for more.
    static let scripts =
        ProcessInfo.processInfo.environment["MUSTER_SCRIPTS"].flatMap { Int($0) } ?? 160
    static let commands = 80
    /// Without these the scripts would not reach what is worth looking at.
    static let landmarks: Set = [
        "incident_closed", "incident_relapsed", "review_completed", "ladder_exhausted",
        "target_breached", "notice_released", "resource_short", "step_branched",
        "level_lowering_began", "pool_divided", "resource_offered", "resource_substituted",
        "resource_preempted", "members_committed", "fatigue_near", "member_stood_down",
        "member_out_of_service", "stock_expired", "reserve_opened",
    ]
    /// So many groups run beside each other.
    static let groups = 2

    @Test(
        "whatever is asked for in whatever order, everything that must hold holds",
        arguments: 0..<groups)
    func scriptsHold(_ group: Int) {
        var obeyed = 0
        var kinds: Set<String> = []
        for seed in stride(from: group, to: Self.scripts, by: Self.groups) {
            var run = ScriptRun(seed: UInt64(seed))
            do throws(ScriptFailure) {
                try run.play(commands: Self.commands)
            } catch {
                Issue.record("\(error)")
                return
            }
            obeyed += run.obeyed
            kinds.formUnion(run.kinds)
        }
        // A generator whose commands are nearly all refused would show nothing.
        #expect(obeyed > Self.scripts / Self.groups * Self.commands / 5)
        #expect(Self.landmarks.isSubset(of: Event.kinds))
        #expect(Self.landmarks.subtracting(kinds).isEmpty)
    }
}
