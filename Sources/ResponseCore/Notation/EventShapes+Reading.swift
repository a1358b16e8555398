// SPDX-License-Identifier: Apache-2.0

import Notation

extension Event {
    /// Reads the payload of a kind, version 1.
    static func read(
        _ kind: EventKind, _ json: JSON, _ plans: inout PlanResolver
    ) throws(ShapeError) -> Event {
        switch kind {
        // Plans and drills
        case .plansInstalled: .plansInstalled(try plans.planSet(of: json))
        case .planRevised: .planRevised(try json.read("plan"), try json.read("entry"))
        case .drillStarted: .drillStarted(try json.read("scenario"), seed: try json.read("seed"))
        case .injectDelivered: .injectDelivered(try json.read("inject"))
        case .drillEnded: .drillEnded(try json.read("scenario"))

        // Intake
        case .incidentReported:
            .incidentReported(try json.read("incident"), try json.read("report"))
        case .signalAttached:
            .signalAttached(
                try json.read("incident"), try json.read("signal"),
                because: try json.read("because"))
        case .signalUpdated: .signalUpdated(try json.read("incident"), try json.read("signal"))
        case .incidentAssessed:
            .incidentAssessed(
                try json.read("incident"), plan: try json.readIfPresent("plan"),
                digest: try json.readIfPresent("digest"), note: try json.read("note"))
        case .incidentWarned:
            .incidentWarned(try json.read("incident"), reason: try json.read("reason"))
        case .incidentActivated:
            .incidentActivated(try json.read("incident"), because: try json.read("because"))

        // Facts and level
        case .factsRecorded: .factsRecorded(try json.read("incident"), try json.read("facts"))
        case .incidentClassified:
            .incidentClassified(try json.read("incident"), try json.read("trial"))
        case .levelChanged:
            .levelChanged(
                try json.read("incident"), from: try json.readIfPresent("from"),
                to: try json.read("to"), because: try json.read("because"))
        case .levelLoweringBegan:
            .levelLoweringBegan(
                try json.read("incident"), to: try json.read("to"), due: try json.read("due"))
        case .levelLoweringStopped: .levelLoweringStopped(try json.read("incident"))
        case .levelReleased:
            .levelReleased(try json.read("incident"), reason: try json.read("reason"))

        // People
        case .roleAssigned:
            .roleAssigned(
                try json.read("incident"), try json.read("role"), try json.read("person"),
                because: try json.read("because"))
        case .roleLeftVacant:
            .roleLeftVacant(
                try json.read("incident"), try json.read("role"), reason: try json.read("because"))
        case .pageOrdered: .pageOrdered(try json.read("incident"), try json.read("page"))
        case .pageReported:
            .pageReported(
                try json.read("incident"), try json.read("page"), try json.read("outcome"))
        case .pageAcknowledged:
            .pageAcknowledged(
                try json.read("incident"), try json.read("page"), try json.read("person"))
        case .rungTimedOut:
            .rungTimedOut(
                try json.read("incident"), try json.read("role"), rung: try json.read("rung"))
        case .ladderExhausted: .ladderExhausted(try json.read("incident"), try json.read("role"))
        case .incidentAcknowledged:
            .incidentAcknowledged(try json.read("incident"), try json.read("person"))
        case .commandTransferred:
            .commandTransferred(
                try json.read("incident"), from: try json.readIfPresent("from"),
                to: try json.read("to"), brief: try json.read("brief"))

        // Playbook
        case .stepReady:
            .stepReady(
                try json.read("incident"), try json.read("step"),
                due: try json.readIfPresent("due"), round: try json.read("round"),
                parent: try json.readIfPresent("parent"))
        case .stepStarted: .stepStarted(try json.read("incident"), try json.read("step"))
        case .stepSubmitted:
            .stepSubmitted(
                try json.read("incident"), try json.read("step"), note: try json.read("note"))
        case .stepReviewed:
            .stepReviewed(
                try json.read("incident"), try json.read("step"),
                accepted: try json.read("accepted"), note: try json.read("note"))
        case .stepBranched:
            .stepBranched(
                try json.read("incident"), try json.read("step"), into: try json.read("into"))
        case .stepDone:
            .stepDone(try json.read("incident"), try json.read("step"), note: try json.read("note"))
        case .stepFailed:
            .stepFailed(
                try json.read("incident"), try json.read("step"), reason: try json.read("reason"))
        case .stepSkipped:
            .stepSkipped(
                try json.read("incident"), try json.read("step"), try json.read("deviation"))
        case .stepRolledBack:
            .stepRolledBack(
                try json.read("incident"), try json.read("step"), by: try json.read("by"),
                reason: try json.read("reason"))
        case .stepAdded:
            .stepAdded(try json.read("incident"), try json.read("step"), try json.read("deviation"))
        case .stepOverdue: .stepOverdue(try json.read("incident"), try json.read("step"))
        case .playbookEnded: .playbookEnded(try json.read("incident"))

        // Resources
        case .resourceRequested:
            .resourceRequested(try json.read("incident"), try json.read("request"))
        case .resourceCommitted:
            .resourceCommitted(
                try json.read("incident"), try json.read("request"), units: try json.read("units"),
                because: try json.read("because"))
        case .resourceShort:
            .resourceShort(
                try json.read("incident"), try json.read("request"),
                missing: try json.read("missing"), because: try json.read("because"))
        case .resourceDeclined:
            .resourceDeclined(
                try json.read("incident"), try json.read("request"),
                reason: try json.read("reason"))
        case .resourceMobilised:
            .resourceMobilised(
                try json.read("incident"), try json.read("request"),
                estimatedArrival: try json.read("estimated_arrival"))
        case .resourceAssigned:
            .resourceAssigned(try json.read("incident"), try json.read("request"))
        case .resourceReleased:
            .resourceReleased(try json.read("incident"), try json.read("request"))
        case .resourceReturned:
            .resourceReturned(
                try json.read("incident"), try json.read("request"), used: try json.read("used"))
        case .poolOutOfService:
            .poolOutOfService(
                try json.read("pool"), units: try json.read("units"), why: try json.read("why"))
        case .restockOrdered:
            .restockOrdered(
                try json.read("pool"), units: try json.read("units"),
                due: try json.readIfPresent("due"))
        case .poolRestocked:
            .poolRestocked(
                try json.read("pool"), units: try json.read("units"), note: try json.read("note"))
        case .poolDivided, .resourceOffered, .resourceSubstituted, .resourcePreempted,
            .reserveOpened, .membersCommitted, .fatigueNear, .memberStoodDown,
            .memberOutOfService, .spanExceeded, .preparationConfirmed, .preparationWaived,
            .suppliesUsed, .lotStored, .stockExpired, .stockDiscarded, .poolAssessed:
            try readResource(kind, json)

        // Notices
        case .noticeDrafted: .noticeDrafted(try json.read("incident"), try json.read("notice"))
        case .noticeApproved:
            .noticeApproved(
                try json.read("incident"), try json.read("notice"), try json.read("person"))
        case .noticeReleased:
            .noticeReleased(
                try json.read("incident"), try json.read("notice"),
                because: try json.read("because"))
        case .noticeStopped:
            .noticeStopped(
                try json.read("incident"), try json.read("notice"), reason: try json.read("reason"))
        case .noticeCompleted:
            .noticeCompleted(
                try json.read("incident"), try json.read("notice"), try json.read("counts"),
                ledgerDigest: try json.read("ledger_digest"))

        // Targets
        case .targetStarted:
            .targetStarted(
                try json.read("incident"), try json.read("target"),
                startedAt: try json.read("started_at"), due: try json.read("due"),
                atRisk: try json.read("at_risk"))
        case .targetMoved:
            .targetMoved(
                try json.read("incident"), try json.read("target"), due: try json.read("due"),
                atRisk: try json.read("at_risk"))
        case .targetAtRisk: .targetAtRisk(try json.read("incident"), try json.read("target"))
        case .targetMet:
            .targetMet(
                try json.read("incident"), try json.read("target"), margin: try json.read("margin"))
        case .targetBreached: .targetBreached(try json.read("incident"), try json.read("target"))
        case .targetDropped: .targetDropped(try json.read("incident"), try json.read("target"))

        // The end
        case .incidentMitigated:
            .incidentMitigated(try json.read("incident"), note: try json.read("note"))
        case .incidentRecovered:
            .incidentRecovered(try json.read("incident"), note: try json.read("note"))
        case .incidentRelapsed:
            .incidentRelapsed(try json.read("incident"), reason: try json.read("reason"))
        case .standDownConditionChanged:
            .standDownConditionChanged(try json.read("incident"), holds: try json.read("holds"))
        case .checklistConfirmed:
            .checklistConfirmed(try json.read("incident"), items: try json.read("items"))
        case .responseEnded: .responseEnded(try json.read("incident"), note: try json.read("note"))
        case .reviewOpened:
            .reviewOpened(try json.read("incident"), due: try json.readIfPresent("due"))
        case .reviewRecorded: .reviewRecorded(try json.read("incident"), try json.read("entry"))
        case .reviewCompleted: .reviewCompleted(try json.read("incident"))
        case .actionAdded: .actionAdded(try json.read("incident"), try json.read("action"))
        case .actionCompleted:
            .actionCompleted(
                try json.read("incident"), try json.read("action"), note: try json.read("note"))
        case .actionVerified:
            .actionVerified(
                try json.read("incident"), try json.read("action"),
                isEffective: try json.read("is_effective"), note: try json.read("note"))
        case .incidentClosed:
            .incidentClosed(try json.read("incident"), note: try json.read("note"))
        case .noteAdded: .noteAdded(try json.read("incident"), text: try json.read("text"))
        }
    }
}
