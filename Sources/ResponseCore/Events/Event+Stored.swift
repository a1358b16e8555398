// SPDX-License-Identifier: Apache-2.0
// Events as the journal keeps them: a kind, a version and a payload. The forms stand with their
// families; Tests/ResponseCoreTests/Notation/Golden holds lines that must be readable for ever.

package import Notation
import ResponseModel

/// An event in its stored form.
package struct StoredEvent: Sendable, Equatable {
    /// The name of its kind: `notice_drafted`.
    package var kind: String
    /// The version of the form of its payload, from 1.
    package var version: Int
    /// An object; of an event about one thing the name of that thing comes first.
    package var payload: JSON
}

extension Event {
    /// The name under which it is stored: `incident_reported`.
    package var kind: String { stored.kind }
    /// The version of the form of its payload.
    package var version: Int { stored.version }
    /// What is stored of it beside kind and version; of plans with all their texts.
    package var payload: JSON { stored.payload }

    /// The event as it is stored; of plans with all their texts.
    package var stored: StoredEvent {
        var memory = PlanTextMemory()
        return stored(&memory)
    }

    /// The event for a journal whose earlier events are known: texts of plans that they carried
    /// are left out, and those of this event are remembered.
    ///
    /// Keep the changed memory only when the event was really stored.
    package func stored(_ memory: inout PlanTextMemory) -> StoredEvent {
        switch self {
        case .plansInstalled(let planSet): memory.stored(planSet)
        case .plan(let plan, let event): Self.stored(event, ("plan", plan))
        case .drill(let event): Self.stored(event, nil)
        case .pool(let pool, let event): Self.stored(event, ("pool", pool))
        case .incident(let id, let event): Self.stored(event, ("incident", id))
        case .signal(let id, let event): Self.stored(event, ("incident", id))
        case .fact(let id, let event): Self.stored(event, ("incident", id))
        case .level(let id, let event): Self.stored(event, ("incident", id))
        case .role(let id, let event): Self.stored(event, ("incident", id))
        case .page(let id, let event): Self.stored(event, ("incident", id))
        case .step(let id, let event): Self.stored(event, ("incident", id))
        case .resource(let id, let event): Self.stored(event, ("incident", id))
        case .notice(let id, let event): Self.stored(event, ("incident", id))
        case .target(let id, let event): Self.stored(event, ("incident", id))
        case .review(let id, let event): Self.stored(event, ("incident", id))
        }
    }

    private static func stored<Family: FormFamily>(
        _ event: Family, _ subject: (name: String, value: any Shaped)?
    ) -> StoredEvent {
        let written = Family.forms.written(event)
        let first = subject.map { [JSON.Member($0.name, $0.value.shape)] } ?? []
        return StoredEvent(
            kind: written.name, version: written.version, payload: .object(first + written.members))
    }
}

extension Event {
    /// Reads a stored event.
    ///
    /// - Parameter plans: Makes plans of their texts again, and remembers the texts of every event
    ///   that it reads: events must be read in the order in which they were written.
    /// - Throws: `ShapeError`; `.tooNew` for a kind or version that is not known here.
    package init(
        kind name: String, version: Int, payload: JSON, plans: inout PlanResolver
    ) throws(ShapeError) {
        guard let reader = Self.readers[name] else {
            throw ShapeError(.tooNew, kind: name, "no such kind of event")
        }
        guard version <= reader.version else {
            throw ShapeError(
                .tooNew, kind: name, "version \(version), where \(reader.version) is the last one")
        }
        guard version >= 1 else {
            throw ShapeError(.invalid, kind: name, member: "version", "a whole number from 1")
        }
        do {
            self = try reader.read(payload, version, &plans)
        } catch {
            throw error.of(kind: name)
        }
    }

    /// The names of all kinds, sorted.
    package static var kinds: [String] { readers.keys.sorted() }

    /// How one kind is read.
    private struct Reader: Sendable {
        var version: Int
        var read: @Sendable (JSON, Int, inout PlanResolver) throws(ShapeError) -> Event
    }

    // One line a family. `stored` above has no `default`, and a test holds both against each other.
    private static let readers: [String: Reader] = {
        var readers = [PlanTextMemory.kind: plansReader]
        add(PlanEvent.self, to: &readers) { (json) throws(ShapeError) in
            let plan: PlanID = try json.read("plan")
            return { .plan(plan, $0) }
        }
        add(DrillEvent.self, to: &readers) { _ in { .drill($0) } }
        add(PoolEvent.self, to: &readers) { (json) throws(ShapeError) in
            let pool: PoolID = try json.read("pool")
            return { .pool(pool, $0) }
        }
        add(IncidentEvent.self, to: &readers, Event.incident)
        add(SignalEvent.self, to: &readers, Event.signal)
        add(FactEvent.self, to: &readers, Event.fact)
        add(LevelEvent.self, to: &readers, Event.level)
        add(RoleEvent.self, to: &readers, Event.role)
        add(PageEvent.self, to: &readers, Event.page)
        add(StepEvent.self, to: &readers, Event.step)
        add(ResourceEvent.self, to: &readers, Event.resource)
        add(NoticeEvent.self, to: &readers, Event.notice)
        add(TargetEvent.self, to: &readers, Event.target)
        add(ReviewEvent.self, to: &readers, Event.review)
        return readers
    }()

    private static let plansReader = Reader(version: PlanTextMemory.version) {
        (json: JSON, version: Int, plans: inout PlanResolver) throws(ShapeError) -> Event in
        .plansInstalled(try plans.planSet(of: json, version: version))
    }

    private static func add<Family: FormFamily>(
        _ family: Family.Type, to readers: inout [String: Reader],
        _ about: @escaping @Sendable (IncidentID, Family) -> Event
    ) {
        add(family, to: &readers) { (json: JSON) throws(ShapeError) -> (Family) -> Event in
            let id: IncidentID = try json.read("incident")
            return { about(id, $0) }
        }
    }

    private static func add<Family: FormFamily>(
        _ family: Family.Type, to readers: inout [String: Reader],
        subject: @escaping @Sendable (JSON) throws(ShapeError) -> (Family) -> Event
    ) {
        for kind in Family.Kind.allCases {
            let form = Family.form(kind)
            precondition(readers[kind.rawValue] == nil, "two events are called \(kind.rawValue)")
            readers[kind.rawValue] = Reader(version: form.version) {
                (json: JSON, version: Int, _: inout PlanResolver) throws(ShapeError) -> Event in
                try subject(json)(try form.read(json, version: version))
            }
        }
    }
}
