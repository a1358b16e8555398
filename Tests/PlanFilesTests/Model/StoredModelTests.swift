// SPDX-License-Identifier: Apache-2.0
// What the compiler makes of plan files is stored whole: read back, nothing is lost, nothing is
// checked again, and nothing that is not there traps.

import CEL
import Foundation
import Notation
import PlanFiles
import ResponseCore
import ResponseModel
import Testing

@Suite("A compiled model in the journal")
struct StoredModelTests {
    /// Every plan folder of the repository, and a set in which what they lack is filled in.
    static func planSets() throws -> [PlanSet] {
        let root = Fixtures.folder.appendingPathComponent("../..").standardized.path
        let folders = ["plans"] + Example.all.map { "docs/examples/\($0.path)" }
        var sets = try folders.map {
            try #require(compile(try PlanFolder.read("\(root)/\($0)")).planSet)
        }
        sets.append(try #require(try Fixtures.compiledSample().planSet))
        sets.append(rich(try #require(sets.last)))
        return sets
    }

    /// A set in which everything has a value that no shipped file gives it.
    static func rich(_ set: PlanSet) -> PlanSet {
        var set = set
        var pool = ResourcePool(id: "rich", name: LocalizedText("Rich"), kind: .logistics, units: 7)
        pool.isConsumable = true
        pool.members = ["li-na"]
        pool.skills = ["a"]
        pool.type = 2
        pool.location = "east"
        pool.cost = ResourcePool.Cost(minorUnits: 1_250, currency: "CNY", basis: .perUnit)
        pool.leadTimes = [ResourcePool.LeadTime(location: "west", time: .minutes(7))]
        pool.scopeOfUse = LocalizedText("anything")
        pool.callUp = ResourcePool.CallUp(procedure: LocalizedText("Call"), authority: "chief")
        pool.reserve = 1
        pool.reorderPoint = 2
        pool.restockTime = .days(2)
        pool.substitutes = ["agents"]
        pool.isMutualAid = true
        pool.assessEvery = .days(30)
        pool.rotation = "duty"
        pool.calendar = "office"
        pool.maxHours = .minutes(720)
        pool.minRest = .minutes(600)
        pool.reportsTo = "chief"
        pool.checklist = [LocalizedText(en: "Lit", zh: "亮")]
        pool.lots = [StockLot(units: 3, expires: Timestamp(milliseconds: 9))]
        pool.preemption = PreemptionRule([.init(taker: 2, giver: 4)])
        set.organization.pools.insert(pool)
        set.organization.targetPolicies.insert(
            TargetPolicy(
                id: "p", name: LocalizedText("P"), source: "law",
                scope: .init(category: "c", channel: "sms", tier: "vip"),
                clocks: [.init(name: "answer", limit: .businessDays(3, calendar: "office"))]))
        set.organization.governance = Governance(
            isRequired: true, proposers: "t", reviewers: [.init(.experts, "e")], approvers: "a",
            committee: "k", trainingWithin: .days(30))
        set.organization.intake = RoleRule(
            role: "chief", rotation: "duty", escalation: "ladder", levels: [1, 3])
        set.organization.channels.insert(
            Channel(
                id: "mail", name: LocalizedText("Mail"), medium: .email,
                transport: .smtp(
                    from: "a@example.org", relay: .environment("RELAY"), username: .text("u"),
                    password: .file("/run/secret"))))
        set.organization.channels.insert(
            Channel(
                id: "hook", name: LocalizedText("Hook"), medium: .webhook,
                transport: .webhook(url: nil, secret: .environment("S"))))
        var plan = Plan(id: "rich", name: LocalizedText(en: "R", zh: "富"), digest: "d")
        plan.background.related = ["payment-outage"]
        plan.evaluation = EvaluationRule(
            due: .wall(.days(3)), objectives: [.init(measure: "m", comparison: .below, bound: 0.5)],
            questions: [LocalizedText("Why?")])
        plan.history = HistoryFormat(
            id: "nr", label: "was", fields: [("a", "b"), ("c", "d")], words: [("bad", 1)])
        plan.regulatorClocks = [RegulatorRule(clock: "c", levels: [1], when: nil)]
        plan.tests = [tests]
        set.plans.insert(plan)
        return set
    }

    private static var tests: PlanTest {
        let place = TextPlace(path: "plan.yaml", line: 3, column: 5)
        let stages: [PlanTest.Deed] = PlanTest.Stage.allCases.map { .reach($0) }
        let deeds: [PlanTest.Deed] = [.acknowledge("p"), .complete("s"), .release("n")]
        let claims: [PlanTest.Claim] = [
            .level(2), .activates(false), .phase(.inReview), .filled("r", true),
            .called("p", false), .requested("pool", 3), .drafted("n", true),
            .noticeDue("n", .after(.minutes(5))), .open("s", true),
            .targetDue(.firstNotice, .moment(Timestamp(milliseconds: 7))),
            .breached(.recover, false), .reportDue("c", .after(.days(1))),
        ]
        var moment = PlanTest.Moment(offset: .minutes(3))
        moment.signal = Signal(
            source: "manual", key: "k", startsAt: Timestamp(milliseconds: 3))
        moment.facts = [Fact(name: "x", value: .list([.null, .double(.nan)]))]
        moment.acts = (deeds + stages).map { PlanTest.Act($0, at: place) }
        moment.checks = claims.map { PlanTest.Check($0, at: place) }
        return PlanTest(
            name: "t", at: Timestamp(milliseconds: 5), isTimed: true, moments: [moment],
            place: place)
    }

    private func read(_ set: PlanSet) throws -> PlanSet {
        var memory = PlanTextMemory()
        let payload = Event.plansInstalled(set).stored(&memory).payload.canonicalBytes
        var resolver = PlanResolver { _ in throw NotToBeCalled() }
        let event = try Event(
            kind: "plans_installed", version: 2, payload: JSON.parse(payload, limits: .journal),
            plans: &resolver)
        guard case .plansInstalled(let read) = event else { throw NotToBeCalled() }
        return read
    }

    private struct NotToBeCalled: Error {}

    @Test("is read back without the compiler, property by property")
    func roundTrip() throws {
        for set in try Self.planSets() {
            let found = differences(set, try read(set))
            #expect(found.isEmpty, "\(found.prefix(5))")
        }
    }

    @Test("fills every property of the model somewhere in these tests")
    func everyProperty() throws {
        var census = PropertyCensus()
        for set in try Self.planSets() {
            census.count(set.organization)
            census.count(set.plans)
        }
        let empty = census.all.subtracting(census.filled).sorted()
        #expect(empty.isEmpty, "\(empty)")
        #expect(census.all.count > 200)
    }

    @Test("gives the same bytes when it is stored again")
    func sameBytes() throws {
        for set in try Self.planSets() {
            let again = try read(set)
            #expect(
                Event.plansInstalled(set).payload.canonicalBytes
                    == Event.plansInstalled(again).payload.canonicalBytes)
        }
    }

    @Test("names the member that is missing, and never traps")
    func missingMembers() throws {
        let set = try #require(try Self.planSets().last)
        let payload = Event.plansInstalled(set).payload
        var refused = 0
        for removed in payload.withoutOneMember(depth: 5) {
            var resolver = PlanResolver { _ in throw NotToBeCalled() }
            do {
                _ = try Event(
                    kind: "plans_installed", version: 2, payload: removed.json, plans: &resolver)
            } catch {
                refused += 1
                #expect(!error.member.isEmpty, "\(removed.path): \(error)")
            }
        }
        #expect(refused > 150)
        let json = try #require(set.plans.all.last?.shape)
        let broken = JSON.object((json.members ?? []).filter { $0.key != "stand_down" })
        let error = try #require(throws: ShapeError.self) { try Plan(shape: broken) }
        #expect(error.member == "stand_down")
    }

    @Test("of version 1 is compiled from its texts, and comes out as it was")
    func versionOne() throws {
        for set in try Self.planSets().dropLast() {
            let members = (Event.plansInstalled(set).payload.members ?? []).filter {
                $0.key == "digest" || $0.key == "documents"
            }
            var resolver = PlanResolver { documents in
                try #require(compile(documents: documents).planSet)
            }
            let event = try Event(
                kind: "plans_installed", version: 1, payload: .object(members), plans: &resolver)
            guard case .plansInstalled(let read) = event else { throw NotToBeCalled() }
            #expect(differences(set, read).isEmpty)
        }
    }

    @Test("of version 1 comes out although today's compiler finds errors in its texts")
    func errorsInOldTexts() throws {
        let files = try Fixtures.sample(
            changing: "plan.yaml", "error_rate >= 0.2 ||", to: "error_rat >= 0.2 ||")
        #expect(compile(files).planSet == nil)
        let documents = files.filter { $0.path != "drill.yaml" }.map {
            Document(path: $0.path, digest: "", text: String(decoding: $0.bytes, as: UTF8.self))
        }
        let plan = try #require(compile(documents: documents).planSet?.plans["payment-outage"])
        let rule = try #require(plan.classification.rules.dropFirst().first?.when)
        #expect(rule.source == "error_rat >= 0.2 || customers_affected >= 1000")
        #expect(throws: EvaluationError.self) {
            try rule.holds(VariableBindings(["customers_affected": .int(5)]))
        }
        #expect(try rule.holds(VariableBindings(["customers_affected": .int(5_000)])))
    }
}

extension JSON {
    /// The value once without each of the members in it, down to a depth, with the way to it.
    fileprivate func withoutOneMember(depth: Int) -> [(path: String, json: JSON)] {
        guard depth > 0 else { return [] }
        switch self {
        case .object(let members):
            return members.indices.flatMap { place -> [(path: String, json: JSON)] in
                let member = members[place]
                var without = members
                without.remove(at: place)
                return [(path: member.key, json: JSON.object(without))]
                    + member.value.withoutOneMember(depth: depth - 1).map { inner in
                        var changed = members
                        changed[place].value = inner.json
                        return (path: "\(member.key).\(inner.path)", json: .object(changed))
                    }
            }
        case .array(let elements):
            return elements.indices.suffix(2).flatMap { place in
                elements[place].withoutOneMember(depth: depth - 1).map { inner in
                    var changed = elements
                    changed[place] = inner.json
                    return (path: "[\(place)].\(inner.path)", json: .array(changed))
                }
            }
        default: return []
        }
    }
}
