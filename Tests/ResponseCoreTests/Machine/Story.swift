// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

/// A script for the core: commands in, events out, the invariants checked after each event.
struct Story {
    var state: State
    private(set) var records: [Record] = []

    init(world: World = .actual, plans: PlanSet = SmallOrganization.planSet()) {
        state = State(world: world)
        give(.installPlans(plans), by: .system("muster"), at: monday)
    }

    /// Obeys a command that must not be refused; returns its events.
    @discardableResult
    mutating func give(
        _ command: Command, by: Actor = .person("ana"), at: Timestamp,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> [Event] {
        do throws(Refusal) {
            let events = try decide(Submission(command, by: by), in: state, at: at).events
            for event in events {
                let occurrence = Occurrence(event, at: max(at, state.now), by: by)
                evolve(&state, occurrence)
                records.append(Record(sequence: Int64(records.count + 1), occurrence: occurrence))
                #expect(state.checkInvariants() == [], sourceLocation: sourceLocation)
            }
            return events
        } catch {
            Issue.record("refused: \(error)", sourceLocation: sourceLocation)
            return []
        }
    }

    /// The refusal of a command that must be refused.
    func refusal(
        _ command: Command, by: Actor = .person("ana"), at: Timestamp
    ) -> Refusal.Reason? {
        do throws(Refusal) {
            _ = try decide(Submission(command, by: by), in: state, at: at)
            return nil
        } catch {
            return error.reason
        }
    }

    /// Lets every deadline up to a moment pass, each at its own time.
    @discardableResult
    mutating func wait(until moment: Timestamp) -> [Event] {
        var events: [Event] = []
        while let due = nextDeadline(state), due <= moment {
            events += give(.tick, by: .coordinator, at: due)
        }
        return events
    }

    /// The only incident.
    var incident: Incident {
        guard let incident = state.incidents.values.first else {
            preconditionFailure("the story has no incident yet")
        }
        return incident
    }

    /// An incident that was activated by a signal.
    static func activated(rate: String = "0.35", world: World = .actual) -> Story {
        var story = Story(world: world)
        story.give(
            .intake(.receiveSignals([signal(rate: rate)])), by: .system("alertmanager"), at: monday)
        return story
    }

    static func signal(
        _ key: String = "a", rate: String = "0.35", service: String = "payments",
        region: String = "east", status: Signal.Status = .firing
    ) -> Signal {
        Signal(
            source: "alertmanager", key: key, group: "g-\(service)", status: status,
            labels: [
                Label(name: "service", value: service), Label(name: "region", value: region),
                Label(name: "alertname", value: "Errors"),
            ], annotations: [Label(name: "rate", value: rate)])
    }
}

extension [Event] {
    func contains(_ matches: (Event) -> Bool) -> Bool { contains(where: matches) }
}
