// SPDX-License-Identifier: Apache-2.0

package import Coordination
import Notation
package import ResponseCore
import ResponseModel

/// Sends each delivery as a message of its own to the organisation's mail relay: with one
/// recipient a message the relay's answer is the answer for exactly this recipient.
package struct SMTPChannel: DeliveryChannel {
    private let relay: SMTPRelay
    private let sender: Mailbox
    private let engine: CurlEngine
    private let timeouts: TransferTimeouts
    private let certificateAuthorities: String?

    /// A channel through a relay.
    ///
    /// - Parameters:
    ///   - sender: the author and the envelope sender.
    ///   - certificateAuthorities: a PEM file; nil: the authorities of the system.
    package init(
        relay: SMTPRelay, sender: Mailbox, engine: CurlEngine,
        timeouts: TransferTimeouts = .mail, certificateAuthorities: String? = nil
    ) {
        self.relay = relay
        self.sender = sender
        self.engine = engine
        self.timeouts = timeouts
        self.certificateAuthorities = certificateAuthorities
    }

    /// Hands one message to the relay.
    package func deliver(_ delivery: Actual<Delivery>) async -> DeliveryOutcome {
        let request: TransferRequest
        do throws(MailMessage.Failure) {
            request = try self.request(delivery.content)
        } catch {
            return .rejected(detail: error.description)
        }
        do throws(TransferFailure) {
            return MailVerdict(try await engine.perform(request)).outcome
        } catch {
            return error.outcome
        }
    }

    private func request(_ delivery: Delivery) throws(MailMessage.Failure) -> TransferRequest {
        let message = try MailMessage(delivery, from: sender)
        let recipient: MailAddress
        do throws(MailAddress.Failure) {
            recipient = try MailAddress(delivery.address.address)
        } catch {
            throw .recipient(error)
        }
        let mail = MailTransfer(
            sender: sender.address, recipient: recipient, message: message.bytes,
            encryption: relay.encryption, credentials: relay.credentials)
        return TransferRequest(
            url: relay.url, action: .mail(mail), timeouts: timeouts, addressPolicy: .any,
            certificateAuthorities: certificateAuthorities)
    }
}

extension TransferFailure {
    /// What a transfer without a report means for the delivery: none of these is its fault.
    var outcome: DeliveryOutcome {
        switch self {
        case .busy: .deferred(detail: description, retryAfter: .seconds(1))
        case .stopped, .cancelled, .unusable: .deferred(detail: description, retryAfter: nil)
        }
    }
}
