// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import PlanTrial
import ResponseCore
import ResponseModel
import Testing

@Suite("Headroom of pools")
struct HeadroomTests {
    private func ask(
        _ story: Story, level: Int, count: Int = 1, plan: PlanID = "payment"
    ) throws -> Headroom {
        try story.state.headroom(
            HeadroomQuestion(plan: plan, level: level, count: count, at: minute(60)))
    }

    /// Ten agents, two of them reserve; a level-1 incident wants nine, level 2 four, level 3 one.
    struct Row: CustomTestStringConvertible, Sendable {
        var name: String
        var level: Int
        var most: Int
        var missing: Int
        var reason: HeadroomShortage.Reason
        var remedy: HeadroomShortage.Remedy
        var testDescription: String { name }
    }

    static let quietRows = [
        Row(
            name: "level 1 may use the reserve", level: 1, most: 1, missing: 8, reason: .usedUp,
            remedy: .moreUnits(8)),
        Row(
            name: "level 2 leaves the reserve, which would not be enough", level: 2, most: 2,
            missing: 4, reason: .usedUp, remedy: .moreUnits(4)),
        Row(
            name: "level 3 is stopped by the reserve alone", level: 3, most: 8, missing: 1,
            reason: .reserve(units: 2), remedy: .openReserve(1)),
    ]

    @Test("in a quiet night says how many fit and what gives way first", arguments: quietRows)
    func quietNight(_ row: Row) throws {
        let headroom = try ask(Story(), level: row.level)
        #expect(headroom.most == row.most)
        #expect(headroom.fits && headroom.fitsWithSubstitutes)
        let found = try #require(headroom.breaksFirst)
        #expect(found.pool == "agents" && found.incidents == row.most + 1)
        #expect(found.missing == row.missing)
        #expect(found.shortage.reason == row.reason)
        #expect(found.shortage.remedy == row.remedy)
    }

    @Test("counts what a running incident holds as gone, and names it")
    func runningIncident() throws {
        let story = Story.activated()
        let headroom = try ask(story, level: 1)
        #expect(headroom.most == 0 && !headroom.fits)
        let need = try #require(headroom.needs.first)
        #expect(need.wanted == 9 && need.granted == 6)
        #expect(need.shortage?.reason == .taken(by: ["inc-0001"], units: 4))
        #expect(need.shortage?.remedy == .moreUnits(3))
    }

    @Test("adds up what several at once want")
    func several() throws {
        let headroom = try ask(Story(), level: 2, count: 3)
        #expect(!headroom.fits)
        #expect(headroom.needs.map(\.wanted) == [12])
        #expect(headroom.needs.map(\.granted) == [8])
    }

    @Test("says what is out of service")
    func outOfService() throws {
        var story = Story()
        story.give(.pool(.setOutOfService("agents", units: 5, why: "flu")), at: minute(1))
        let headroom = try ask(story, level: 1)
        #expect(headroom.most == 0)
        #expect(
            headroom.breaksFirst?.shortage.reason == .outOfService(units: 5, why: "flu"))
    }

    @Test("uses substitutes only where the pool itself has too few, and says which")
    func substitutes() throws {
        var organization = SmallOrganization.organization
        var agents = try #require(organization.pools["agents"])
        agents.substitutes = ["partners", "trainees"]
        organization.pools.insert(agents)
        for (id, skills) in [("partners", ["refunds"]), ("trainees", [])] {
            var pool = ResourcePool(
                id: PoolID(id), name: LocalizedText(id), kind: .people, units: 9)
            pool.skills = skills
            organization.pools.insert(pool)
        }
        var plan = SmallOrganization.payment
        plan.resources[0].skills = ["refunds"]
        let planSet = PlanSet(
            organization: organization, plans: [plan], documents: [], digest: "s2")
        let story = Story(plans: planSet)
        let two = try ask(story, level: 1, count: 2)
        #expect(two.most == 1 && two.mostWithSubstitutes == 2)
        #expect(!two.fits && two.fitsWithSubstitutes)
        #expect(two.needs.first?.granted == 10)
        #expect(two.needs.first?.substitutes.map(\.pool) == ["partners"])
        #expect(two.needs.first?.substitutes.map(\.units) == [8])
        let one = try ask(story, level: 1)
        #expect(one.needs.first?.substitutes.isEmpty == true)
    }

    /// Three engineers, of whom only Ana knows databases; on days off only who is on duty is there.
    private func engineers(_ needs: [ResourceNeed]) throws -> Story {
        var organization = SmallOrganization.organization
        var ana = try #require(organization.people["ana"])
        ana.skills = ["databases"]
        organization.people.insert(ana)
        organization.calendars = [
            WorkCalendar(
                id: "office", zone: SmallOrganization.shanghai, weekdays: [1, 2, 3, 4, 5])
        ]
        for (id, members) in [("engineers", ["ana", "bo", "chen"]), ("experts", ["ana"])] {
            var pool = ResourcePool(
                id: PoolID(id), name: LocalizedText(id), kind: .people, units: members.count)
            pool.members = members.map { PersonID($0) }
            pool.calendar = "office"
            pool.rotation = "duty"
            organization.pools.insert(pool)
        }
        var plan = SmallOrganization.payment
        plan.resources = needs
        return Story(
            plans: PlanSet(
                organization: organization, plans: [plan], documents: [], digest: "s6"))
    }

    @Test("counts named people who are at hand at that time")
    func peopleAtHand() throws {
        let story = try engineers([ResourceNeed(pool: "engineers", quantity: PerLevel(2))])
        #expect(try ask(story, level: 2).most == 1)
        let sunday = HeadroomQuestion(plan: "payment", level: 2, count: 1, at: monday + .days(6))
        let headroom = try story.state.headroom(sunday)
        #expect(headroom.most == 0)
        #expect(headroom.breaksFirst?.shortage.reason == .notAtHand(units: 2))
    }

    @Test("counts named people by what they can do, and nobody twice")
    func peopleSkills() throws {
        let skilled = ResourceNeed(
            pool: "engineers", quantity: PerLevel(1), skills: ["databases"])
        #expect(try ask(try engineers([skilled]), level: 2).most == 1)
        let unknown = ResourceNeed(pool: "engineers", quantity: PerLevel(1), skills: ["law"])
        let nobody = try ask(try engineers([unknown]), level: 2)
        #expect(nobody.breaksFirst?.shortage.reason == .lacksSkills(["law"]))
        let expert = ResourceNeed(pool: "experts", quantity: PerLevel(1))
        #expect(try ask(try engineers([expert]), level: 2).most == 1)
        #expect(try ask(try engineers([skilled, expert]), level: 2).most == 0)
    }

    @Test("is without bound where a plan asks for nothing")
    func nothing() throws {
        var plan = SmallOrganization.payment
        plan.resources = [ResourceNeed(pool: "agents", quantity: PerLevel(byLevel: [(1, 2)]))]
        let story = Story(plans: SmallOrganization.planSet([plan], digest: "s3"))
        let headroom = try ask(story, level: 3, count: 2_000)
        #expect(headroom.most == nil && headroom.breaksFirst == nil && headroom.fits)
    }

    @Test("ends at the number of incidents that may be open at all")
    func mostOfAll() throws {
        var plan = SmallOrganization.payment
        plan.resources = [ResourceNeed(pool: "masks", quantity: PerLevel(1))]
        var organization = SmallOrganization.organization
        organization.pools.insert(
            ResourcePool(
                id: "masks", name: LocalizedText("Masks"), kind: .logistics, units: 1_000_000))
        let planSet = PlanSet(
            organization: organization, plans: [plan], documents: [], digest: "s4")
        let headroom = try ask(Story(plans: planSet), level: 1)
        #expect(headroom.most == Limits.openIncidents && headroom.breaksFirst == nil)
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        var name: String
        var question: HeadroomQuestion
        var reason: Refusal.Reason
        var testDescription: String { name }
    }

    static let refusedRows = [
        Refused(
            name: "an unknown plan",
            question: .init(plan: "payments", level: 1, count: 1, at: monday), reason: .unknown),
        Refused(
            name: "a level that the scale does not have",
            question: .init(plan: "payment", level: 4, count: 1, at: monday), reason: .invalid),
        Refused(
            name: "no incident", question: .init(plan: "payment", level: 1, count: 0, at: monday),
            reason: .invalid),
        Refused(
            name: "more incidents than may be open",
            question: .init(
                plan: "payment", level: 1, count: Limits.openIncidents + 1, at: monday),
            reason: .invalid),
        Refused(
            name: "the greatest number",
            question: .init(plan: "payment", level: .max, count: .max, at: monday),
            reason: .invalid),
    ]

    @Test("is refused where the question names nothing", arguments: refusedRows)
    func refusal(_ row: Refused) {
        #expect {
            try Story().state.headroom(row.question)
        } throws: { error in
            (error as? Refusal)?.reason == row.reason
        }
    }

    @Test("is refused, not wrong, for a plan with more needs of a pool than the solver takes")
    func tooManyNeeds() {
        var plan = SmallOrganization.payment
        plan.resources = (0..<65).map {
            ResourceNeed(pool: "agents", quantity: PerLevel(1), skills: ["refunds", "s\($0)"])
        }
        var organization = SmallOrganization.organization
        var agents = ResourcePool(
            id: "agents", name: LocalizedText("Agents"), kind: .people, units: 100)
        agents.skills = ["refunds"] + (0..<65).map { "s\($0)" }
        organization.pools.insert(agents)
        let story = Story(
            plans: PlanSet(
                organization: organization, plans: [plan], documents: [], digest: "s5"))
        #expect(throws: Refusal.self) { try ask(story, level: 1) }
    }
}
