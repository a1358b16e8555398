// SPDX-License-Identifier: Apache-2.0
// Commands about one incident.

import CEL
import Notation
import ResponseCore
import ResponseModel

extension ScriptWriter {
    mutating func command(for incident: Incident, at now: Timestamp) -> Command {
        switch random.below(17) {
        case 0, 1: people(incident)
        case 2...5: steps(incident)
        case 14...16: beyondTheUsual(incident)
        case 6, 7: resources(incident)
        case 8, 9: notices(incident)
        case 10: levels(incident)
        default: life(incident, now)
        }
    }

    var text: String {
        mutating get { random.once(in: 15) ? " " : "because" }
    }

    private mutating func people(_ incident: Incident) -> Command {
        let role: RoleID = random.pick(
            [Role.incidentCommander, "operations_lead", "communications_lead", "juggler"], or: "")
        switch random.below(6) {
        case 0...2: return .role(.acknowledge(incident.id, role: random.once(in: 3) ? role : nil))
        case 3:
            return .role(.assign(incident.id, role: role, person: person, reason: text))
        case 4: return .role(.handOver(incident.id, to: person, brief: text))
        default:
            let page = random.pick(incident.pages.keys, or: "inc-0001.p99")
            let outcome: PageOutcome = random.once(in: 2) ? .accepted("sms") : .failed("no line")
            return .role(.reportPage(incident.id, page: page, outcome: outcome))
        }
    }

    private mutating func steps(_ incident: Incident) -> Command {
        let id = incident.id
        let open = incident.steps.keys.filter { incident.steps[$0]?.status.isEnded == false }
        let all = incident.plan?.playbook.steps.all.map(\.id) ?? []
        let step = random.once(in: 6) ? random.pick(all, or: "x") : random.pick(open, or: "x")
        if incident.steps[step]?.status == .submitted, !random.once(in: 3) {
            return .step(.review(id, step, accept: !random.once(in: 4), note: text))
        }
        switch random.below(16) {
        case 0...6: return .step(.complete(id, step, note: ""))
        case 7, 8: return .step(.start(id, step))
        case 9: return .step(.fail(id, step, reason: text))
        case 10, 11: return .step(.skip(id, step, reason: text, approver: nil))
        case 12:
            return .step(.skip(id, step, reason: text, approver: person))
        case 13:
            return .step(.rollBack(id, random.pick(incident.steps.keys, or: step), reason: text))
        case 14: return .step(.review(id, step, accept: random.once(in: 2), note: text))
        default:
            let added = ImprovisedStep(
                title: text, role: "operations_lead",
                within: random.once(in: 2) ? .minutes(Int64(random.below(9)) - 1) : nil)
            return .step(.add(id, added, reason: text, approver: random.once(in: 2) ? "ana" : nil))
        }
    }

    private mutating func resources(_ incident: Incident) -> Command {
        let request = random.pick(incident.requests.keys, or: "inc-0001.r9")
        switch random.below(12) {
        case 0...2:
            return .resource(
                .request(
                    incident.id, pool: pool,
                    units: random.below(8), skills: random.once(in: 5) ? ["refunds"] : [],
                    reason: text))
        case 3, 4:
            return .resource(
                .commit(
                    request, units: random.once(in: 2) ? random.below(4) : nil,
                    force: random.once(in: 2), reason: text))
        case 5: return .resource(.decline(request, reason: text))
        case 6:
            return .resource(.mobilise(request, arrivesIn: random.once(in: 2) ? .minutes(5) : nil))
        case 7: return .resource(.assign(request))
        case 8, 9: return .resource(.release(request))
        default:
            return .resource(.giveBack(request, used: random.once(in: 2) ? random.below(4) - 1 : 0))
        }
    }

    private mutating func notices(_ incident: Incident) -> Command {
        let open = incident.notices.values.filter {
            $0.status == .drafted || $0.status == .released
        }
        let notice = random.pick(open.map(\.id), or: "inc-0001.n99")
        switch random.below(10) {
        case 0...4: return .notice(.approve(notice))
        case 5:
            return .notice(.release(notice, bypass: random.once(in: 3) ? text : nil))
        case 6: return .notice(.stop(notice, reason: text))
        default:
            let counts = DeliveryCounts(
                accepted: random.below(9) - 1, rejected: random.below(3), suppressed: 0)
            return .notice(.complete(notice, counts, ledgerDigest: "d"))
        }
    }

    private mutating func levels(_ incident: Incident) -> Command {
        switch random.below(8) {
        case 0: .level(.set(incident.id, level: random.below(5), reason: text))
        case 1: .level(.clear(incident.id, reason: text))
        default: .level(.recordFacts(incident.id, facts))
        }
    }

    private mutating func life(_ incident: Incident, _ now: Timestamp) -> Command {
        let id = incident.id
        let plan: PlanID? = random.pick(["payment", "warehouse", "hotline"])
        switch random.below(24) {
        case 0: return .incident(.assess(id, plan: random.once(in: 2) ? plan : nil, note: ""))
        case 1: return .incident(.warn(id, reason: text))
        case 2, 3: return .incident(.activate(id, plan: random.once(in: 3) ? plan : nil))
        case 4: return .incident(.mitigate(id, note: ""))
        case 5, 6: return .incident(.recover(id, note: ""))
        case 7: return .incident(.relapse(id, reason: text))
        case 8, 9: return .incident(.confirmChecklist(id, items: [random.below(2)]))
        case 10...13: return .incident(.standDown(id, note: ""))
        case 14: return .incident(.close(id, note: text))
        case 15: return .incident(.addNote(id, text: text))
        case 16: return .intake(.receiveSignals(Array(incident.signals.values)))
        default: return review(incident, now)
        }
    }

    private mutating func review(_ incident: Incident, _ now: Timestamp) -> Command {
        let id = incident.id
        let action = random.pick(incident.actions.keys, or: "inc-0001.a9")
        switch random.below(10) {
        case 0...3:
            let part = random.pick(ReviewPart.allCases, or: .cause)
            return .review(.record(id, .finding(part, text: text)))
        case 4: return .review(.record(id, .satisfaction(Double(random.below(12)) / 10)))
        case 5: return .review(.record(id, .noActionReason(text)))
        case 6:
            let draft = ActionDraft(
                title: text, owner: random.once(in: 4) ? "desk" : "bo", due: now + .days(1))
            return .review(.addAction(id, draft))
        case 7:
            return random.once(in: 2)
                ? .review(.completeAction(action, note: text))
                : .review(.verifyAction(action, isEffective: random.once(in: 2), note: text))
        case 8: return .review(.complete(id))
        default: return .incident(.close(id, note: text))
        }
    }
}
