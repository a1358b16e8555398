// SPDX-License-Identifier: Apache-2.0
// From a journal to an evaluation. Same records, same evaluation: the only "now" is the time of
// the last record.

import Notation
package import ResponseCore
import ResponseModel

extension Evaluation {
    /// Evaluates one incident from a journal.
    ///
    /// - Parameters:
    ///   - records: All records of one journal, in order.
    ///   - incident: Open or closed.
    /// - Returns: The facts; nil when the journal does not know the incident.
    package static func evaluate(_ records: [Record], incident: IncidentID) -> Evaluation? {
        guard let names = Names(records, incident: incident) else { return nil }
        let history = IncidentHistory(records, incident: incident, names: names)
        guard let report = history.report else { return nil }
        var evaluation = history.evaluation(report)
        evaluation.cause.repeats = repeats(
            of: history.review.causes.map(\.class), in: records, incident)
        evaluation.effect.objectives = evaluation.objectiveOutcomes(history.names.plan)
        evaluation.improvement.proposals = evaluation.proposals()
        return evaluation
    }

    /// The incidents of a journal, in the order in which they were reported.
    package static func incidents(in records: [Record]) -> [IncidentID] {
        records.compactMap {
            if case .incident(let id, .reported(_)) = $0.event { id } else { nil }
        }
    }

    // Earlier incidents for which somebody recorded a cause of one of these classes.
    private static func repeats(
        of classes: [String], in records: [Record], _ incident: IncidentID
    ) -> [IncidentID] {
        var found: [IncidentID] = []
        for record in records {
            if case .incident(incident, .reported(_)) = record.event { return found }
            guard case .review(let other, .recorded(.cause(let name, _))) = record.event else {
                continue
            }
            if classes.contains(name), !found.contains(other) { found.append(other) }
        }
        return found
    }
}

extension IncidentHistory {
    /// The facts, except those that follow from other facts.
    func evaluation(_ report: Report) -> Evaluation {
        let steps = finishedSteps
        let notices = finishedNotices
        let cadence = cadence(notices)
        let targets = targets.values
        let resources = resourceUse
        return Evaluation(
            header: header(report), levels: levels, levelTimes: levelTimes, phases: phases,
            metrics: metrics(notices), targets: targets,
            cause: cause(
                report, shortcomings: allShortcomings(steps, notices, cadence, targets)),
            effect: treatment(steps, notices, targets), resources: resources,
            improvement: Evaluation.Improvement(
                findings: findings(.improvement), actions: finishedActions,
                noActionReason: review.noActionReason, proposals: [],
                resourceFindings: findings(.resources)),
            steps: steps, people: people, notices: notices, cadence: cadence,
            review: reviewState, timeline: timeline)
    }

    /// When the response was over, or as far as the journal goes.
    var responseEnd: Timestamp { responseEndedAt ?? closedAt ?? asOf }

    private func header(_ report: Report) -> Evaluation.Header {
        let organization = names.organization
        return Evaluation.Header(
            incident: incident, title: report.title, drill: names.drill,
            organization: organization?.name ?? LocalizedText(""), plan: planReference,
            nature: report.nature, scope: report.scope,
            occurredAt: report.occurredAt ?? signals.first?.startsAt, reportedAt: reportedAt,
            reportedBy: names.actor(reportedBy), phase: phases.last?.phase ?? .reported,
            level: levels.last?.to, peakLevel: levels.map(\.to).min(),
            commander: people.roles.last { $0.role.id == Role.incidentCommander.raw }?.person,
            asOf: asOf, lastEventAt: names.lastEventAt, zone: organization?.zone ?? .utc,
            scale: organization?.scale.levels ?? [])
    }

    private var planReference: Evaluation.PlanReference? {
        guard let match = names.planMatch else { return nil }
        return Evaluation.PlanReference(
            id: match.id, name: names.planName(match.id).name, revision: names.plan?.revision,
            planType: names.plan?.planType, digest: match.digest ?? names.plan?.digest ?? "")
    }

    private var levelTimes: [Evaluation.LevelTime] {
        var times = Register<Int, TimeSpan>()
        let start = activatedAt ?? reportedAt
        for (index, change) in levels.enumerated() {
            let next = index + 1 < levels.count ? levels[index + 1].at : responseEnd
            let length = min(next, responseEnd) - max(change.at, start)
            times[change.to] = (times[change.to] ?? .zero) + max(length, .zero)
        }
        return times.keys.sorted().map {
            Evaluation.LevelTime(level: $0, time: times[$0] ?? .zero)
        }
    }

    private func metrics(_ notices: [Evaluation.NoticeOutcome]) -> [Evaluation.Metric] {
        let released = notices.compactMap(\.releasedAt).filter { $0 >= activatedAt ?? $0 }
        return Evaluation.Metric.Kind.allCases.map { kind in
            let (from, to): (Timestamp?, Timestamp?) =
                switch kind {
                case .detect: (report?.occurredAt ?? signals.first?.startsAt, reportedAt)
                case .acknowledge: (reportedAt, acknowledgedAt)
                case .firstNotice: (activatedAt, released.min())
                case .resourcesCommitted: (activatedAt, suppliedAt)
                case .mitigate: (activatedAt, mitigatedAt)
                case .recover: (activatedAt, recoveredAt)
                case .standDown: (activatedAt, responseEndedAt)
                case .close: (reportedAt, closedAt)
                }
            return Evaluation.Metric(
                kind: kind, from: from, to: to,
                limit: kind.target.flatMap { targets[TargetKey($0)]?.limit })
        }
    }

    private func cause(_ report: Report, shortcomings: [Shortcoming]) -> Evaluation.Cause {
        Evaluation.Cause(
            trigger: trigger(report), impact: impact,
            causes: review.causes.map {
                Evaluation.RecordedCause(causeClass: names.causeClass($0.class), text: $0.text)
            },
            findings: findings(.cause), shortcomings: shortcomings, repeats: [])
    }

    private func trigger(_ report: Report) -> Evaluation.Trigger {
        // A signal that came after a report by hand did not open the incident.
        guard let signal = signals.first, firstSignalAt == reportedAt else {
            return Evaluation.Trigger(
                source: "report", title: report.title, labels: [], at: reportedAt,
                signals: signals.count)
        }
        return Evaluation.Trigger(
            source: signal.source, title: signal.title, labels: signal.labels, at: reportedAt,
            signals: signals.count)
    }

    private var impact: [Evaluation.FactCourse] {
        facts.keys.compactMap { name in
            guard let memory = facts[name] else { return nil }
            return Evaluation.FactCourse(
                name: name, unit: names.plan?.facts.first { $0.name == name }?.unit,
                first: memory.first.words, last: memory.last.words, peak: memory.peak?.words,
                firstAt: memory.firstAt, lastAt: memory.lastAt,
                lastBy: names.actor(memory.lastBy), times: memory.times)
        }
    }

    private func findings(_ part: ReviewPart) -> [String] {
        review.findings.filter { $0.part == part }.map(\.text)
    }
}
