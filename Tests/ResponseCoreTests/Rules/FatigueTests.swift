// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("People of pools")
struct FatigueTests {
    private func story(
        members: [PersonID] = ["bo", "chen"], _ change: (inout ResourcePool) -> Void = { _ in }
    ) -> Story {
        var plans = SmallOrganization.planSet()
        var crew = ResourcePool(
            id: "crew", name: LocalizedText("crew"), kind: .people, units: members.count)
        crew.members = members
        crew.maxHours = .hours(4)
        crew.minRest = .hours(2)
        change(&crew)
        crew.units = crew.members.count
        plans.organization.pools.insert(crew)
        plans.organization.people.insert(
            Person(id: "chen", name: LocalizedText("Chen"), skills: ["cables"]))
        var story = Story(plans: plans)
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        return story
    }

    private func ask(
        _ units: Int, in story: inout Story, skills: [String] = [], at: Timestamp
    ) -> ResourceRequest? {
        story.give(
            .resource(
                .request("inc-0001", pool: "crew", units: units, skills: skills, reason: "r")),
            at: at)
        return story.incident.requests.values.last
    }

    @Test("the committed units are people with names, and nobody is in two places")
    func names() {
        var story = story(members: ["bo", "chen", "dana"])
        #expect(ask(2, in: &story, at: minute(1))?.duties.map(\.person) == ["bo", "chen"])
        #expect(ask(1, in: &story, at: minute(2))?.duties.map(\.person) == ["dana"])
    }

    @Test("work that asks for a skill gets who has it")
    func skills() {
        var story = story()
        #expect(
            ask(1, in: &story, skills: ["cables"], at: minute(1))?.duties.map(\.person) == ["chen"])
        let surgery = Command.resource(
            .request(
                "inc-0001", pool: "crew", units: 1, skills: ["surgery"], reason: "r"))
        #expect(story.refusal(surgery, at: minute(2)) == .resources)
    }

    @Test("before the limit relief is asked for; at the limit the person is stood down")
    func limit() throws {
        var story = story(members: ["bo", "chen"])
        let request = try #require(ask(1, in: &story, at: monday))
        let events = story.wait(until: monday + .minutes(192))
        #expect(
            events.contains(
                .resource("inc-0001", .fatigueNear(request.id, "bo", limit: monday + .hours(4)))))
        let relief = try #require(
            story.incident.requests.values.first { $0.reason == .relief(for: request.id) })
        #expect(relief.duties.map(\.person) == ["chen"])
        let later = story.wait(until: monday + .hours(4))
        #expect(later.contains(.resource("inc-0001", .memberStoodDown(request.id, "bo"))))
        #expect(story.incident.requests[request.id]?.status == .returned)
        #expect(story.state.pools["crew"]?.assigned == 1)
    }

    @Test("nobody is committed beyond the limit before they have rested, unless by force")
    func rest() throws {
        var story = story(members: ["bo"])
        let first = try #require(ask(1, in: &story, at: monday))
        story.wait(until: monday + .hours(4))
        #expect(story.incident.requests[first.id]?.status == .returned)
        let relief = try #require(story.incident.requests.values.last)
        #expect(relief.missing == 1)
        let commit = Command.resource(.commit(relief.id, units: 1, force: false, reason: ""))
        let at = monday + .hours(5)
        #expect(story.refusal(commit, at: at) == .resources)
        let shortage = story.records.contains {
            if case .resource(_, .short(relief.id, _, _)) = $0.event { true } else { false }
        }
        #expect(shortage)
        story.give(
            .resource(.commit(relief.id, units: 1, force: true, reason: "Nobody else knows it.")),
            at: at)
        #expect(story.incident.requests[relief.id]?.duties.first?.limit == at + .hours(4))
    }

    @Test("hours count together until the rest between them is long enough")
    func hours() throws {
        var story = story(members: ["bo"])
        let first = try #require(ask(1, in: &story, at: monday))
        story.give(.resource(.release(first.id)), at: monday + .hours(3))
        story.give(.resource(.giveBack(first.id, used: 0)), at: monday + .hours(3))
        let second = try #require(ask(1, in: &story, at: monday + .hours(4)))
        #expect(second.duties.first?.limit == monday + .hours(5))
        story.give(.resource(.release(second.id)), at: monday + .minutes(250))
        story.give(.resource(.giveBack(second.id, used: 0)), at: monday + .minutes(250))
        let third = try #require(ask(1, in: &story, at: monday + .hours(7)))
        #expect(third.duties.first?.limit == monday + .hours(11))
    }

    @Test("who is on duty is called first; on a day off only who is on duty")
    func rotation() {
        var organization = SmallOrganization.planSet()
        organization.organization.calendars = [
            WorkCalendar(id: "office", zone: SmallOrganization.shanghai, weekdays: [1])
        ]
        var crew = ResourcePool(id: "crew", name: LocalizedText("c"), kind: .people, units: 2)
        crew.members = ["bo", "ana"]
        crew.rotation = "duty"
        crew.calendar = "office"
        organization.organization.pools.insert(crew)
        var story = Story(plans: organization)
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        #expect(ask(1, in: &story, at: monday)?.duties.map(\.person) == ["ana"])
        story.give(.resource(.release("inc-0001.r2")), at: minute(1))
        story.give(.resource(.giveBack("inc-0001.r2", used: 0)), at: minute(2))
        #expect(ask(2, in: &story, at: monday + .days(1))?.duties.map(\.person) == ["ana"])
    }

    @Test("a member is taken out of service by name, with why, and comes back")
    func outOfService() {
        var story = story()
        story.give(.pool(.setMemberOutOfService("crew", "bo", why: "ill")), at: minute(1))
        #expect(story.state.pools["crew"]?.outOfService == 1)
        #expect(
            story.refusal(.pool(.setMemberOutOfService("crew", "ana", why: "ill")), at: minute(1))
                == .unknown)
        #expect(ask(2, in: &story, at: minute(2))?.duties.map(\.person) == ["chen"])
        #expect(
            story.refusal(.pool(.setMemberOutOfService("crew", "chen", why: "ill")), at: minute(3))
                == .resources)
        story.give(.pool(.setMemberOutOfService("crew", "bo", why: nil)), at: minute(4))
        #expect(story.incident.requests.values.last?.duties.map(\.person) == ["chen", "bo"])
    }

    @Test("more than seven people under one role are too many, and it is said once")
    func span() {
        var plans = SmallOrganization.planSet()
        var agents = plans.organization.pools["agents"]
        agents?.reportsTo = "operations_lead"
        agents.map { plans.organization.pools.insert($0) }
        var story = Story(plans: plans)
        story.give(
            .intake(.receiveSignals([Story.signal(rate: "0.9")])), by: .system("alertmanager"),
            at: monday)
        story.give(
            .resource(.request("inc-0001", pool: "agents", units: 1, skills: [], reason: "r")),
            at: minute(1))
        let warnings = story.records.filter {
            if case .role(_, .spanExceeded) = $0.event { true } else { false }
        }
        #expect(
            warnings.map(\.event) == [
                .role("inc-0001", .spanExceeded("operations_lead", people: 9))
            ])
    }

    @Test("units start when their checklist is confirmed, or with a reason")
    func checklist() {
        var story = story { $0.checklist = [LocalizedText("Badge"), LocalizedText("Laptop")] }
        _ = ask(1, in: &story, at: minute(1))
        let request: RequestID = "inc-0001.r2"
        story.give(.resource(.confirmPreparation(request, items: [1])), at: minute(2))
        story.give(.resource(.mobilise(request, arrivesIn: nil)), at: minute(3))
        #expect(story.refusal(.resource(.assign(request)), at: minute(4)) == .conditionNotMet)
        #expect(
            story.refusal(.resource(.confirmPreparation(request, items: [2])), at: minute(4))
                == .invalid)
        let forced = story.give(
            .resource(.startUnprepared(request, reason: "Badge is on its way.")), at: minute(4))
        #expect(
            forced.first
                == .resource(
                    "inc-0001",
                    .preparationWaived(request, open: [0], reason: "Badge is on its way.")))
        #expect(story.incident.requests[request]?.status == .assigned)
    }
}
