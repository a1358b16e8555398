// SPDX-License-Identifier: Apache-2.0

/// Alerts about payments, in the forms in which they travel.
struct AlertBurst {
    var paths = ["app", "till", "web", "card"]
    var errorRate = "0.12"
    var customersAffected: Int?
    var startsAt = "2026-03-01T02:00:00Z"

    /// What Alertmanager posts to a webhook, version 4.
    var payload: String {
        let alerts = paths.map { path in
            """
            {"status":"firing","labels":\(labels(path)),"annotations":\(annotations),
             "startsAt":"\(startsAt)","endsAt":"0001-01-01T00:00:00Z",
             "generatorURL":"http://prometheus.example.com/graph"}
            """
        }
        return """
            {"version":"4","groupKey":"{}:{service=\\"payments\\"}","truncatedAlerts":0,
             "status":"firing","receiver":"muster","groupLabels":{"service":"payments"},
             "commonLabels":{"service":"payments"},"commonAnnotations":{},
             "externalURL":"http://alertmanager.example.com",
             "alerts":[\(alerts.joined(separator: ","))]}
            """
    }

    /// What Prometheus posts to Alertmanager's API, version 2; they last until the test is over.
    var posted: String {
        let alerts = paths.map { path in
            """
            {"labels":\(labels(path)),"annotations":\(annotations),
             "generatorURL":"http://prometheus.example.com/graph"}
            """
        }
        return "[\(alerts.joined(separator: ","))]"
    }

    private func labels(_ path: String) -> String {
        """
        {"alertname":"PaymentErrors","service":"payments","path":"\(path)","severity":"critical"}
        """
    }

    private var annotations: String {
        let customers = customersAffected.map { ",\"customers_affected\":\"\($0)\"" } ?? ""
        return """
            {"summary":"Payments fail","error_rate":"\(errorRate)"\(customers)}
            """
    }
}
