// SPDX-License-Identifier: Apache-2.0
// From a notice and its audience to the rows of the ledger (S069: the tier says on which channels,
// and who comes first).

package import Notation
package import ResponseCore
package import ResponseModel

/// Turns an audience into ledger rows; pure.
package struct Expansion: Sendable {
    private let notice: NoticeID
    private let releasedAt: Timestamp
    private let organization: Organization

    /// For one notice, with the organisation as it is now.
    package init(of notice: NoticeID, releasedAt: Timestamp, in organization: Organization) {
        self.notice = notice
        self.releasedAt = releasedAt
        self.organization = organization
    }

    /// The name of a delivery: `<notice>/<customer>/<channel>`, with `%` and `/` in the customer's
    /// number as `%25` and `%2F`, so that two deliveries never have one name.
    package static func key(_ notice: NoticeID, _ customer: String, _ channel: ChannelID) -> String
    {
        var escaped = ""
        for scalar in customer.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "/": escaped += "%2F"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return "\(notice.raw)/\(escaped)/\(channel.raw)"
    }

    /// The rows of one customer: one for every channel of the tier for which there is an address.
    /// An address that cannot be used is a rejected row beside usable ones; a customer who cannot
    /// be reached at all is one suppressed row that says why.
    package func rows(for customer: Customer) -> [LedgerRow] {
        guard let tier = organization.tiers[customer.tier] else {
            return [unreachable(customer, order: .max, because: "tier \(customer.tier) is unknown")]
        }
        let channels = tier.channels.compactMap { organization.channels[$0] }
        let rows = channels.compactMap { row(for: customer, on: $0, order: tier.order) }
        if rows.contains(where: { $0.status == .queued }) { return rows }
        let faults = rows.map { "\($0.channel): \($0.detail)" }
        let media = channels.map(\.medium.rawValue)
        let reason =
            faults.isEmpty
            ? "no address for any channel of the tier (\(media.joined(separator: ", ")))"
            : faults.joined(separator: " ")
        return [unreachable(customer, order: tier.order, because: reason)]
    }

    private func row(for customer: Customer, on channel: Channel, order: Int) -> LedgerRow? {
        let contacts = customer.contacts.filter { $0.medium == channel.medium }
        guard let first = contacts.first else { return nil }
        let usable = contacts.first { AddressFault.of($0) == nil }
        var row = LedgerRow(
            key: Self.key(notice, customer.id, channel.id), notice: notice,
            recipient: customer.id, channel: channel.id, address: usable ?? first,
            language: customer.language, order: order, notBefore: releasedAt)
        if usable == nil, let fault = AddressFault.of(first) {
            row.status = .rejected
            row.detail = fault.sentence
        }
        return row
    }

    private func unreachable(
        _ customer: Customer, order: Int, because reason: String
    ) -> LedgerRow {
        LedgerRow(
            key: Self.key(notice, customer.id, Self.noChannel), notice: notice,
            recipient: customer.id, channel: Self.noChannel,
            address: customer.contacts.first ?? ContactPoint(medium: .email, address: ""),
            language: customer.language, order: order, status: .suppressed, notBefore: releasedAt,
            detail: RetryPolicy.shortened("cannot be reached: \(reason)"))
    }

    /// Stands where a customer cannot be reached on any channel.
    package static let noChannel: ChannelID = "none"
}
