// SPDX-License-Identifier: Apache-2.0
// Pages and notices of a drill: what would become of them is drawn, and comes back as commands.

import Notation
import ResponseCore
import ResponseModel

extension DrillRun {
    /// A call to somebody: the channel takes it or not, the person answers or never does.
    mutating func rehearse(_ order: PageOrder) {
        checkMark(of: [order.text], in: "Page \(order.page)")
        let contacts = state.organization?.people[order.person]?.contacts ?? []
        var stream = streams.stream("page", order.person.raw, order.page.raw)
        let (outcome, time) = channels.page(to: contacts, at: clock.now, from: &stream)
        let report = Command.role(.reportPage(order.incident, page: order.page, outcome: outcome))
        schedule(
            Intention(
                name: "report page \(order.page)",
                submission: Submission(report, by: .simulatedDelivery), at: time),
            about: nil)
        guard case .accepted = outcome,
            let wait = people.answerTime(of: order.person, page: order.page, at: time)
        else { return }
        let answer = Command.role(.acknowledge(order.incident, role: order.role))
        schedule(
            Intention(
                name: "acknowledge \(order.page)",
                submission: Submission(answer, by: .person(order.person)), at: time + wait),
            about: nil)
    }

    /// A notice to everybody of its audience; complete when the last delivery has ended.
    mutating func rehearse(_ order: NoticeOrder) {
        checkMark(of: order.texts, in: "Notice \(order.notice)")
        guard let organization = state.organization else { return }
        let delivery = SimulatedDelivery(
            of: order, to: organization.audiences[order.audience], tiers: organization.tiers,
            over: channels, streams: streams)
        let complete = Command.notice(
            .complete(
                order.notice, delivery.counts, ledgerDigest: delivery.ledgerDigest))
        schedule(
            Intention(
                name: "complete \(order.notice)",
                submission: Submission(complete, by: .simulatedDelivery),
                at: delivery.completedAt),
            about: nil)
    }
}
