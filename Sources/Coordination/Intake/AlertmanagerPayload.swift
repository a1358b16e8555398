// SPDX-License-Identifier: Apache-2.0
// What Prometheus Alertmanager posts to a webhook (payload version 4), and what Grafana posts,
// which is the same with more members (payload version 1). One request is one group of alerts.

import Notation
import ResponseCore
package import ResponseModel

/// The body of one webhook request.
package struct AlertmanagerPayload: Sendable, Equatable {
    /// One signal an alert, in the order sent.
    package var signals: [Signal]
    /// Alerts that the sender left out because of its own limit.
    package var truncatedAlerts: Int

    /// The versions of the payload that are understood: Alertmanager's and Grafana's.
    package static let versions = ["4", "1"]
    /// UTF-8 bytes of a fingerprint; real ones have 16.
    package static let fingerprintBytes = 128

    /// Reads a body.
    ///
    /// Signals get the fingerprint as their key, computed from the labels where it is missing, and
    /// the group key as their group. Whether an alert is over is said by its own status, never by
    /// that of the group. Go's zero time is no time.
    ///
    /// - Parameters:
    ///   - bytes: The body as it came.
    ///   - source: The source of the signals: `alertmanager` or `grafana`.
    /// - Throws: `IntakeError` with the place of the first thing that is wrong.
    package init(
        _ bytes: some Collection<UInt8>, source: String = "alertmanager"
    ) throws(IntakeError) {
        let json: JSON
        do throws(JSONError) { json = try JSON.parse(bytes) } catch { throw IntakeError(error) }
        let body = try IntakeObject(json, at: "")
        try Self.checkVersion(body)
        let group = try body.textIfPresent("groupKey") ?? ""
        guard group.utf8.count <= Limits.labelBytes else {
            throw IntakeError(
                .tooLarge, "The group key has more than \(Limits.labelBytes) bytes.",
                at: "groupKey", help: "Group by fewer labels.")
        }
        signals = try Self.signals(body.array("alerts"), source: source, group: group)
        truncatedAlerts = body.member("truncatedAlerts")?.integer.flatMap { Int(exactly: $0) } ?? 0
    }

    private static func checkVersion(_ body: IntakeObject) throws(IntakeError) {
        let version = try body.text("version")
        guard versions.contains(version) else {
            throw IntakeError(
                .malformed, "Payload version \"\(version.prefix(20))\" is not known.",
                at: "version", help: "Use Alertmanager 0.6 or later, or Grafana 9 or later.")
        }
    }

    private static func signals(
        _ alerts: [JSON], source: String, group: String
    ) throws(IntakeError) -> [Signal] {
        guard alerts.count <= Limits.signalsPerCommand else {
            throw IntakeError(
                .tooLarge,
                "There are \(alerts.count) alerts; \(Limits.signalsPerCommand) are allowed.",
                at: "alerts", help: "Group by more labels, or set max_alerts of the receiver.")
        }
        var signals: [Signal] = []
        signals.reserveCapacity(alerts.count)
        for (place, alert) in alerts.enumerated() {
            let object = try IntakeObject(alert, at: "alerts[\(place)]")
            signals.append(try signal(object, source: source, group: group))
        }
        return signals
    }

    private static func signal(
        _ alert: IntakeObject, source: String, group: String
    ) throws(IntakeError) -> Signal {
        guard alert.member("labels") != nil else {
            throw alert.wrong("labels", "An object of strings", nil)
        }
        let labels = try alert.labels("labels")
        return Signal(
            source: source, key: try key(alert, labels), group: group,
            status: try status(alert), labels: labels,
            annotations: try alert.labels("annotations"), startsAt: try startsAt(alert))
    }

    private static func key(
        _ alert: IntakeObject, _ labels: [Label]
    ) throws(IntakeError) -> String {
        guard let sent = try alert.textIfPresent("fingerprint"), !sent.isEmpty else {
            return LabelFingerprint.text(of: labels)
        }
        guard sent.utf8.count <= fingerprintBytes else {
            throw IntakeError(
                .tooLarge, "The fingerprint has more than \(fingerprintBytes) bytes.",
                at: alert.path("fingerprint"), help: "Leave it out; it is computed from the labels."
            )
        }
        return sent
    }

    private static func status(_ alert: IntakeObject) throws(IntakeError) -> Signal.Status {
        let text = try alert.text("status")
        guard let status = Signal.Status(rawValue: text) else {
            throw IntakeError(
                .malformed, "The status is \"\(text.prefix(20))\".", at: alert.path("status"),
                help: "It must be firing or resolved.")
        }
        return status
    }

    private static func startsAt(_ alert: IntakeObject) throws(IntakeError) -> Timestamp? {
        guard let text = try alert.textIfPresent("startsAt"), !text.isEmpty else { return nil }
        guard let moment = Timestamp(rfc3339: text) else {
            throw IntakeError(
                .malformed, "\"\(text.prefix(40))\" is no moment.", at: alert.path("startsAt"),
                help: "Write it as RFC 3339 has it, such as 2026-01-05T08:00:00Z.")
        }
        return moment == goZeroTime ? nil : moment
    }

    /// `0001-01-01T00:00:00Z`: what an unset time of Go looks like.
    private static let goZeroTime = CivilTime(year: 1, month: 1, day: 1).moment(offsetSeconds: 0)
}
