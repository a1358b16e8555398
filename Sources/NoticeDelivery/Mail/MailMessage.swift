// SPDX-License-Identifier: Apache-2.0

import Notation
package import ResponseCore
package import ResponseModel

/// A message of RFC 5322 for one recipient. The same delivery gives the same bytes, so that a
/// second attempt cannot be taken for a second message.
package struct MailMessage: Sendable, Equatable {
    /// Why no message can be made of a delivery.
    package enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case recipient(MailAddress.Failure)
        case notMail(Medium)
        case tooLong

        /// The reason in words, without the address.
        package var description: String {
            switch self {
            case .recipient(let why): "the recipient's address cannot be used: \(why)"
            case .notMail(let medium):
                "a mail relay reaches no address of the kind \(medium.rawValue)"
            case .tooLong: "the text is longer than \(MailMessage.maximumTextBytes) bytes"
            }
        }
    }

    /// UTF-8 bytes of subject and body together: many times what a notice may have, and small
    /// enough that a hundred messages in flight are no burden.
    package static let maximumTextBytes = 1_000_000
    /// Earlier messages that are named: RFC 5322 has no limit, but a header of thousands of them
    /// is refused by relays. The first and the newest are kept.
    private static let maximumReferences = 20

    /// The whole message: CRLF line ends, ASCII except in an address that is not.
    package let bytes: [UInt8]

    /// Composes a message.
    ///
    /// - Parameters:
    ///   - delivery: what to send; its date, key and references make date, id and thread.
    ///   - sender: whom it is from; the domain of the address is that of the message ids.
    ///   - isForFile: marks channel and kind of address in header fields, and takes any medium.
    package init(_ delivery: Delivery, from sender: Mailbox, isForFile: Bool = false)
        throws(Failure)
    {
        let text = delivery.text
        guard text.subject.utf8.count + text.body.utf8.count <= Self.maximumTextBytes else {
            throw .tooLong
        }
        guard isForFile || delivery.address.medium == .email else {
            throw .notMail(delivery.address.medium)
        }
        var header = MailHeader()
        header.add("Date", Self.date(delivery.date))
        header.add("From", HeaderText.phrase(sender.name) + [Self.angled(sender)])
        header.add("To", try Self.recipient(delivery.address))
        header.add("Subject", text: text.subject)
        Self.addThread(of: delivery, domain: sender.address.domain, to: &header)
        header.add("Auto-Submitted", ["auto-generated"])
        header.add("X-Auto-Response-Suppress", ["All"])
        header.add("Content-Language", [text.language.rawValue])
        if isForFile { Self.addMarks(of: delivery, to: &header) }
        let body = MailBody(Self.body(of: delivery))
        header.add("MIME-Version", ["1.0"])
        header.add("Content-Type", ["text/plain;", "charset=utf-8"])
        header.add("Content-Transfer-Encoding", [body.encoding.rawValue])
        bytes = Array((header.text + "\r\n" + body.text).utf8)
    }

    private static func angled(_ mailbox: Mailbox) -> String {
        mailbox.name.isEmpty ? mailbox.address.text : "<\(mailbox.address.text)>"
    }

    private static func recipient(_ point: ContactPoint) throws(Failure) -> [String] {
        guard point.medium == .email else {
            // An address that is no mail address stands as the name of an empty group.
            let name = HeaderText.phrase(point.address)
            return (name.isEmpty ? ["\"\""] : name) + [":;"]
        }
        do throws(MailAddress.Failure) {
            return [try MailAddress(point.address).text]
        } catch {
            throw .recipient(error)
        }
    }

    private static func addThread(
        of delivery: Delivery, domain: String, to header: inout MailHeader
    ) {
        header.add("Message-ID", [DeliveryKey(delivery.key).messageID(domain: domain)])
        let earlier = delivery.references.map { DeliveryKey($0).messageID(domain: domain) }
        guard let last = earlier.last else { return }
        header.add("In-Reply-To", [last])
        let isLong = earlier.count > maximumReferences
        header.add(
            "References",
            isLong ? [earlier[0]] + earlier.suffix(maximumReferences - 1) : earlier)
    }

    private static func addMarks(of delivery: Delivery, to header: inout MailHeader) {
        header.add("X-Muster-Channel", text: delivery.channel.raw)
        header.add("X-Muster-Medium", [delivery.address.medium.rawValue])
        header.add("X-Muster-Incident", text: delivery.incident.raw)
        header.add("X-Muster-Key", text: delivery.key)
    }

    /// A text message carries the short text, everything else the long one.
    private static func body(of delivery: Delivery) -> String {
        guard delivery.address.medium == .sms else { return delivery.text.body }
        return delivery.text.short ?? delivery.text.subject
    }

    /// `Sun, 01 Mar 2026 02:00:00 +0000` in pieces.
    private static func date(_ moment: Timestamp) -> [String] {
        let time = CivilTime(moment, offsetSeconds: 0)
        let clock = [time.hour, time.minute, time.second].map(twoDigits).joined(separator: ":")
        return [
            HTTPDate.weekdays[time.weekday - 1] + ",", twoDigits(time.day),
            HTTPDate.months[time.month - 1], String(time.year), clock, "+0000",
        ]
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
