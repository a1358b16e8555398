// SPDX-License-Identifier: Apache-2.0

import CEL

/// A rule that is measured. `compare.py` measures the same ones: keep both alike.
struct SeverityRule {
    var name: String
    var source: String
    var declarations: [String: CELType]
    var variables: [String: Value]
    /// What the rule gives; the benchmark ends when it gives anything else.
    var holds: Bool

    /// 2026-03-01T02:00:00Z, when the incident began.
    private static let opened = Instant(seconds: 1_772_330_400)

    static let all = [
        // What a call costs before anything is computed.
        SeverityRule(
            name: "call alone", source: "true", declarations: [:], variables: [:], holds: true),
        SeverityRule(
            name: "thresholds",
            source:
                #"data_exposed || customers_affected >= 10000 || (error_rate >= 0.2 && region == "eu-west")"#,
            declarations: [
                "data_exposed": .bool, "customers_affected": .int, "error_rate": .double,
                "region": .string,
            ],
            variables: [
                "data_exposed": .bool(false), "customers_affected": .int(4_200),
                "error_rate": .double(0.35), "region": .string("eu-west"),
            ], holds: true),
        SeverityRule(
            name: "labels",
            source:
                #"labels.exists(label, label.startsWith("service=") && label.endsWith("payments"))"#,
            declarations: ["labels": .list(.string)],
            variables: [
                "labels": .list(
                    (1...9).map { .string("label-\($0)=value-\($0)") }
                        + [.string("service=payments")])
            ], holds: true),
        SeverityRule(
            name: "timestamps",
            source:
                #"now - opened >= duration("30m") && opened > timestamp("2026-01-01T00:00:00Z")"#,
            declarations: ["now": .timestamp, "opened": .timestamp],
            variables: [
                "now": .timestamp(Instant(seconds: opened.seconds + 2_400)),
                "opened": .timestamp(opened),
            ], holds: true),
    ]
}
