// SPDX-License-Identifier: Apache-2.0

package import Coordination
package import ResponseCore
import ResponseModel

/// Writes each delivery as a message file of RFC 5322 into an outbox folder, for those who carry
/// it on themselves. Takes every kind of address; header fields `X-Muster-…` name channel and kind.
package struct FileChannel: DeliveryChannel {
    private let outbox: Outbox
    private let sender: Mailbox

    /// A channel into an outbox.
    package init(outbox: Outbox, sender: Mailbox) {
        self.outbox = outbox
        self.sender = sender
    }

    /// Writes one file. A key that has been written before is accepted without writing again.
    package func deliver(_ delivery: Actual<Delivery>) async -> DeliveryOutcome {
        let message: MailMessage
        do throws(MailMessage.Failure) {
            message = try MailMessage(delivery.content, from: sender, isForFile: true)
        } catch {
            return .rejected(detail: error.description)
        }
        let name = DeliveryKey(delivery.content.key).fileName
        do throws(OutboxFailure) {
            try await outbox.write(message.bytes, name: name)
            return .accepted(detail: "file \(name)")
        } catch {
            return .deferred(detail: error.description, retryAfter: nil)
        }
    }
}
