// SPDX-License-Identifier: Apache-2.0

package import Notation

extension Event {
    /// What is stored of it beside kind and version; of plans with all their texts.
    package var payload: JSON {
        switch self {
        // Plans and drills
        case .plansInstalled(let planSet):
            var memory = PlanTextMemory()
            return memory.payload(of: planSet)
        case .planRevised(let plan, let entry): return .shape(("plan", plan), ("entry", entry))
        case .drillStarted(let scenario, let seed):
            return .shape(("scenario", scenario), ("seed", seed))
        case .injectDelivered(let inject): return .shape(("inject", inject))
        case .drillEnded(let scenario): return .shape(("scenario", scenario))

        // Intake
        case .incidentReported(let id, let report):
            return .shape(("incident", id), ("report", report))
        case .signalAttached(let id, let signal, let reason):
            return .shape(("incident", id), ("signal", signal), ("because", reason))
        case .signalUpdated(let id, let signal):
            return .shape(("incident", id), ("signal", signal))
        case .incidentAssessed(let id, let plan, let digest, let note):
            return .shape(("incident", id), ("plan", plan), ("digest", digest), ("note", note))
        case .incidentWarned(let id, let reason):
            return .shape(("incident", id), ("reason", reason))
        case .incidentActivated(let id, let reason):
            return .shape(("incident", id), ("because", reason))

        // Facts and level
        case .factsRecorded(let id, let facts): return .shape(("incident", id), ("facts", facts))
        case .incidentClassified(let id, let trial):
            return .shape(("incident", id), ("trial", trial))
        case .levelChanged(let id, let old, let new, let reason):
            return .shape(("incident", id), ("from", old), ("to", new), ("because", reason))
        case .levelLoweringBegan(let id, let level, let due):
            return .shape(("incident", id), ("to", level), ("due", due))
        case .levelLoweringStopped(let id): return .shape(("incident", id))
        case .levelReleased(let id, let reason):
            return .shape(("incident", id), ("reason", reason))

        // People
        case .roleAssigned(let id, let role, let person, let reason):
            return .shape(
                ("incident", id), ("role", role), ("person", person), ("because", reason))
        case .roleLeftVacant(let id, let role, let reason):
            return .shape(("incident", id), ("role", role), ("because", reason))
        case .pageOrdered(let id, let page): return .shape(("incident", id), ("page", page))
        case .pageReported(let id, let page, let outcome):
            return .shape(("incident", id), ("page", page), ("outcome", outcome))
        case .pageAcknowledged(let id, let page, let person):
            return .shape(("incident", id), ("page", page), ("person", person))
        case .rungTimedOut(let id, let role, let rung):
            return .shape(("incident", id), ("role", role), ("rung", rung))
        case .ladderExhausted(let id, let role): return .shape(("incident", id), ("role", role))
        case .incidentAcknowledged(let id, let person):
            return .shape(("incident", id), ("person", person))
        case .commandTransferred(let id, let old, let new, let brief):
            return .shape(("incident", id), ("from", old), ("to", new), ("brief", brief))

        // Playbook
        case .stepReady(let id, let step, let due, let round, let parent):
            return .shape(
                ("incident", id), ("step", step), ("due", due), ("round", round),
                ("parent", parent))
        case .stepStarted(let id, let step): return .shape(("incident", id), ("step", step))
        case .stepSubmitted(let id, let step, let note):
            return .shape(("incident", id), ("step", step), ("note", note))
        case .stepReviewed(let id, let step, let accepted, let note):
            return .shape(
                ("incident", id), ("step", step), ("accepted", accepted), ("note", note))
        case .stepBranched(let id, let step, let branches):
            return .shape(("incident", id), ("step", step), ("into", branches))
        case .stepDone(let id, let step, let note):
            return .shape(("incident", id), ("step", step), ("note", note))
        case .stepFailed(let id, let step, let reason):
            return .shape(("incident", id), ("step", step), ("reason", reason))
        case .stepSkipped(let id, let step, let deviation):
            return .shape(("incident", id), ("step", step), ("deviation", deviation))
        case .stepRolledBack(let id, let step, let rollback, let reason):
            return .shape(
                ("incident", id), ("step", step), ("by", rollback), ("reason", reason))
        case .stepAdded(let id, let step, let deviation):
            return .shape(("incident", id), ("step", step), ("deviation", deviation))
        case .stepOverdue(let id, let step): return .shape(("incident", id), ("step", step))
        case .playbookEnded(let id): return .shape(("incident", id))

        // Resources
        case .resourceRequested(let id, let request):
            return .shape(("incident", id), ("request", request))
        case .resourceCommitted(let id, let request, let units, let reason):
            return .shape(
                ("incident", id), ("request", request), ("units", units), ("because", reason))
        case .resourceShort(let id, let request, let missing, let reason):
            return .shape(
                ("incident", id), ("request", request), ("missing", missing), ("because", reason))
        case .resourceDeclined(let id, let request, let reason):
            return .shape(("incident", id), ("request", request), ("reason", reason))
        case .resourceMobilised(let id, let request, let arrival):
            return .shape(
                ("incident", id), ("request", request), ("estimated_arrival", arrival))
        case .resourceAssigned(let id, let request):
            return .shape(("incident", id), ("request", request))
        case .resourceReleased(let id, let request):
            return .shape(("incident", id), ("request", request))
        case .resourceReturned(let id, let request, let used):
            return .shape(("incident", id), ("request", request), ("used", used))
        case .poolOutOfService(let pool, let units, let why):
            return .shape(("pool", pool), ("units", units), ("why", why))
        case .restockOrdered(let pool, let units, let due):
            return .shape(("pool", pool), ("units", units), ("due", due))
        case .poolRestocked(let pool, let units, let note):
            return .shape(("pool", pool), ("units", units), ("note", note))
        case .poolDivided, .resourceOffered, .resourceSubstituted, .resourcePreempted,
            .reserveOpened, .membersCommitted, .fatigueNear, .memberStoodDown,
            .memberOutOfService, .spanExceeded, .preparationConfirmed, .preparationWaived,
            .suppliesUsed, .lotStored, .stockExpired, .stockDiscarded, .poolAssessed:
            return resourcePayload

        // Notices
        case .noticeDrafted(let id, let notice):
            return .shape(("incident", id), ("notice", notice))
        case .noticeApproved(let id, let notice, let person):
            return .shape(("incident", id), ("notice", notice), ("person", person))
        case .noticeReleased(let id, let notice, let reason):
            return .shape(("incident", id), ("notice", notice), ("because", reason))
        case .noticeStopped(let id, let notice, let reason):
            return .shape(("incident", id), ("notice", notice), ("reason", reason))
        case .noticeCompleted(let id, let notice, let counts, let digest):
            return .shape(
                ("incident", id), ("notice", notice), ("counts", counts),
                ("ledger_digest", digest))

        // Targets
        case .targetStarted(let id, let target, let start, let due, let atRisk):
            return .shape(
                ("incident", id), ("target", target), ("started_at", start), ("due", due),
                ("at_risk", atRisk))
        case .targetMoved(let id, let target, let due, let atRisk):
            return .shape(
                ("incident", id), ("target", target), ("due", due), ("at_risk", atRisk))
        case .targetAtRisk(let id, let target): return .shape(("incident", id), ("target", target))
        case .targetMet(let id, let target, let margin):
            return .shape(("incident", id), ("target", target), ("margin", margin))
        case .targetBreached(let id, let target):
            return .shape(("incident", id), ("target", target))
        case .targetDropped(let id, let target): return .shape(("incident", id), ("target", target))

        // The end
        case .incidentMitigated(let id, let note): return .shape(("incident", id), ("note", note))
        case .incidentRecovered(let id, let note): return .shape(("incident", id), ("note", note))
        case .incidentRelapsed(let id, let reason):
            return .shape(("incident", id), ("reason", reason))
        case .standDownConditionChanged(let id, let holds):
            return .shape(("incident", id), ("holds", holds))
        case .checklistConfirmed(let id, let items):
            return .shape(("incident", id), ("items", items))
        case .responseEnded(let id, let note): return .shape(("incident", id), ("note", note))
        case .reviewOpened(let id, let due): return .shape(("incident", id), ("due", due))
        case .reviewRecorded(let id, let entry): return .shape(("incident", id), ("entry", entry))
        case .reviewCompleted(let id): return .shape(("incident", id))
        case .actionAdded(let id, let action): return .shape(("incident", id), ("action", action))
        case .actionCompleted(let id, let action, let note):
            return .shape(("incident", id), ("action", action), ("note", note))
        case .actionVerified(let id, let action, let isEffective, let note):
            return .shape(
                ("incident", id), ("action", action), ("is_effective", isEffective),
                ("note", note))
        case .incidentClosed(let id, let note): return .shape(("incident", id), ("note", note))
        case .noteAdded(let id, let text): return .shape(("incident", id), ("text", text))
        }
    }
}
