// SPDX-License-Identifier: Apache-2.0
// The members of the report of an incident.

import CEL
import Notation
import ResponseCore
import ResponseModel

func members(of evaluation: Evaluation) -> [JSON.Member] {
    [
        JSON.Member("header", .object(header(evaluation))),
        member("levels", evaluation.levels, level),
        member("level_times", evaluation.levelTimes) {
            [member("level", $0.level), member("time_ms", $0.time)]
        },
        member("phases", evaluation.phases) {
            [
                member("phase", $0.phase.rawValue), member("began", $0.began),
                member("ended", $0.ended), member("length_ms", $0.length),
            ]
        },
        member("metrics", evaluation.metrics) {
            [
                member("kind", $0.kind.rawValue), member("from", $0.from), member("to", $0.to),
                member("took_ms", $0.span), member("limit_ms", $0.limit),
            ]
        },
        JSON.Member("cause", .object(cause(evaluation.cause))),
        JSON.Member("effect", .object(effect(evaluation))),
        JSON.Member("resources", .object(resources(evaluation))),
        JSON.Member("improvement", .object(improvement(evaluation.improvement))),
        JSON.Member("people", .object(people(evaluation.people))),
        JSON.Member("review", .object(review(evaluation.review))),
        member("timeline", evaluation.timeline) {
            [
                member("sequence", $0.sequence), member("at", $0.at), member("by", $0.by),
                member("family", $0.family.rawValue), member("sentence", $0.sentence),
            ]
        },
    ]
}

private func header(_ evaluation: Evaluation) -> [JSON.Member] {
    let header = evaluation.header
    return [
        member("incident", header.incident), member("title", header.title),
        member("drill", header.drill), member("organization", header.organization),
        JSON.Member("plan", header.plan.map { .object(plan($0)) } ?? .null),
        member("nature", header.nature), member("scope", header.scope),
        member("occurred_at", header.occurredAt), member("reported_at", header.reportedAt),
        member("reported_by", header.reportedBy), member("phase", header.phase.rawValue),
        member("level", header.level), member("peak_level", header.peakLevel),
        member("commander", header.commander), member("as_of", header.asOf),
        member("last_event_at", header.lastEventAt), member("time_zone", header.zone.name),
        member("scale", header.scale) {
            [
                member("level", $0.number), member("name", $0.name), member("colour", $0.colour),
                member("meaning", $0.meaning),
            ]
        },
    ]
}

private func plan(_ plan: Evaluation.PlanReference) -> [JSON.Member] {
    [
        member("id", plan.id), member("name", plan.name), member("revision", plan.revision),
        member("plan_type", plan.planType?.rawValue), member("digest", plan.digest),
    ]
}

private func level(_ change: Evaluation.LevelChange) -> [JSON.Member] {
    [
        member("at", change.at), member("by", change.by), member("from", change.from),
        member("to", change.to), member("because", change.because.words),
        member("rules", change.trial?.rules ?? []) { rule in
            [
                member("index", rule.index), member("level", rule.level),
                member("condition", rule.condition),
                member("outcome", rule.outcome.words), member("is_match", rule.outcome.isMatch),
                member("inputs", rule.inputs) {
                    [member("name", $0.name), member("value", $0.value.words)]
                },
                member("because", rule.because),
            ]
        },
    ]
}

private func cause(_ cause: Evaluation.Cause) -> [JSON.Member] {
    let trigger = cause.trigger
    return [
        JSON.Member(
            "trigger",
            .object([
                member("source", trigger.source), member("title", trigger.title),
                member("labels", trigger.labels) {
                    [member("name", $0.name), member("value", $0.value)]
                },
                member("at", trigger.at), member("signals", trigger.signals),
            ])),
        member("impact", cause.impact) {
            [
                member("fact", $0.name), member("unit", $0.unit), member("first", $0.first),
                member("peak", $0.peak), member("last", $0.last),
                member("first_at", $0.firstAt), member("last_at", $0.lastAt),
                member("last_by", $0.lastBy), member("times", $0.times),
            ]
        },
        member("causes", cause.causes) {
            [member("class", $0.causeClass), member("text", $0.text)]
        },
        member("findings", cause.findings),
        member("shortcomings", cause.shortcomings) {
            [
                member("at", $0.at), member("capability", $0.capability.rawValue),
                member("sentence", $0.sentence),
            ]
        },
        member("repeats", cause.repeats),
    ]
}

private func improvement(_ improvement: Evaluation.Improvement) -> [JSON.Member] {
    [
        member("findings", improvement.findings),
        member("actions", improvement.actions) {
            [
                member("id", $0.action.id), member("title", $0.action.title),
                member("owner", $0.owner), member("due", $0.action.due),
                member("status", $0.action.status.rawValue),
                member("completed_at", $0.action.completedAt),
                member("verified_at", $0.action.verifiedAt), member("effect", $0.effectNote),
                member("is_overdue", $0.isOverdue),
            ]
        },
        member("no_action_reason", improvement.noActionReason),
        member("closed_loop_rate", improvement.closedLoopRate),
        member("proposals", improvement.proposals) {
            [
                member("aim", $0.aim.rawValue), member("text", $0.text),
                member("occasions", $0.occasions), member("capability", $0.capability.rawValue),
            ]
        },
    ]
}

private func review(_ review: Evaluation.ReviewState) -> [JSON.Member] {
    [
        member("opened_at", review.openedAt), member("due", review.due),
        member("completed_at", review.completedAt), member("completed_by", review.completedBy),
        member("is_overdue", review.isOverdue),
        member("missing_parts", review.missingParts.map(\.rawValue)),
    ]
}

private func people(_ people: Evaluation.People) -> [JSON.Member] {
    [
        member("acknowledged_by", people.acknowledgedBy),
        member("roles", people.roles) {
            [
                member("role", $0.role), member("person", $0.person), member("from", $0.from),
                member("to", $0.to), member("because", $0.because.shortWords),
            ]
        },
        member("calls", people.calls) {
            [
                member("page", $0.page), member("person", $0.person), member("role", $0.role),
                member("rung", $0.rung), member("ordered_at", $0.orderedAt),
                member("acknowledged_at", $0.acknowledgedAt), member("answer_ms", $0.answerTime),
            ]
        },
        member("vacancies", people.vacancies) {
            [
                member("role", $0.role), member("since", $0.since), member("until", $0.until),
                member("because", $0.reason.shortWords),
            ]
        },
        member("unanswered_rungs", people.timeouts, rung),
        member("exhausted_ladders", people.exhausted, rung),
        member("transfers", people.transfers) {
            [
                member("at", $0.at), member("from", $0.from), member("to", $0.to),
                member("brief", $0.brief),
            ]
        },
    ]
}

private func rung(_ rung: Evaluation.Rung) -> [JSON.Member] {
    [member("role", rung.role), member("rung", rung.rung), member("at", rung.at)]
}
