// SPDX-License-Identifier: Apache-2.0
// Effect and resources of the report of an incident.

import Notation
import ResponseCore
import ResponseModel

func effect(_ evaluation: Evaluation) -> [JSON.Member] {
    let effect = evaluation.effect
    return [
        member("recovery_ms", effect.recovery), member("satisfaction", effect.satisfaction),
        member("relapses", effect.relapses), member("findings", effect.findings),
        JSON.Member(
            "steps_summary",
            .object([
                member("done", effect.stepsDone), member("skipped", effect.stepsSkipped),
                member("failed", effect.stepsFailed), member("late", effect.stepsLate),
                member("improvised", effect.stepsImprovised), member("open", effect.stepsOpen),
            ])),
        JSON.Member(
            "targets_summary",
            .object([
                member("kept", effect.targetsKept), member("missed", effect.targetsMissed),
                member("open", effect.targetsOpen),
            ])),
        member("notices_sent", effect.noticesSent),
        JSON.Member("deliveries", deliveries(effect.deliveries)),
        member("objectives", effect.objectives) {
            [
                member("measure", $0.objective.measure),
                member("comparison", $0.objective.comparison.rawValue),
                member("bound", $0.objective.bound), member("value", $0.value),
                member("holds", $0.holds),
            ]
        },
        member("targets", evaluation.targets, target), member("steps", evaluation.steps, step),
        member("notices", evaluation.notices, notice),
        member("cadence", evaluation.cadence) {
            [
                member("from", $0.from), member("to", $0.to), member("began", $0.began),
                member("length_ms", $0.length), member("limit_ms", $0.limit),
                member("is_kept", $0.isKept),
            ]
        },
    ]
}

private func deliveries(_ counts: DeliveryCounts) -> JSON {
    .object([
        member("accepted", counts.accepted), member("rejected", counts.rejected),
        member("suppressed", counts.suppressed),
    ])
}

private func target(_ target: Evaluation.TargetOutcome) -> [JSON.Member] {
    [
        member("kind", target.key.kind.rawValue), member("subject", target.key.subject),
        member("name", target.key.words(target.subject)),
        member("started_at", target.startedAt), member("due", target.due),
        member("limit_ms", target.limit), member("moves", target.moves),
        member("was_at_risk", target.wasAtRisk), member("breached_at", target.breachedAt),
        member("ended_at", target.endedAt), member("status", target.status.rawValue),
        member("margin_ms", target.margin),
    ]
}

private func step(_ step: Evaluation.StepOutcome) -> [JSON.Member] {
    [
        member("id", step.step), member("title", step.title), member("kind", step.kind),
        member("role", step.role), member("round", step.round), member("ready_at", step.readyAt),
        member("due", step.due), member("started_at", step.startedAt),
        member("started_by", step.startedBy), member("ended_at", step.endedAt),
        member("done_by", step.doneBy), member("reviewed_by", step.reviewedBy),
        member("status", step.status.rawValue), member("late_by_ms", step.lateBy),
        member("failures", step.failures), member("rejections", step.rejections),
        member("deviation", step.deviation?.reason), member("approver", step.approver),
        member("rolled_back_by", step.rolledBackBy), member("branches", step.branches),
        member("is_improvised", step.isImprovised), member("note", step.note),
    ]
}

private func notice(_ notice: Evaluation.NoticeOutcome) -> [JSON.Member] {
    [
        member("id", notice.notice), member("rule", notice.rule),
        member("message_type", notice.messageType.rawValue),
        member("audience", notice.audience), member("level", notice.level),
        member("subjects", notice.subjects) {
            [member("language", $0.language.rawValue), member("subject", $0.subject)]
        },
        member("drafted_at", notice.draftedAt), member("due", notice.due),
        member("approval", notice.approval.name),
        member("approvals", notice.approvals) {
            [member("person", $0.person), member("at", $0.at)]
        },
        member("released_at", notice.releasedAt), member("released_by", notice.releasedBy),
        member("release", notice.release?.words), member("is_bypassed", notice.isBypassed),
        member("stopped", notice.stopped), member("late_by_ms", notice.lateBy),
        JSON.Member("deliveries", notice.counts.map(deliveries) ?? .null),
        member("completed_at", notice.completedAt), member("ledger_digest", notice.ledgerDigest),
    ]
}

func resources(_ evaluation: Evaluation) -> [JSON.Member] {
    [
        member("findings", evaluation.improvement.resourceFindings),
        member("pools", evaluation.resources.pools, pool),
        member("requests", evaluation.resources.requests, request),
        member("cost", evaluation.resources.cost, money),
        member("decisions", evaluation.resources.decisions) {
            [
                member("at", $0.at), member("by", $0.by), member("kind", $0.kind),
                member("sentence", $0.sentence),
            ]
        },
    ]
}

private func money(_ money: Evaluation.Money) -> [JSON.Member] {
    [member("minor_units", money.minorUnits), member("currency", money.currency)]
}

private func pool(_ use: Evaluation.PoolUse) -> [JSON.Member] {
    [
        member("pool", use.pool), member("kind", use.kind?.rawValue),
        member("requested", use.requested), member("committed", use.committed),
        member("assigned", use.assigned), member("used", use.used),
        member("still_held", use.stillHeld), member("largest_shortage", use.largestShortage),
        member("slowest_call_up_ms", use.slowestCallUp), member("held_unit_ms", use.heldTime),
        member("worked_unit_ms", use.workedTime), member("idle_share", use.idleShare),
        member("wasted", use.wasted), member("wasted_unit_ms", use.wastedTime),
        JSON.Member("cost", use.cost.map { .object(money($0)) } ?? .null),
        JSON.Member("wasted_cost", use.wastedCost.map { .object(money($0)) } ?? .null),
        member("taken_from_others", use.taken), member("lost_to_others", use.lost),
        member("forced", use.forced), member("stood_in", use.stoodIn),
        member("substitution_distance_ms", use.substitutionDistance),
        member("assessment_due", use.assessmentDue),
    ]
}

private func request(_ request: Evaluation.RequestOutcome) -> [JSON.Member] {
    [
        member("id", request.request), member("pool", request.pool), member("units", request.units),
        member("skills", request.skills), member("because", request.reason.words),
        member("requested_at", request.requestedAt), member("due", request.due),
        member("commitments", request.commitments) {
            [
                member("at", $0.at), member("units", $0.units), member("because", $0.because.words),
            ]
        },
        member("shortages", request.shortages) {
            [
                member("at", $0.at), member("missing", $0.missing),
                member("because", $0.because.words),
            ]
        },
        member("committed", request.committed), member("fulfilled_at", request.fulfilledAt),
        member("call_up_ms", request.callUp), member("declined", request.declined),
        member("mobilised_at", request.mobilisedAt),
        member("estimated_arrival", request.estimatedArrival),
        member("assigned_at", request.assignedAt), member("travel_ms", request.travel),
        member("released_at", request.releasedAt), member("returned_at", request.returnedAt),
        member("used", request.used), member("status", request.status.rawValue),
        member("losses", request.losses) {
            [
                member("at", $0.at), member("units", $0.units), member("because", $0.because.words),
            ]
        },
        member("stand_ins", request.standIns) {
            [
                member("at", $0.at), member("units", $0.units), member("request", $0.request),
            ]
        },
    ]
}
