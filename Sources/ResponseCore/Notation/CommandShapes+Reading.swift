// SPDX-License-Identifier: Apache-2.0

import Notation

extension Command {
    /// Reads the fields of a kind. Notes may be left out; a reason may not.
    static func read(_ kind: CommandKind, _ json: JSON) throws(ShapeError) -> Command {
        switch kind {
        // Plans
        case .revisePlan: .revisePlan(try json.read("plan"), try RevisionStep(shape: json))

        // Intake
        case .receiveSignals: .receiveSignals(try json.read("signals"))
        case .declareIncident: .declareIncident(try Declaration(shape: json))
        case .assess:
            .assess(
                try json.read("incident"), plan: try json.readIfPresent("plan"),
                note: try json.read("note", default: ""))
        case .warn: .warn(try json.read("incident"), reason: try json.read("reason"))
        case .activate: .activate(try json.read("incident"), plan: try json.readIfPresent("plan"))

        // Facts and level
        case .recordFacts:
            .recordFacts(try json.read("incident"), try json.readFacts("facts"))
        case .setLevel:
            .setLevel(
                try json.read("incident"), level: try json.read("level"),
                reason: try json.read("reason"))
        case .clearLevel: .clearLevel(try json.read("incident"), reason: try json.read("reason"))

        // People
        case .acknowledge:
            .acknowledge(try json.read("incident"), role: try json.readIfPresent("role"))
        case .assignRole:
            .assignRole(
                try json.read("incident"), role: try json.read("role"),
                person: try json.read("person"), reason: try json.read("reason"))
        case .handOver:
            .handOver(
                try json.read("incident"), to: try json.read("to"), brief: try json.read("brief"))
        case .reportPage:
            .reportPage(
                try json.read("incident"), page: try json.read("page"),
                outcome: try json.read("outcome"))

        // Playbook
        case .startStep: .startStep(try json.read("incident"), try json.read("step"))
        case .completeStep:
            .completeStep(
                try json.read("incident"), try json.read("step"),
                note: try json.read("note", default: ""))
        case .reviewStep:
            .reviewStep(
                try json.read("incident"), try json.read("step"), accept: try json.read("accept"),
                note: try json.read("note", default: ""))
        case .failStep:
            .failStep(
                try json.read("incident"), try json.read("step"), reason: try json.read("reason"))
        case .skipStep:
            .skipStep(
                try json.read("incident"), try json.read("step"), reason: try json.read("reason"),
                approver: try json.readIfPresent("approver"))
        case .rollBackStep:
            .rollBackStep(
                try json.read("incident"), try json.read("step"), reason: try json.read("reason"))
        case .addStep:
            .addStep(
                try json.read("incident"), try json.read("step"), reason: try json.read("reason"),
                approver: try json.readIfPresent("approver"))

        // Resources
        case .requestResource:
            .requestResource(
                try json.read("incident"), pool: try json.read("pool"),
                units: try json.read("units"), skills: try json.read("skills", default: []),
                reason: try json.read("reason"))
        case .commitResource:
            .commitResource(
                try json.read("request"), units: try json.readIfPresent("units"),
                force: try json.read("force", default: false),
                reason: try json.read("reason", default: ""))
        case .declineResource:
            .declineResource(try json.read("request"), reason: try json.read("reason"))
        case .mobiliseResource:
            .mobiliseResource(
                try json.read("request"), arrivesIn: try json.readIfPresent("arrives_in"))
        case .assignResource: .assignResource(try json.read("request"))
        case .releaseResource: .releaseResource(try json.read("request"))
        case .returnResource:
            .returnResource(try json.read("request"), used: try json.read("used", default: 0))
        case .setOutOfService:
            .setOutOfService(
                try json.read("pool"), units: try json.read("units"), why: try json.read("why"))
        case .restock:
            .restock(
                try json.read("pool"), units: try json.read("units"),
                note: try json.read("note", default: ""))
        case .offerResource, .acceptOffer, .takeResource, .openReserve, .setMemberOutOfService,
            .confirmPreparation, .startUnprepared, .useSupplies, .restockLot, .discardStock,
            .assessPool:
            try readResource(kind, json)

        // Notices
        case .approveNotice: .approveNotice(try json.read("notice"))
        case .releaseNotice:
            .releaseNotice(try json.read("notice"), bypass: try json.readIfPresent("bypass"))
        case .stopNotice: .stopNotice(try json.read("notice"), reason: try json.read("reason"))
        case .completeNotice:
            .completeNotice(
                try json.read("notice"), try json.read("counts"),
                ledgerDigest: try json.read("ledger_digest"))

        // The end
        case .mitigate:
            .mitigate(try json.read("incident"), note: try json.read("note", default: ""))
        case .recover: .recover(try json.read("incident"), note: try json.read("note", default: ""))
        case .relapse: .relapse(try json.read("incident"), reason: try json.read("reason"))
        case .confirmChecklist:
            .confirmChecklist(try json.read("incident"), items: try json.read("items"))
        case .standDown:
            .standDown(try json.read("incident"), note: try json.read("note", default: ""))
        case .recordReview: .recordReview(try json.read("incident"), try json.read("entry"))
        case .completeReview: .completeReview(try json.read("incident"))
        case .addAction: .addAction(try json.read("incident"), try json.read("action"))
        case .completeAction:
            .completeAction(try json.read("action"), note: try json.read("note", default: ""))
        case .verifyAction:
            .verifyAction(
                try json.read("action"), isEffective: try json.read("is_effective"),
                note: try json.read("note", default: ""))
        case .close: .close(try json.read("incident"), note: try json.read("note", default: ""))
        case .addNote: .addNote(try json.read("incident"), text: try json.read("text"))

        // Drills and time
        case .startDrill: .startDrill(try json.read("scenario"), seed: try json.read("seed"))
        case .deliverInject: .deliverInject(try json.read("inject"))
        case .endDrill: .endDrill(try json.read("scenario"))
        case .tick: .tick
        }
    }
}
