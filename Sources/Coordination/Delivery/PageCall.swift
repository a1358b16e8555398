// SPDX-License-Identifier: Apache-2.0

import Logging
import ResponseCore
import ResponseModel

/// Calls one person: their addresses from the best down, each on the channels of its kind, until a
/// channel accepts.
///
/// There is no second round: an unanswered or failed page is answered by the next rung of the
/// ladder, and that decision is the core's.
struct PageCall: Sendable {
    let order: Actual<PageOrder>
    let clock: any WallClock
    let commands: any CommandPort
    let channel: @Sendable (ChannelID) -> (any DeliveryChannel)?
    let log: Logger

    /// Tries, and reports what became of it.
    func run() async {
        let page = order.content
        let outcome = await call()
        // Cut short by the end of the process: after the next start it is called again.
        if case .failed = outcome, Task.isCancelled { return }
        let report = Submission(
            .role(.reportPage(page.incident, page: page.page, outcome: outcome)),
            by: .system("delivery"), key: "report/\(page.page)")
        _ = await commands.report(report, clock: clock, log: log)
    }

    private func call() async -> PageOutcome {
        let organization = commands.snapshot().organization
        guard let organization, let person = organization.people[order.content.person] else {
            return .failed("\(order.content.person) is not in the organisation")
        }
        var reasons: [String] = []
        for contact in person.contacts {
            if let fault = AddressFault.of(contact) {
                reasons.append("\(contact.medium.rawValue): \(fault.sentence)")
                continue
            }
            for channel in organization.channels.all where channel.medium == contact.medium {
                if Task.isCancelled { return .failed("interrupted") }
                switch await deliver(to: person, at: contact, on: channel.id) {
                case .accepted: return .accepted(channel.id)
                case .deferred(let detail, _), .rejected(let detail):
                    reasons.append("\(channel.id): \(RetryPolicy.shortened(detail))")
                }
            }
        }
        return .failed(
            reasons.isEmpty
                ? "\(person.id) has no address for any channel" : reasons.joined(separator: "; "))
    }

    private func deliver(
        to person: Person, at contact: ContactPoint, on id: ChannelID
    ) async -> DeliveryOutcome {
        guard let channel = channel(id) else { return .rejected(detail: "not set up") }
        return await channel.deliver(
            order.map { order in
                Delivery(
                    key: order.page.raw, incident: order.incident, channel: id,
                    recipient: person.id.raw, address: contact, text: order.text,
                    date: order.orderedAt)
            })
    }
}
