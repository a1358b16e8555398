// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("People: duty, calls, command")
struct PeopleTests {
    @Test("the ladder climbs rung by rung until somebody answers")
    func ladderClimbs() {
        var story = Story.activated()
        let id = story.incident.id
        #expect(story.incident.pages.values.map(\.person) == ["ana", "ana"])
        story.wait(until: minute(5))
        #expect(story.incident.pages.values.map(\.person) == ["ana", "ana", "chen", "dana"])
        story.give(.role(.acknowledge(id, role: nil)), by: .person("dana"), at: minute(7))
        #expect(story.incident.commander == "dana")
        #expect(story.incident.acknowledgedBy == "dana")
        story.wait(until: minute(60))
        #expect(story.incident.pages.count == 4)
    }

    @Test("a ladder without an answer ends, and says so")
    func ladderEnds() {
        var story = Story.activated()
        let events = story.wait(until: minute(20))
        #expect(
            events.contains {
                $0 == .page("inc-0001", .ladderExhausted(Role.incidentCommander))
            })
    }

    @Test("the first to answer has the role, a later answer changes nothing")
    func firstAnswerCounts() {
        var story = Story.activated()
        let id = story.incident.id
        story.wait(until: minute(5))
        story.give(.role(.acknowledge(id, role: nil)), by: .person("chen"), at: minute(6))
        story.give(.role(.acknowledge(id, role: nil)), by: .person("dana"), at: minute(7))
        #expect(story.incident.commander == "chen")
    }

    @Test("acknowledgement keeps its target, counted from the report")
    func acknowledgeTarget() {
        var story = Story.activated()
        story.give(.role(.acknowledge(story.incident.id, role: nil)), at: minute(4))
        let target = story.incident.targets[TargetKey(.acknowledge)]
        #expect(target?.status == .met)
        #expect(target?.endedAt == minute(4))
    }

    @Test("command passes with a brief, and only from the commander")
    func handOver() {
        var story = Story.activated()
        let id = story.incident.id
        #expect(
            story.refusal(
                .role(.handOver(id, to: "bo", brief: "b")), by: .person("dana"), at: minute(1))
                == .notPermitted)
        #expect(
            story.refusal(.role(.handOver(id, to: "bo", brief: " ")), at: minute(1)) == .invalid)
        let events = story.give(
            .role(.handOver(id, to: "bo", brief: "Read the log.")), at: minute(1))
        #expect(
            events.first
                == .role(id, .commandTransferred(from: "ana", to: "bo", brief: "Read the log.")))
        #expect(story.incident.commander == "bo")
    }

    @Test("a role asks for skills, and who lacks them is refused")
    func skills() {
        var plans = SmallOrganization.planSet()
        plans.organization.roles.insert(
            Role(id: "lawyer", name: LocalizedText("Lawyer"), skills: ["law"]))
        var story = Story(plans: plans)
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        #expect(
            story.refusal(
                .role(.assign(story.incident.id, role: "lawyer", person: "bo", reason: "r")),
                at: minute(1)) == .notPermitted)
    }

    @Test("a system cannot do what a person must answer for")
    func systemsDecideNothing() {
        let story = Story.activated()
        #expect(
            story.refusal(
                .role(.acknowledge(story.incident.id, role: nil)), by: .system("robot"),
                at: minute(1))
                == .notPermitted)
    }

    struct Turn: CustomTestStringConvertible {
        var name: String
        var at: Timestamp
        var person: PersonID?
        var testDescription: String { name }
    }

    @Test(
        "turns change at the hand-over time of the zone",
        arguments: [
            Turn(name: "before the first turn", at: monday + .days(-15), person: nil),
            Turn(name: "first turn", at: monday + .days(-14), person: "ana"),
            Turn(name: "last second of a turn", at: monday + .milliseconds(-1_000), person: "bo"),
            Turn(name: "first moment of the next", at: monday, person: "ana"),
        ])
    func turns(_ turn: Turn) {
        let rotation = SmallOrganization.organization.rotations["duty"]
        #expect(rotation?.onDuty(at: turn.at) == turn.person)
    }

    @Test(
        "night hours run past midnight",
        arguments: [
            Turn(name: "21:59", at: minute(779), person: "ana"),
            Turn(name: "22:00", at: minute(780), person: "bo"),
            Turn(name: "06:59 next day", at: minute(1_319), person: "bo"),
            Turn(name: "07:00 next day", at: minute(1_320), person: "ana"),
        ])
    func nightHours(_ turn: Turn) {
        let night = Rotation.DutyHours(
            weekdays: Array(1...7), fromMinute: 22 * 60, toMinute: 7 * 60)
        let rotation = Rotation(
            id: "r", name: LocalizedText("r"), zone: SmallOrganization.shanghai,
            layers: [
                .init(members: ["ana"], starts: monday + .days(-7), turnDays: 1),
                .init(members: ["bo"], starts: monday + .days(-7), turnDays: 1, hours: [night]),
            ])
        #expect(rotation.onDuty(at: turn.at) == turn.person)
    }

    @Test("an override counts before any turn")
    func overrides() {
        var rotation = SmallOrganization.organization.rotations["duty"]
        rotation?.overrides = [.init(from: monday, to: minute(60), person: "eve")]
        #expect(rotation?.onDuty(at: minute(59)) == "eve")
        #expect(rotation?.onDuty(at: minute(60)) == "ana")
    }
}

extension TimeSpan {
    static func milliseconds(_ count: Int64) -> TimeSpan { TimeSpan(milliseconds: count) }
}
