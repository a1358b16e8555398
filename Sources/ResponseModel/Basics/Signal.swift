// SPDX-License-Identifier: Apache-2.0
// What the world reports: one alert, one call, one message, in one shape whatever the sender.

import CEL
package import Notation

/// One report from outside about one thing that is wrong, or that is over.
package struct Signal: Sendable, Hashable {
    /// The kind of sender: `alertmanager`, `pagerduty`, `manual`, `drill`.
    package var source: String
    /// What makes two signals of a source the same: a fingerprint or a dedup key.
    package var key: String
    /// What the sender puts together: Alertmanager's groupKey; empty where it has no groups.
    package var group: String
    package var status: Status
    /// Sorted by name.
    package var labels: [Label]
    /// Sorted by name.
    package var annotations: [Label]
    /// When the sender saw it begin.
    package var startsAt: Timestamp?

    /// A signal by its parts; labels and annotations are put in order of their names.
    package init(
        source: String, key: String, group: String = "", status: Status = .firing,
        labels: [Label] = [], annotations: [Label] = [], startsAt: Timestamp? = nil
    ) {
        self.source = source
        self.key = key
        self.group = group
        self.status = status
        self.labels = labels.sorted { $0.name < $1.name }
        self.annotations = annotations.sorted { $0.name < $1.name }
        self.startsAt = startsAt
    }

    package enum Status: String, Sendable, Hashable, CaseIterable { case firing, resolved }

    /// Source and key together: the same for the same thing that is wrong.
    package var identity: String { "\(source):\(key)" }

    /// The value of a label.
    package func label(_ name: String) -> String? { labels.first { $0.name == name }?.value }
    /// The value of an annotation.
    package func annotation(_ name: String) -> String? {
        annotations.first { $0.name == name }?.value
    }

    /// What the signal is called: its summary, its alertname, else its key.
    package var title: String {
        annotation("summary") ?? label("alertname") ?? annotation("description") ?? key
    }

    /// The variable `signal` of expressions: source, status, labels, annotations.
    package var value: FactValue {
        func map(_ labels: [Label]) -> FactValue {
            .map(MapValue(labels.map { (.string($0.name), .string($0.value)) }))
        }
        return .map(
            MapValue([
                (.string("source"), .string(source)),
                (.string("key"), .string(key)),
                (.string("status"), .string(status.rawValue)),
                (.string("labels"), map(labels)),
                (.string("annotations"), map(annotations)),
            ]))
    }
}
