// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseModel

/// Deliveries of a notice.
package struct LedgerBoard: Board {
    package var deliveries: [Delivery] = []

    /// Rows that one board shows: what a person can look through.
    package static let rowLimit = 10_000

    package init() {}

    package mutating func members(_ form: inout BoardForm) { form("deliveries", &deliveries) }

    /// One delivery: a recipient by a channel.
    package struct Delivery: Board {
        package var key = ""
        package var recipient = ""
        package var channel = ""
        package var medium = ""
        package var address = ""
        package var language = ""
        package var status = ""
        package var attempts = 0
        package var notBefore = Timestamp(milliseconds: 0)
        /// The last answer.
        package var detail = ""

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("key", &key)
            form("recipient", &recipient)
            form("channel", &channel)
            form("medium", &medium)
            form("address", &address)
            form("language", &language)
            form("status", &status)
            form("attempts", &attempts)
            form("not_before", &notBefore)
            form("detail", &detail)
        }
    }
}

extension LedgerBoard {
    /// The board of some rows.
    package init(_ rows: [LedgerRow]) { deliveries = rows.map { Delivery($0) } }
}

extension LedgerBoard.Delivery {
    init(_ row: LedgerRow) {
        key = row.key
        recipient = row.recipient
        channel = row.channel.raw
        medium = row.address.medium.rawValue
        address = row.address.address
        language = row.language.rawValue
        status = row.status.rawValue
        attempts = row.attempts
        notBefore = row.notBefore
        detail = row.detail
    }
}
