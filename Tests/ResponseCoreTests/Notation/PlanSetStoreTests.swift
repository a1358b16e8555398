// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Plans in the journal")
struct PlanSetStoreTests {
    private struct NotToBeCalled: Error {}

    /// A resolver whose compiler must not be asked.
    private static var resolver: PlanResolver { PlanResolver { _ in throw NotToBeCalled() } }

    /// Two audiences, and two plans of which the first has a revision.
    private static func set(revision: Int) -> PlanSet {
        var plan = Plan(id: "payment", name: LocalizedText("Payment"), digest: "d\(revision)")
        plan.revision = revision
        plan.classification = Classification(rules: [
            .init(level: 1, when: Expression(restoring: "leak || customers > \(revision)"))
        ])
        var organization = Organization(
            name: LocalizedText("Example Pay"), zone: .utc,
            scale: LevelScale(name: "three-level", levels: []))
        let customer = Customer(
            id: "C1", name: "A", tier: "vip", language: .zh,
            contacts: [ContactPoint(medium: .sms, address: "+8613900000000")])
        organization.audiences = [
            Audience(id: "payers", name: LocalizedText("Payers"), members: [customer]),
            Audience(id: "none", name: LocalizedText("Nobody"), members: []),
            Audience(id: "nobody", name: LocalizedText("Nobody"), members: []),
        ]
        return PlanSet(
            organization: organization,
            plans: [plan, Plan(id: "other", name: LocalizedText("Other"), digest: "o")],
            documents: [
                Document(path: "a.yaml", digest: "d\(revision)", text: "revision: \(revision)\n"),
                Document(path: "b.yaml", digest: "o", text: String(repeating: "other\n", count: 9)),
            ], digest: "set \(revision)")
    }

    private static func line(
        _ sequence: Int64, _ planSet: PlanSet, _ memory: inout PlanTextMemory
    ) -> String {
        RecordLineTests.record(sequence, .plansInstalled(planSet)).line(&memory)
    }

    private static func planSet(_ line: String, _ plans: inout PlanResolver) throws -> PlanSet {
        let record = try Record(line: line.utf8, plans: &plans)
        guard case .plansInstalled(let set) = record.event else { throw NotToBeCalled() }
        return set
    }

    @Test("forty edits of one plan cost that plan each, and nothing is compiled to read them")
    func edits() throws {
        var memory = PlanTextMemory()
        let sets = (1...40).map { Self.set(revision: $0) }
        let lines = sets.enumerated().map { Self.line(Int64($0.offset + 1), $0.element, &memory) }
        #expect(lines[0].contains("three-level") && lines[0].contains("C1"))
        for line in lines.dropFirst() {
            let payload = try JSON.parse(Array(line.utf8), limits: .journal)["payload"]
            #expect(payload?["organization"]?["model"] == nil)
            #expect(payload?["audiences"]?.array?.allSatisfy { $0["model"] == nil } == true)
            #expect(payload?["plans"]?.array?.map { $0["model"] != nil } == [true, false])
        }
        var plans = Self.resolver
        for (set, line) in zip(sets, lines) {
            let read = try Self.planSet(line, &plans)
            #expect(read.organization == set.organization)
            #expect(read.plans == set.plans)
            #expect(read.documents == set.documents && read.digest == set.digest)
        }
        #expect(plans.memory == memory)
    }

    @Test("a set that was there before is stored by its numbers alone")
    func back() throws {
        var memory = PlanTextMemory()
        let lines = [1, 2, 1].map { Self.line(Int64($0), Self.set(revision: $0), &memory) }
        #expect(!lines[2].contains("model"))
        var plans = Self.resolver
        let read = try lines.map { try Self.planSet($0, &plans) }
        #expect(read[2].plans == read[0].plans && read[1].plans != read[0].plans)
    }

    @Test("whoever begins in the middle needs what the payloads before carried")
    func middle() throws {
        var memory = PlanTextMemory()
        let lines = (1...3).map { Self.line(Int64($0), Self.set(revision: $0), &memory) }
        var plans = Self.resolver
        #expect(throws: ShapeError.self) { try Self.planSet(lines[2], &plans) }
        plans = Self.resolver
        for line in lines.prefix(2) {
            let payload = try JSON.parse(Array(line.utf8), limits: .journal)["payload"]
            plans.memory.remember(payload: try #require(payload))
        }
        #expect(try Self.planSet(lines[2], &plans).plans == Self.set(revision: 3).plans)
    }

    @Test("a part that is missing, has a wrong number or is no model is named")
    func wrongParts() throws {
        let payload = Event.plansInstalled(Self.set(revision: 1)).payload
        let rows: [(path: [String], value: JSON?, member: String)] = [
            (["organization"], nil, "organization"),
            (["organization", "model"], nil, "number"),
            (["organization", "model", "scale"], nil, "organization.model.scale"),
            (["organization", "number"], 2, "number"), (["plans"], nil, "plans"),
            (["audiences"], 5, "audiences"), (["digest"], nil, "digest"),
        ]
        for row in rows {
            var plans = Self.resolver
            let error = try #require(throws: ShapeError.self) {
                try Event(
                    kind: "plans_installed", version: 2,
                    payload: payload.setting(row.path[...], to: row.value), plans: &plans)
            }
            #expect(error.member == row.member, "\(row.path): \(error)")
        }
    }

    @Test("version 1 asks the compiler, version 2 never does")
    func versions() throws {
        let payload = Event.plansInstalled(Self.set(revision: 1)).payload
        var plans = Self.resolver
        let error = try #require(throws: ShapeError.self) {
            try Event(kind: "plans_installed", version: 1, payload: payload, plans: &plans)
        }
        #expect(error.code == .plans)
        _ = try Event(kind: "plans_installed", version: 2, payload: payload, plans: &plans)
    }
}

extension JSON {
    /// The value with the member at the end of a way changed, or removed.
    fileprivate func setting(_ path: ArraySlice<String>, to value: JSON?) -> JSON {
        guard let key = path.first, let members else { return self }
        return .object(
            members.compactMap { member in
                guard member.key == key else { return member }
                if path.count > 1 {
                    return Member(key, member.value.setting(path.dropFirst(), to: value))
                }
                return value.map { Member(key, $0) }
            })
    }
}
