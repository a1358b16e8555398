// SPDX-License-Identifier: Apache-2.0

package import Coordination
package import Notation
package import ResponseCore
import ResponseModel

/// Posts each delivery as a signed JSON event by the rules of Standard Webhooks: to the gateway of
/// the organisation, or to the recipient's own address.
package struct WebhookChannel: DeliveryChannel {
    /// Where events go.
    package enum Destination: Sendable {
        /// An address that the organisation wrote into its settings; it may be an inner one.
        case configured(ServerURL)
        /// The address of each recipient: given from outside, so inner addresses are refused.
        case recipient(AddressPolicy)
    }

    private let destination: Destination
    private let secrets: [WebhookSecret]
    private let engine: CurlEngine
    private let timeouts: TransferTimeouts
    private let certificateAuthorities: String?
    private let now: @Sendable () -> Timestamp

    /// A channel to a destination.
    ///
    /// - Parameters:
    ///   - secrets: one signature each, several while a secret is being changed; none: unsigned.
    ///   - now: the time, for the signature and for `Retry-After`.
    package init(
        destination: Destination, secrets: [WebhookSecret], engine: CurlEngine,
        timeouts: TransferTimeouts = .webhook, certificateAuthorities: String? = nil,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.destination = destination
        self.secrets = secrets
        self.engine = engine
        self.timeouts = timeouts
        self.certificateAuthorities = certificateAuthorities
        self.now = now
    }

    /// Posts one event.
    package func deliver(_ delivery: Actual<Delivery>) async -> DeliveryOutcome {
        let request: TransferRequest
        do throws(ServerURL.Failure) {
            request = try self.request(delivery.content)
        } catch {
            return .rejected(detail: "the recipient's address cannot be used: \(error)")
        }
        do throws(TransferFailure) {
            return WebhookVerdict(try await engine.perform(request), now: now()).outcome
        } catch {
            return error.outcome
        }
    }

    private func request(_ delivery: Delivery) throws(ServerURL.Failure) -> TransferRequest {
        let (url, policy) = try target(delivery.address)
        let event = WebhookEvent(delivery)
        var headers = [
            (name: "content-type", value: "application/json"),
            (name: "user-agent", value: "Muster"),
        ]
        headers += event.headers(at: now(), secrets: secrets)
        let http = HTTPTransfer(
            method: .post, headers: headers, body: event.body,
            maximumResponseBytes: WebhookVerdict.maximumResponseBytes)
        return TransferRequest(
            url: url, action: .http(http), timeouts: timeouts, addressPolicy: policy,
            certificateAuthorities: certificateAuthorities)
    }

    private func target(_ point: ContactPoint) throws(ServerURL.Failure)
        -> (ServerURL, AddressPolicy)
    {
        switch destination {
        case .configured(let url): (url, .any)
        case .recipient(let policy):
            (try ServerURL(point.address, allowing: [.https, .http]), policy)
        }
    }
}
