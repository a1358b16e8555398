// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Retries")
struct RetryPolicyTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let attempt: Int
        let wait: TimeSpan?
        var testDescription: String { "attempt \(attempt)" }
    }

    @Test(
        "wait longer after each attempt, up to an hour, and end",
        arguments: [
            Case(attempt: 1, wait: .seconds(5)), Case(attempt: 2, wait: .seconds(30)),
            Case(attempt: 3, wait: .minutes(2)), Case(attempt: 4, wait: .minutes(10)),
            Case(attempt: 5, wait: .minutes(30)), Case(attempt: 6, wait: .hours(1)),
            Case(attempt: 7, wait: .hours(1)), Case(attempt: 23, wait: .hours(1)),
            Case(attempt: 24, wait: nil), Case(attempt: 1_000, wait: nil),
        ])
    func table(_ row: Case) throws {
        for number in 0..<500 {
            let wait = RetryPolicy.standard.wait(after: row.attempt, key: "n/\(number)/mail")
            guard let shortest = row.wait else {
                #expect(wait == nil)
                continue
            }
            let span = try #require(wait)
            #expect(span >= shortest)
            #expect(span.milliseconds <= shortest.milliseconds * 6 / 5)
        }
    }

    @Test("of one key are always the same, of many keys spread over a fifth of the wait")
    func spread() throws {
        let waits = (0..<1_000).compactMap {
            RetryPolicy.standard.wait(after: 4, key: "inc-0001.n1/c-\($0)/mail")
        }
        #expect(
            waits
                == (0..<1_000).compactMap {
                    RetryPolicy.standard.wait(after: 4, key: "inc-0001.n1/c-\($0)/mail")
                })
        let tenths = Dictionary(grouping: waits) { ($0.milliseconds - 600_000) / 12_000 }
        #expect(tenths.keys.sorted() == Array(0..<10))
        #expect(tenths.values.allSatisfy { (60...140).contains($0.count) })
    }

    @Test("are put off as long as the other side asks, but not for ever")
    func retryAfter() {
        let policy = RetryPolicy.standard
        #expect(policy.wait(after: 1, key: "k", retryAfter: .minutes(3)) == .minutes(3))
        #expect(policy.wait(after: 1, key: "k", retryAfter: .days(400)) == .hours(6))
        #expect(
            policy.wait(after: 4, key: "k", retryAfter: .seconds(1))
                == policy.wait(after: 4, key: "k"))
        #expect(
            policy.wait(after: 1, key: "k", retryAfter: .seconds(-9))
                == policy.wait(after: 1, key: "k"))
    }

    @Test("end as rejected, with the number of attempts and the last answer")
    func givingUp() {
        var row = LedgerRow(
            key: "n/c/mail", notice: "n", recipient: "c", channel: "mail",
            address: ContactPoint(medium: .email, address: "c@example.com"), language: .en,
            order: 1, notBefore: Timestamp(milliseconds: 0))
        let now = Timestamp(milliseconds: 1_000)
        let outcome = DeliveryOutcome.deferred(detail: "451\r\nbusy", retryAfter: nil)
        row.attempts = 23
        #expect(RetryPolicy.standard.result(of: outcome, for: row, at: now).status == .deferred)
        row.attempts = 24
        let last = RetryPolicy.standard.result(of: outcome, for: row, at: now)
        #expect(last.status == .rejected)
        #expect(last.detail == "gave up after 24 attempts: 451  busy")
    }

    @Test("keep a bounded part of an answer, never half a character")
    func details() {
        let row = LedgerRow(
            key: "n/c/mail", notice: "n", recipient: "c", channel: "mail",
            address: ContactPoint(medium: .email, address: "c@example.com"), language: .en,
            order: 1, notBefore: Timestamp(milliseconds: 0))
        let answer = String(repeating: "错", count: 1_000)
        let result = RetryPolicy.standard.result(
            of: .rejected(detail: answer), for: row, at: Timestamp(milliseconds: 0))
        #expect(result.detail == String(repeating: "错", count: 166) + "…")
    }
}
