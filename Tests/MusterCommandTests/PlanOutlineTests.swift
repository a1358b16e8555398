// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseModel
import TestSupport
import Testing

@testable import muster

@Suite("A plan at a glance")
struct PlanOutlineTests {
    @Test("shows the lines of a command below each other as they are written")
    func indentation() throws {
        var plan = try #require(SampleOrganization.planSet.plans["payment"])
        var step = Step(id: "restart", kind: .action, title: LocalizedText("Restart"))
        step.instructions = LocalizedText("First look.\n  Then act.")
        step.guidance.commands = [
            ShownCommand("tool restart \\\n  --name gateway\n")
        ]
        plan.playbook.steps = [step]
        let outline = PlanOutline.text(of: plan, in: SampleOrganization.planSet.organization)
        let lines = outline.split(separator: "\n").map(String.init)
        let place = try #require(lines.firstIndex { $0.contains("First look.") })
        #expect(
            lines[place...].prefix(4) == [
                "      First look.", "        Then act.", "      $ tool restart \\",
                "          --name gateway",
            ], "\(lines)")
    }
}
