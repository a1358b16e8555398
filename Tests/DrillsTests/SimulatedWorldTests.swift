// SPDX-License-Identifier: Apache-2.0

import Drills
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Simulated people and channels")
struct SimulatedWorldTests {
    private func channels(_ drill: PaymentDrill) throws -> SimulatedChannels {
        SimulatedChannels(
            scenario: try drill.scenario(), organization: PaymentOrganization.make())
    }

    private func people(_ drill: PaymentDrill) throws -> SimulatedPeople {
        SimulatedPeople(
            world: try drill.scenario().world, zone: PaymentOrganization.zone,
            streams: RandomStreams(seed: 42))
    }

    struct Hour: CustomTestStringConvertible {
        var name: String
        var hour: Int
        var minute = 0
        var isNight: Bool
        var testDescription: String { name }

        static let all = [
            Hour(name: "before ten in the evening", hour: 21, minute: 59, isNight: false),
            Hour(name: "at ten in the evening", hour: 22, isNight: true),
            Hour(name: "at midnight", hour: 0, isNight: true),
            Hour(name: "before seven", hour: 6, minute: 59, isNight: true),
            Hour(name: "at seven", hour: 7, isNight: false),
        ]
    }

    @Test("people are slower at night, by the clock of the organisation", arguments: Hour.all)
    func night(_ row: Hour) throws {
        let civil = CivilTime(year: 2026, month: 3, day: 1, hour: row.hour, minute: row.minute)
        let moment = PaymentOrganization.zone.moment(civil)
        let median = try people(PaymentDrill()).behaviour(at: moment).acknowledge.median
        #expect(median == (row.isNight ? .minutes(8) : .minutes(3)))
    }

    @Test("somebody who is always absent never answers")
    func absent() throws {
        let people = try people(PaymentDrill(absent: 1))
        let answer = people.answerTime(of: "lin-yue", page: "p1", at: PaymentDrill.starts)
        #expect(answer == nil)
    }

    @Test("an answer depends on the person and the page, not on what was asked before")
    func independent() throws {
        let people = try people(PaymentDrill())
        let first = people.answerTime(of: "lin-yue", page: "p1", at: PaymentDrill.starts)
        _ = people.answerTime(of: "lin-yue", page: "p2", at: PaymentDrill.starts)
        let again = people.answerTime(of: "lin-yue", page: "p1", at: PaymentDrill.starts)
        #expect(first == again)
    }

    @Test("a channel that is down fails every attempt until it is up again")
    func outage() throws {
        let outage = Scenario.Outage(from: .minutes(40), lasts: .minutes(30))
        let channels = try channels(PaymentDrill(smsDown: [outage]))
        let sms = try #require(channels.channel("sms")).simulated
        var stream = SplitMix64(state: 1)
        func accepted(at minutes: Int64) -> Int {
            (0..<100).count { _ in
                sms.attempt(at: PaymentDrill.starts + .minutes(minutes), from: &stream).isAccepted
            }
        }
        #expect(accepted(at: 39) > 90)
        #expect(accepted(at: 40) == 0)
        #expect(accepted(at: 69) == 0)
        #expect(accepted(at: 70) > 90)
    }

    @Test("a channel of which the scenario says nothing never fails and has no delay")
    func perfect() {
        let channel = SimulatedChannel(nil, start: PaymentDrill.starts)
        var stream = SplitMix64(state: 1)
        let attempts = (0..<100).map { _ in
            channel.attempt(at: PaymentDrill.starts, from: &stream)
        }
        #expect(attempts.allSatisfy { $0.isAccepted && $0.at == PaymentDrill.starts })
    }

    @Test("a page goes to the next contact point when the best one does not take it")
    func nextContact() throws {
        let outage = Scenario.Outage(from: .zero, lasts: .hours(8))
        let channels = try channels(PaymentDrill(smsDown: [outage]))
        let contacts = [
            ContactPoint(medium: .sms, address: "1"), ContactPoint(medium: .email, address: "2"),
        ]
        var stream = SplitMix64(state: 1)
        let result = channels.page(to: contacts, at: PaymentDrill.starts, from: &stream)
        #expect(result.outcome == .accepted("mail"))
        #expect(result.at >= PaymentDrill.starts + SimulatedChannel.connectTimeout)
    }

    @Test("a page fails when no channel takes it, and when there is no channel")
    func failedPage() throws {
        let outage = Scenario.Outage(from: .zero, lasts: .hours(8))
        let channels = try channels(PaymentDrill(smsDown: [outage], mailDown: [outage]))
        var stream = SplitMix64(state: 1)
        let contacts = [ContactPoint(medium: .sms, address: "1")]
        let down = channels.page(to: contacts, at: PaymentDrill.starts, from: &stream)
        let nobody = channels.page(to: [], at: PaymentDrill.starts, from: &stream)
        #expect(down.outcome == .failed("no channel took it"))
        #expect(nobody.outcome == .failed("no channel reaches the person"))
    }

    @Test("the waits between attempts double up to a quarter of an hour")
    func waits() {
        let waits = (1...7).map { SimulatedChannels.retryDelay(after: $0).description }
        #expect(waits == ["30s", "1m", "2m", "4m", "8m", "15m", "15m"])
    }
}

@Suite("Simulated delivery of a notice")
struct SimulatedDeliveryTests {
    private func deliver(_ drill: PaymentDrill, seed: UInt64 = 42) throws -> SimulatedDelivery {
        let organization = PaymentOrganization.make(customers: drill.customers)
        let order = NoticeOrder(
            notice: "n1", incident: "i1", audience: "payment-customers", texts: [],
            releasedAt: PaymentDrill.starts, references: [])
        return SimulatedDelivery(
            of: order, to: organization.audiences["payment-customers"],
            tiers: organization.tiers,
            over: SimulatedChannels(scenario: try drill.scenario(), organization: organization),
            streams: RandomStreams(seed: seed))
    }

    @Test("counts a delivery for every customer and channel of their tier")
    func counts() throws {
        let delivery = try deliver(PaymentDrill())
        // 40 customers by e-mail; 4 of them are VIP and also told by SMS, 2 without a telephone.
        #expect(delivery.counts == DeliveryCounts(accepted: 42, rejected: 0, suppressed: 2))
        #expect(delivery.completedAt > PaymentDrill.starts)
        #expect(try #require(delivery.firstAcceptedAt) <= delivery.completedAt)
    }

    @Test("ends when a channel is up again, and everybody has it")
    func outage() throws {
        let outage = Scenario.Outage(from: .zero, lasts: .minutes(30))
        let delivery = try deliver(PaymentDrill(mailDown: [outage]))
        #expect(delivery.counts.rejected == 0)
        #expect(delivery.completedAt >= PaymentDrill.starts + .minutes(30))
    }

    @Test("gives up on a channel that never comes back")
    func forEver() throws {
        let outage = Scenario.Outage(from: .zero, lasts: .days(31))
        let delivery = try deliver(PaymentDrill(mailDown: [outage]))
        #expect(delivery.counts == DeliveryCounts(accepted: 2, rejected: 40, suppressed: 2))
    }

    @Test("has a digest that the seed decides and that is no SHA-256")
    func digest() throws {
        let first = try deliver(PaymentDrill())
        let again = try deliver(PaymentDrill())
        let other = try deliver(PaymentDrill(), seed: 43)
        #expect(first == again)
        #expect(first.ledgerDigest != other.ledgerDigest)
        #expect(first.ledgerDigest.hasPrefix("exercise-fnv1a64-"))
    }

    @Test("to nobody is complete at once")
    func nobody() throws {
        let delivery = try deliver(PaymentDrill(customers: 0))
        #expect(delivery.counts.total == 0)
        #expect(delivery.completedAt == PaymentDrill.starts)
    }
}
