// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Alertmanager payload")
struct AlertmanagerPayloadTests {
    static let alert: JSON = [
        "status": "firing",
        "labels": ["severity": "critical", "alertname": "DiskFull", "instance": "db1"],
        "annotations": ["summary": "disk 97 %", "description": "磁盘将满"],
        "startsAt": "2026-01-05T16:00:00.123456789+08:00",
        "endsAt": "0001-01-01T00:00:00Z",
        "generatorURL": "http://prometheus.example.test/graph",
        "fingerprint": "e94c744ae3d44df8",
    ]

    static let body: JSON = [
        "version": "4", "groupKey": "{}:{alertname=\"DiskFull\"}", "truncatedAlerts": 3,
        "status": "firing", "receiver": "coordinator", "groupLabels": ["alertname": "DiskFull"],
        "commonLabels": ["alertname": "DiskFull"], "commonAnnotations": [:],
        "externalURL": "http://alertmanager.example.test",
        "notification_reason": "new alerts added",
        "alerts": [alert],
    ]

    static func read(_ json: JSON, source: String = "alertmanager") throws -> AlertmanagerPayload {
        try AlertmanagerPayload(json.compactBytes, source: source)
    }

    static func error(of json: JSON) throws -> IntakeError {
        try #require(throws: IntakeError.self) { try read(json) }
    }

    @Test("an alert becomes a signal")
    func signal() throws {
        let payload = try Self.read(Self.body)
        let expected = Signal(
            source: "alertmanager", key: "e94c744ae3d44df8", group: "{}:{alertname=\"DiskFull\"}",
            status: .firing,
            labels: [
                Label(name: "alertname", value: "DiskFull"), Label(name: "instance", value: "db1"),
                Label(name: "severity", value: "critical"),
            ],
            annotations: [
                Label(name: "description", value: "磁盘将满"),
                Label(name: "summary", value: "disk 97 %"),
            ],
            startsAt: Timestamp(rfc3339: "2026-01-05T08:00:00.123Z"))
        #expect(payload.signals == [expected])
        #expect(payload.signals.first?.labels.map(\.name) == ["alertname", "instance", "severity"])
        #expect(payload.truncatedAlerts == 3)
    }

    @Test("the status of an alert counts, not that of its group")
    func statusOfAlert() throws {
        let alerts: JSON = [Self.alert, Self.alert.with("status", "resolved")]
        let payload = try Self.read(Self.body.with("alerts", alerts))
        #expect(payload.signals.map(\.status) == [.firing, .resolved])
    }

    @Test("without a fingerprint the key is computed from the labels, as Alertmanager does")
    func computedFingerprint() throws {
        for alert in [Self.alert.without("fingerprint"), Self.alert.with("fingerprint", "")] {
            let payload = try Self.read(Self.body.with("alerts", [alert]))
            #expect(payload.signals.map(\.key) == ["e94c744ae3d44df8"])
        }
    }

    @Test("what older releases leave out is not needed")
    func olderReleases() throws {
        let alert: JSON = [
            "status": "resolved", "labels": ["alertname": "A"], "startsAt": "0001-01-01T00:00:00Z",
        ]
        let payload = try Self.read(["version": "4", "alerts": [alert]])
        let signal = try #require(payload.signals.first)
        #expect(signal.group.isEmpty && signal.annotations.isEmpty && signal.startsAt == nil)
        #expect(payload.truncatedAlerts == 0)
        #expect(try Self.read(["version": "4", "alerts": []]).signals.isEmpty)
    }

    @Test("Grafana's payload is read too")
    func grafana() throws {
        let alert = Self.alert.with("values", ["A": .number(97.2)]).with("silenceURL", "")
        let body = Self.body.with("version", "1").with("alerts", [alert]).with("orgId", 1)
            .with("state", "alerting").with("message", "**Firing**\n")
        let payload = try Self.read(body, source: "grafana")
        #expect(payload.signals.map(\.source) == ["grafana"])
        #expect(payload.signals.map(\.key) == ["e94c744ae3d44df8"])
    }

    struct Wrong: CustomTestStringConvertible {
        var place: String
        var body: JSON
        var message: String
        var testDescription: String { "\(place): \(message)" }

        init(_ place: String, _ body: JSON, _ message: String) {
            self.place = place
            self.body = body
            self.message = message
        }

        init(_ place: String, alert: JSON, _ message: String) {
            let alerts: JSON = [AlertmanagerPayloadTests.alert, alert]
            self.init(
                "alerts[1]" + place, AlertmanagerPayloadTests.body.with("alerts", alerts), message)
        }
    }

    static let wrong = [
        Wrong("", [], "An object is expected, not an array."),
        Wrong("version", [:], "A string is expected, and nothing is there."),
        Wrong("version", body.with("version", 4), "A string is expected, not a number."),
        Wrong("version", body.with("version", "3"), "Payload version \"3\" is not known."),
        Wrong("groupKey", body.with("groupKey", 5), "A string is expected, not a number."),
        Wrong("alerts", body.without("alerts"), "An array is expected, and nothing is there."),
        Wrong("alerts", body.with("alerts", [:]), "An array is expected, not an object."),
        Wrong("", alert: "x", "An object is expected, not a string."),
        Wrong(
            ".status", alert: alert.without("status"), "A string is expected, and nothing is there."
        ),
        Wrong(".status", alert: alert.with("status", "pending"), "The status is \"pending\"."),
        Wrong(
            ".labels", alert: alert.without("labels"),
            "An object of strings is expected, and nothing is there."),
        Wrong(
            ".labels", alert: alert.with("labels", ["a"]),
            "An object of strings is expected, not an array."),
        Wrong(
            ".labels.severity", alert: alert.with("labels", ["severity": 1]),
            "A string is expected, not a number."),
        Wrong(
            ".annotations.summary", alert: alert.with("annotations", ["summary": nil]),
            "A string is expected, not null."),
        Wrong(".startsAt", alert: alert.with("startsAt", 1), "A string is expected, not a number."),
        Wrong(
            ".startsAt", alert: alert.with("startsAt", "2026-02-30T00:00:00Z"),
            "\"2026-02-30T00:00:00Z\" is no moment."),
        Wrong(
            ".fingerprint", alert: alert.with("fingerprint", 7),
            "A string is expected, not a number."),
    ]

    @Test("a body of another shape is refused with the place", arguments: wrong)
    func malformed(_ row: Wrong) throws {
        let error = try Self.error(of: row.body)
        #expect(error.kind == .malformed)
        #expect(error.place == row.place)
        #expect(error.message == row.message)
        #expect(!error.help.isEmpty)
    }

    @Test("a body that is no JSON is refused with line and column")
    func noJSON() throws {
        let error = try #require(throws: IntakeError.self) {
            try AlertmanagerPayload(Array("{\"version\":\"4\",\n\"alerts\":[}".utf8))
        }
        #expect(error.kind == .malformed)
        #expect(error.place == "line 2, column 11")
    }

    @Test("a label that stands twice is refused, not chosen from")
    func doubledLabel() throws {
        let text = #"{"version":"4","alerts":[{"status":"firing","labels":{"a":"1","a":"2"}}]}"#
        let error = try #require(throws: IntakeError.self) {
            try AlertmanagerPayload(Array(text.utf8))
        }
        #expect(error.kind == .malformed && error.message.contains("stands twice"))
    }

    @Test("every bound is held exactly")
    func bounds() throws {
        func labels(_ count: Int) -> JSON {
            .object((0..<count).map { JSON.Member("l\($0)", "v") })
        }
        func text(_ count: Int) -> JSON { .string(String(repeating: "x", count: count)) }
        func alerts(_ count: Int) -> JSON { .array(Array(repeating: Self.alert, count: count)) }
        func one(_ key: String, _ value: JSON) -> JSON {
            Self.body.with("alerts", [Self.alert.with(key, value)])
        }
        let rows: [(fits: JSON, exceeds: JSON, place: String)] = [
            (
                Self.body.with("alerts", alerts(Limits.signalsPerCommand)),
                Self.body.with("alerts", alerts(Limits.signalsPerCommand + 1)), "alerts"
            ),
            (
                one("labels", labels(Limits.labelsPerSignal)),
                one("labels", labels(Limits.labelsPerSignal + 1)), "alerts[0].labels"
            ),
            (
                one("annotations", ["s": text(Limits.labelBytes)]),
                one("annotations", ["s": text(Limits.labelBytes + 1)]), "alerts[0].annotations.s"
            ),
            (
                Self.body.with("groupKey", text(Limits.labelBytes)),
                Self.body.with("groupKey", text(Limits.labelBytes + 1)), "groupKey"
            ),
            (
                one("fingerprint", text(AlertmanagerPayload.fingerprintBytes)),
                one("fingerprint", text(AlertmanagerPayload.fingerprintBytes + 1)),
                "alerts[0].fingerprint"
            ),
        ]
        for row in rows {
            #expect(throws: Never.self) { try Self.read(row.fits) }
            let error = try Self.error(of: row.exceeds)
            #expect(error.kind == .tooLarge)
            #expect(error.place == row.place)
        }
    }

    @Test("a body of hundred megabytes is refused as too large")
    func hugeBody() throws {
        let bytes = repeatElement(UInt8(ascii: " "), count: 100 << 20)
        let error = try #require(throws: IntakeError.self) { try AlertmanagerPayload(bytes) }
        #expect(error.kind == .tooLarge)
    }
}

@Suite("Label fingerprint")
struct LabelFingerprintTests {
    @Test("is Alertmanager's, whatever the order of the labels")
    func knownValue() {
        let labels = [
            Label(name: "severity", value: "critical"), Label(name: "alertname", value: "DiskFull"),
            Label(name: "instance", value: "db1"),
        ]
        #expect(LabelFingerprint.text(of: labels) == "e94c744ae3d44df8")
        #expect(LabelFingerprint.text(of: labels.reversed()) == "e94c744ae3d44df8")
    }

    @Test("no labels have a fingerprint of 16 digits as well")
    func noLabels() {
        #expect(LabelFingerprint.text(of: []) == "cbf29ce484222325")
    }

    @Test("a byte moved from a name to its value changes it")
    func boundaries() {
        let one = LabelFingerprint.text(of: [Label(name: "ab", value: "c")])
        #expect(one != LabelFingerprint.text(of: [Label(name: "a", value: "bc")]))
    }
}

extension JSON {
    /// The object with a member changed or added.
    fileprivate func with(_ key: String, _ value: JSON) -> JSON {
        .object((without(key).members ?? []) + [Member(key, value)])
    }

    /// The object without a member.
    fileprivate func without(_ key: String) -> JSON {
        .object((members ?? []).filter { $0.key != key })
    }
}
