// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("The way of a plan into force", .inTurns)
struct PlanGovernanceTests {
    @Test("from the proposal to the first incident, with everybody who decides")
    func wholeWay() async throws {
        let site = try governed()
        try await refuse(site, "not_in_force", "declare", "It hangs", as: "lin-yue")
        try await bringIntoForce(site)
        let status = try await site.board("plan", "status", "payment-outage")
        #expect(status["revision_state"].text == "published")
        #expect(status["in_force"].flag == true)
        #expect(status["told_by"].text == "journal")
        #expect(status["training"]["open"].items.count > 5)
        try await site.done(
            "declare", "It hangs", "--plan", "payment-outage", "--as", "lin-yue")
    }

    @Test("a new text runs nothing until it is published, and the one before it goes on")
    func standing() async throws {
        let site = try governed()
        try await bringIntoForce(site)
        try site.edit("payment-outage.yaml", "revision: 4", "revision: 5")
        try site.edit(
            "payment-outage.yaml", "customers_affected >= 10000", "customers_affected >= 20000")
        let status = try await site.board("plan", "status", "payment-outage")
        #expect(status["revision"].number == 5)
        #expect(status["revision_state"].text == "proposed")
        #expect(status["revision_in_force"].number == 4)
        try await site.done(
            "declare", "It hangs", "--plan", "payment-outage", "--facts",
            "customers_affected=15000", "--as", "lin-yue")
        let board = try await site.board("incident", "show", "inc-0001")
        #expect(board["plan"]["revision"].number == 4)
        #expect(board["level"]["number"].number == 1)
    }

    @Test("changed words of a notice are a text that nobody has approved")
    func wording() async throws {
        let site = try governed()
        try await bringIntoForce(site)
        let template = "plans/templates/payment-first.en.mustache"
        try site.scratch.write(site.scratch.text(template) + "\nOne more line.\n", template)
        let status = try await site.board("plan", "status", "payment-outage")
        #expect(status["told_by"].text == "file")
        #expect(status["in_force"].flag == false)
        #expect(status["revision_in_force"].number == 4)
    }

    @Test("a running server takes new texts when it is told, and decides through the same commands")
    func server() async throws {
        let site = try governed()
        try await site.serving { server in
            try await bringIntoForce(site)
            try site.edit("payment-outage.yaml", "revision: 4", "revision: 5")
            server.service.hangUp()
            try await eventually("revision 5") {
                let status = try await site.board("plan", "status", "payment-outage")
                return status["revision"].number == 5
            }
            let status = try await site.board("plan", "status", "payment-outage")
            #expect(status["revision_in_force"].number == 4)
        }
    }

    @Test("what a person may not do is refused and says whom to ask")
    func notPermitted() async throws {
        let site = try governed()
        try await propose(site)
        let outcome = try await site.muster(
            "plan", "review", "payment-outage", "--for", "legal", "--as", "lin-yue")
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("ye-shuwen"), "\(outcome.all)")
        let typo = try await site.muster(
            "plan", "review", "payment-outage", "--for", "legel", "--as", "ye-shuwen")
        #expect(typo.status == 2)
        #expect(typo.errors.contains("legal"), "\(typo.all)")
    }

    // MARK: Steps

    /// A site whose payment plan waits for publication.
    private func governed() throws -> Site {
        let site = try Site()
        try site.edit("organization.yaml", "required: false", "required: true")
        try site.edit(
            "payment-outage.yaml", "revision_state: published", "revision_state: proposed")
        return site
    }

    private func propose(_ site: Site) async throws {
        try await site.done(
            "plan", "propose", "payment-outage", "--because", "operations", "--note",
            "A second gateway", "--as", "luo-an")
    }

    private func bringIntoForce(_ site: Site) async throws {
        try await propose(site)
        for (function, person) in [
            ("customer_service", "fang-xiaoyu"), ("legal", "ye-shuwen"),
            ("quality_control", "ren-jia"), ("experts", "du-wei"),
        ] {
            try await site.done(
                "plan", "review", "payment-outage", "--for", function, "--as", person)
        }
        try await site.done("plan", "approve", "payment-outage", "--as", "han-zhiyuan")
        try await site.done(
            "plan", "publish", "payment-outage", "--scope", "All payments", "--as", "qin-wan")
    }

    private func refuse(
        _ site: Site, _ reason: String, _ words: String..., as person: String
    ) async throws {
        let outcome = try await site.run(
            words + ["--plan", "payment-outage", "--as", person])
        #expect(outcome.status == 3, "\(reason): \(outcome.all)")
        #expect(outcome.errors.contains("never published"), "\(outcome.all)")
    }
}
