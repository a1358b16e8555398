// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@testable import muster

@Suite("Boards as text")
struct BoardTextTests {
    private let source: BoardSource

    // An incident, a notice and an action that were named by somebody hostile.
    init() {
        let history = SampleWorld.history(of: [
            SampleOrganization.installation, SampleOrganization.declaration(HostileText.title),
            Submission(.level(.recordFacts("inc-0001", [])), by: .person("ana")),
        ])
        source = BoardSource(history.state, at: SampleOrganization.start)
    }

    private func texts() throws -> [String] {
        var incident = try #require(IncidentBoard("inc-0001", source))
        incident.summary.title = HostileText.title
        incident.facts = [fact(HostileText.title)]
        var list = IncidentListBoard(source)
        list.incidents[0].title = HostileText.title
        var why = try #require(WhyBoard("inc-0001", source))
        why.title = HostileText.title
        var notice = try #require(incident.notices.first)
        notice.texts[0].subject = HostileText.title
        notice.texts[0].body = HostileText.title
        var notices = NoticeListBoard(source)
        notices.notices = [notice]
        var action = ActionPart()
        action.title = HostileText.title
        var actions = ActionListBoard()
        actions.actions = [action]
        var pools = PoolListBoard(source)
        pools.pools[0].name = LocalizedText(HostileText.title)
        var request = try #require(RequestBoard("inc-0001.r1", source))
        request.request.because.text = HostileText.title
        request.request.because.kind = "hand"
        return [
            IncidentText.list(list), IncidentText.detail(incident), WhyText.text(why),
            NoticeText.list(notices), NoticeText.preview(notice), ActionText.list(actions),
            PoolText.list(pools), RequestText.why(request),
            StepText.text(step(command: HostileText.title)),
        ]
    }

    private func fact(_ text: String) -> FactPart {
        var fact = FactPart()
        fact.name = "state"
        fact.value = .string(text)
        return fact
    }

    private func step(command text: String) -> StepPart {
        var command = GuidancePart.CommandPart()
        command.command = text
        command.place = LocalizedText(en: "On the gateway", zh: "在网关上")
        var guidance = GuidancePart()
        guidance.commands = [command]
        var step = StepPart()
        step.id = "restart"
        step.title = LocalizedText(en: "Restart", zh: "重启")
        step.status = "ready"
        step.guidance = guidance
        return step
    }

    @Test("let nothing act on a terminal, and show what was there")
    func hostile() throws {
        for text in try texts() {
            let shown = text.visibleOnTerminal
            let acting = HostileText.acting(in: shown)
            #expect(acting.isEmpty, "\(shown)")
            #expect(shown.contains("won") && shown.contains("⟨U+202E⟩"), "\(shown)")
        }
    }

    @Test("keep a title on its line, so that it cannot pretend to be another one")
    func oneLine() throws {
        var list = IncidentListBoard(source)
        list.incidents[0].title = HostileText.title
        #expect(IncidentText.list(list).split(separator: "\n").count == 2)
    }

    @Test("show a command to type by hand in the lines in which it is written")
    func commandLines() {
        let command = "tool restart \\\n  --name gateway \\\n  --wait\n"
        let lines = StepText.text(step(command: command))
            .split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines.suffix(5) == [
                "To type by hand", "  # On the gateway / 在网关上", "  tool restart \\",
                "    --name gateway \\", "    --wait",
            ], "\(lines)")
    }

    @Test("tell what happened, incident by incident")
    func story() {
        let history = SampleWorld.history(
            of: [SampleOrganization.installation, SampleOrganization.declaration()])
        let story = AcceptedText.story(of: AcceptedBoard(history.records))
        #expect(story.hasPrefix("-: plans_installed\ninc-0001: incident_reported"), "\(story)")
        #expect(AcceptedText.story(of: AcceptedBoard()) == "nothing to do")
        #expect(AcceptedText.reported(in: AcceptedBoard(history.records)) == "inc-0001")
    }
}
