// SPDX-License-Identifier: Apache-2.0

import Notation

extension Command {
    /// What is sent of it beside its name.
    var fields: JSON {
        switch self {
        // Plans
        case .installPlans: return .shape()
        case .revisePlan(let plan, let step):
            let frame = JSON.shape(("plan", plan))
            return .object((frame.members ?? []) + (step.shape.members ?? []))

        // Intake
        case .receiveSignals(let signals): return .shape(("signals", signals))
        case .declareIncident(let declaration): return declaration.shape
        case .assess(let incident, let plan, let note):
            return .shape(("incident", incident), ("plan", plan), ("note", note))
        case .warn(let incident, let reason):
            return .shape(("incident", incident), ("reason", reason))
        case .activate(let incident, let plan):
            return .shape(("incident", incident), ("plan", plan))

        // Facts and level
        case .recordFacts(let incident, let facts):
            return .shape(("incident", incident), ("facts", facts))
        case .setLevel(let incident, let level, let reason):
            return .shape(("incident", incident), ("level", level), ("reason", reason))
        case .clearLevel(let incident, let reason):
            return .shape(("incident", incident), ("reason", reason))

        // People
        case .acknowledge(let incident, let role):
            return .shape(("incident", incident), ("role", role))
        case .assignRole(let incident, let role, let person, let reason):
            return .shape(
                ("incident", incident), ("role", role), ("person", person), ("reason", reason))
        case .handOver(let incident, let to, let brief):
            return .shape(("incident", incident), ("to", to), ("brief", brief))
        case .reportPage(let incident, let page, let outcome):
            return .shape(("incident", incident), ("page", page), ("outcome", outcome))

        // Playbook
        case .startStep(let incident, let step):
            return .shape(("incident", incident), ("step", step))
        case .completeStep(let incident, let step, let note):
            return .shape(("incident", incident), ("step", step), ("note", note))
        case .reviewStep(let incident, let step, let accept, let note):
            return .shape(
                ("incident", incident), ("step", step), ("accept", accept), ("note", note))
        case .failStep(let incident, let step, let reason):
            return .shape(("incident", incident), ("step", step), ("reason", reason))
        case .skipStep(let incident, let step, let reason, let approver):
            return .shape(
                ("incident", incident), ("step", step), ("reason", reason), ("approver", approver))
        case .rollBackStep(let incident, let step, let reason):
            return .shape(("incident", incident), ("step", step), ("reason", reason))
        case .addStep(let incident, let step, let reason, let approver):
            return .shape(
                ("incident", incident), ("step", step), ("reason", reason), ("approver", approver))

        // Resources
        case .requestResource(let incident, let pool, let units, let skills, let reason):
            return .shape(
                ("incident", incident), ("pool", pool), ("units", units), ("skills", skills),
                ("reason", reason))
        case .commitResource(let request, let units, let force, let reason):
            return .shape(
                ("request", request), ("units", units), ("force", force), ("reason", reason))
        case .declineResource(let request, let reason):
            return .shape(("request", request), ("reason", reason))
        case .mobiliseResource(let request, let arrivesIn):
            return .shape(("request", request), ("arrives_in", arrivesIn))
        case .assignResource(let request): return .shape(("request", request))
        case .releaseResource(let request): return .shape(("request", request))
        case .returnResource(let request, let used):
            return .shape(("request", request), ("used", used))
        case .setOutOfService(let pool, let units, let why):
            return .shape(("pool", pool), ("units", units), ("why", why))
        case .restock(let pool, let units, let note):
            return .shape(("pool", pool), ("units", units), ("note", note))
        case .offerResource, .acceptOffer, .takeResource, .openReserve, .setMemberOutOfService,
            .confirmPreparation, .startUnprepared, .useSupplies, .restockLot, .discardStock,
            .assessPool:
            return resourceFields

        // Notices
        case .approveNotice(let notice): return .shape(("notice", notice))
        case .releaseNotice(let notice, let bypass):
            return .shape(("notice", notice), ("bypass", bypass))
        case .stopNotice(let notice, let reason):
            return .shape(("notice", notice), ("reason", reason))
        case .completeNotice(let notice, let counts, let ledgerDigest):
            return .shape(("notice", notice), ("counts", counts), ("ledger_digest", ledgerDigest))

        // The end
        case .mitigate(let incident, let note):
            return .shape(("incident", incident), ("note", note))
        case .recover(let incident, let note): return .shape(("incident", incident), ("note", note))
        case .relapse(let incident, let reason):
            return .shape(("incident", incident), ("reason", reason))
        case .confirmChecklist(let incident, let items):
            return .shape(("incident", incident), ("items", items))
        case .standDown(let incident, let note):
            return .shape(("incident", incident), ("note", note))
        case .recordReview(let incident, let entry):
            return .shape(("incident", incident), ("entry", entry))
        case .completeReview(let incident): return .shape(("incident", incident))
        case .addAction(let incident, let action):
            return .shape(("incident", incident), ("action", action))
        case .completeAction(let action, let note):
            return .shape(("action", action), ("note", note))
        case .verifyAction(let action, let isEffective, let note):
            return .shape(("action", action), ("is_effective", isEffective), ("note", note))
        case .close(let incident, let note): return .shape(("incident", incident), ("note", note))
        case .addNote(let incident, let text): return .shape(("incident", incident), ("text", text))

        // Drills and time
        case .startDrill(let scenario, let seed):
            return .shape(("scenario", scenario), ("seed", seed))
        case .deliverInject(let inject): return .shape(("inject", inject))
        case .endDrill(let scenario): return .shape(("scenario", scenario))
        case .tick: return .shape()
        }
    }
}
