// SPDX-License-Identifier: Apache-2.0
// What the shell owes the world. Whether something is real or a rehearsal is a type: what a real
// channel takes is an `Actual`, and there is no way to make one from a drill.

package import Notation
package import ResponseModel

/// Something that happens in reality. Only this module can wrap a value in it, and it does so in
/// one place, which traps unless the state belongs to the actual world.
package struct Actual<Content: Sendable & Equatable>: Sendable, Equatable {
    /// What it is.
    package let content: Content

    /// Traps for a world that is an exercise: that would be a drill reaching a customer.
    init(_ content: Content, in world: World) {
        precondition(
            world == .actual, "an exercise must never reach a real channel: \(world)")
        self.content = content
    }

    private init(unchecked content: Content) { self.content = content }

    /// Something else that is as real as this.
    package func map<Other>(_ transform: (Content) -> Other) -> Actual<Other> {
        Actual<Other>(unchecked: transform(content))
    }
}

/// Something that happens in a drill only.
package struct Exercise<Content: Sendable & Equatable>: Sendable, Equatable {
    /// What it is.
    package let content: Content

    /// Anything may be rehearsed.
    init(_ content: Content) { self.content = content }
}

/// What the shell must do, values only. Doing it twice with the same key is doing it once.
package enum Effect: Sendable, Equatable {
    /// Send a notice to everybody of its audience.
    case sendNotice(Actual<NoticeOrder>)
    /// Call somebody of the staff.
    case sendPage(Actual<PageOrder>)
    /// Pretend to send a notice.
    case rehearseNotice(Exercise<NoticeOrder>)
    /// Pretend to call somebody.
    case rehearsePage(Exercise<PageOrder>)

    /// The same for the same effect, in every process and after every restart.
    package var idempotencyKey: String {
        switch self {
        case .sendNotice(let order): order.content.notice.raw
        case .sendPage(let order): order.content.page.raw
        case .rehearseNotice(let order): order.content.notice.raw
        case .rehearsePage(let order): order.content.page.raw
        }
    }
}

extension Effect {
    /// The incident that owes it.
    package var incident: IncidentID {
        switch self {
        case .sendNotice(let order): order.content.incident
        case .sendPage(let order): order.content.incident
        case .rehearseNotice(let order): order.content.incident
        case .rehearsePage(let order): order.content.incident
        }
    }
}

/// A released notice, ready to be sent.
package struct NoticeOrder: Sendable, Equatable {
    package var notice: NoticeID
    package var incident: IncidentID
    package var audience: AudienceID
    package var texts: [NoticeText]
    package var releasedAt: Timestamp
    /// Earlier notices of the incident, oldest first, for threading.
    package var references: [NoticeID]

    /// An order by its parts.
    package init(
        notice: NoticeID, incident: IncidentID, audience: AudienceID, texts: [NoticeText],
        releasedAt: Timestamp, references: [NoticeID]
    ) {
        self.notice = notice
        self.incident = incident
        self.audience = audience
        self.texts = texts
        self.releasedAt = releasedAt
        self.references = references
    }
}

/// A call to one person of the staff.
package struct PageOrder: Sendable, Equatable {
    package var page: PageID
    package var incident: IncidentID
    package var person: PersonID
    package var role: RoleID
    package var text: NoticeText
    package var orderedAt: Timestamp

    /// An order by its parts.
    package init(
        page: PageID, incident: IncidentID, person: PersonID, role: RoleID, text: NoticeText,
        orderedAt: Timestamp
    ) {
        self.page = page
        self.incident = incident
        self.person = person
        self.role = role
        self.text = text
        self.orderedAt = orderedAt
    }
}

/// One message to one address on one channel: what a channel adapter gets.
package struct Delivery: Sendable, Equatable {
    /// `<notice>/<customer>/<channel>` or the page: the same on every attempt.
    package var key: String
    package var incident: IncidentID
    package var channel: ChannelID
    package var recipient: String
    package var address: ContactPoint
    package var text: NoticeText
    /// The date of the message, the same on every attempt.
    package var date: Timestamp
    /// Keys of earlier messages of the same thread to the same recipient, oldest first.
    package var references: [String]

    /// A message by its parts.
    package init(
        key: String, incident: IncidentID, channel: ChannelID, recipient: String,
        address: ContactPoint, text: NoticeText, date: Timestamp, references: [String] = []
    ) {
        self.key = key
        self.incident = incident
        self.channel = channel
        self.recipient = recipient
        self.address = address
        self.text = text
        self.date = date
        self.references = references
    }
}
