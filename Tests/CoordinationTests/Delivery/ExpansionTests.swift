// SPDX-License-Identifier: Apache-2.0

import Coordination
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@Suite("An audience becomes rows")
struct ExpansionTests {
    private func rows(_ customer: Customer) throws -> [LedgerRow] {
        let organization = SampleOrganization.planSet.organization
        return Expansion(
            of: "inc-0001.n1", releasedAt: SampleOrganization.start, in: organization
        ).rows(for: customer)
    }

    @Test("one for every channel of the tier that has an address")
    func channels() throws {
        let rows = try rows(SampleOrganization.customers[1])
        #expect(rows.map(\.key) == ["inc-0001.n1/c-200/text", "inc-0001.n1/c-200/mail"])
        #expect(rows.map(\.address.address) == ["+8613800000002", "vip@example.com"])
        #expect(rows.allSatisfy { $0.order == 1 && $0.status == .queued })
    }

    @Test("a customer without a usable address is one suppressed row that says why")
    func unreachable() throws {
        let none = try rows(SampleOrganization.customers[2])
        #expect(none.map(\.key) == ["inc-0001.n1/c-300/none"])
        #expect(none.map(\.status) == [.suppressed])
        #expect(
            none[0].detail == "cannot be reached: no address for any channel of the tier (email)")

        let bad = try rows(
            SampleOrganization.customer(
                "c-1", tier: "vip",
                [
                    .init(medium: .email, address: "a@x\r\nRCPT TO:<b@y"),
                    .init(medium: .sms, address: "12"),
                ]))
        #expect(bad.map(\.status) == [.suppressed])
        #expect(bad[0].detail.contains("text: A telephone number is"))
        #expect(bad[0].detail.contains("mail: The address has a space"))

        let lost = try rows(SampleOrganization.customer("c-2", tier: "gold", []))
        #expect(lost.map(\.detail) == ["cannot be reached: tier gold is unknown"])
    }

    @Test("a bad address beside a good one is a rejected row, and the second address is tried")
    func partlyUsable() throws {
        let rows = try rows(
            SampleOrganization.customer(
                "c-1", tier: "vip",
                [
                    .init(medium: .sms, address: "oops"),
                    .init(medium: .email, address: "not an address"),
                    .init(medium: .email, address: "second@example.com"),
                ]))
        #expect(rows.map(\.status) == [.rejected, .queued])
        #expect(rows[1].address.address == "second@example.com")
    }

    @Test("no two deliveries have one key, whatever customers are called")
    func keys() {
        let names = ["a", "a/b", "a%2Fb", "a%", "%", "/", "a/none", ""]
        let keys = names.flatMap { name in
            ["c", "b/c"].map { Expansion.key("n", name, ChannelID($0)) }
        }
        #expect(Expansion.key("n", "a/b", "c") == "n/a%2Fb/c")
        #expect(Set(keys).count == keys.count)
    }
}
