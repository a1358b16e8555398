// SPDX-License-Identifier: Apache-2.0
// What things are called. A journal speaks of identifiers; the names stand in the plans that were
// in force at the last event of the incident, and in the events that made requests, notices, pages
// and actions.

import Notation
import ResponseCore
import ResponseModel

/// Names of everything that the events of one incident mention.
struct Names {
    /// The plans in force at the last event of the incident.
    private(set) var organization: Organization?
    /// The revision by which the incident was run, if the journal holds it.
    private(set) var plan: Plan?
    /// The plan's name and the digest of its text as the incident was matched with them.
    private(set) var planMatch: (id: PlanID, digest: String?)?
    /// Whether and in which drill.
    private(set) var drill: ScenarioID?
    private(set) var reportedAt = Timestamp(milliseconds: 0)
    private(set) var lastEventAt = Timestamp(milliseconds: 0)
    private var requests = Register<RequestID, ResourceRequest>()
    private var notices = Register<NoticeID, Notice>()
    private var pages = Register<PageID, Page>()
    private var actions = Register<ActionID, CorrectiveAction>()
    private var improvised = Register<StepID, Step>()
    /// When each pool was installed or last assessed.
    private var lookedAt = Register<PoolID, Timestamp>()

    /// Reads the journal once; nil when it does not know the incident.
    init?(_ records: [Record], incident: IncidentID) {
        guard let last = records.lastIndex(where: { $0.event.incident == incident }) else {
            return nil
        }
        lastEventAt = records[last].at
        var sets: [PlanSet] = []
        for record in records[...last] {
            switch record.event {
            case .plansInstalled(let set):
                sets.append(set)
                for pool in set.organization.pools.all where lookedAt[pool.id] == nil {
                    lookedAt[pool.id] = record.at
                }
            case .pool(let pool, .assessed(let look)): lookedAt[pool] = look.at
            case .drill(.started(let scenario, _)): drill = scenario
            case .pool, .drill, .plan: break
            case .incident, .signal, .fact, .level, .role, .page, .step, .resource, .notice,
                .target, .review:
                guard record.event.incident == incident else { continue }
                if case .incident(_, .reported) = record.event { reportedAt = record.at }
                learn(record.event)
            }
        }
        organization = sets.last?.organization
        plan = Self.find(planMatch, in: sets)
    }

    private mutating func learn(_ event: Event) {
        switch event {
        case .incident(_, .reported(let report)):
            planMatch = report.match.plan.map { ($0, report.match.digest) }
        case .incident(_, .assessed(let plan?, let digest, _)): planMatch = (plan, digest)
        case .resource(_, .requested(let request)): requests[request.id] = request
        case .notice(_, .drafted(let notice)): notices[notice.id] = notice
        case .page(_, .ordered(let page)): pages[page.id] = page
        case .review(_, .actionAdded(let action)): actions[action.id] = action
        case .step(_, .added(let step, _)): improvised[step.id] = step
        case .plansInstalled, .plan, .drill, .pool, .incident, .signal, .fact, .level, .role,
            .page, .step, .resource, .notice, .target, .review:
            break
        }
    }

    // The digest pins the revision; without one the newest plan of that name counts.
    private static func find(_ match: (id: PlanID, digest: String?)?, in sets: [PlanSet]) -> Plan? {
        guard let match else { return nil }
        let revisions = sets.compactMap { $0.plans[match.id] }
        guard let digest = match.digest else { return revisions.last }
        return revisions.last { $0.digest == digest }
    }

    // MARK: Look-ups

    func person(_ id: PersonID) -> Evaluation.Named {
        named(id.raw, organization?.people[id]?.name)
    }

    func role(_ id: RoleID) -> Evaluation.Named {
        named(id.raw, organization?.roles[id]?.name)
    }

    func pool(_ id: PoolID) -> Evaluation.Named {
        named(id.raw, organization?.pools[id]?.name)
    }

    func poolModel(_ id: PoolID) -> ResourcePool? { organization?.pools[id] }

    /// When a pool is to be assessed again; nil: nothing is planned.
    func assessmentDue(_ id: PoolID) -> Timestamp? {
        guard let every = poolModel(id)?.assessEvery else { return nil }
        return lookedAt[id].map { $0 + every }
    }

    func audience(_ id: AudienceID) -> Evaluation.Named {
        named(id.raw, organization?.audiences[id]?.name)
    }

    func channel(_ id: ChannelID) -> Evaluation.Named {
        named(id.raw, organization?.channels[id]?.name)
    }

    func rotation(_ id: RotationID) -> Evaluation.Named {
        named(id.raw, organization?.rotations[id]?.name)
    }

    func actor(_ actor: Actor) -> Evaluation.Named {
        switch actor {
        case .person(let id): person(id)
        case .system("coordinator"):
            named("coordinator", LocalizedText(en: "Coordinator", zh: "协调系统"))
        case .system(let name): named(name, nil)
        }
    }

    /// An owner of actions: a person or a team, else the text itself.
    func owner(_ text: String) -> Evaluation.Named {
        let name =
            organization?.people[PersonID(text)]?.name ?? organization?.teams[TeamID(text)]?.name
        return named(text, name)
    }

    /// The class of a cause, from whichever taxonomy has it.
    func causeClass(_ id: String) -> Evaluation.Named {
        let classes = organization?.taxonomies.all.flatMap(\.classes) ?? []
        return named(id, classes.first { $0.id == id }?.name)
    }

    func level(_ number: Int) -> LocalizedText {
        organization?.scale[number]?.name ?? LocalizedText(en: "Level \(number)", zh: "\(number)级")
    }

    func planName(_ id: PlanID) -> Evaluation.Named {
        named(id.raw, plan?.id == id ? plan?.name : nil)
    }

    func step(_ id: StepID) -> Step? { improvised[id] ?? plan?.playbook.steps[id] }

    func stepTitle(_ id: StepID) -> LocalizedText { step(id)?.title ?? LocalizedText(id.raw) }

    func isImprovised(_ id: StepID) -> Bool { improvised[id] != nil }

    func request(_ id: RequestID) -> ResourceRequest? { requests[id] }

    func poolOf(_ id: RequestID) -> Evaluation.Named {
        requests[id].map { pool($0.pool) } ?? named(id.raw, nil)
    }

    func notice(_ id: NoticeID) -> Notice? { notices[id] }

    func page(_ id: PageID) -> Page? { pages[id] }

    func action(_ id: ActionID) -> CorrectiveAction? { actions[id] }

    /// What a target is about: the pool, the round, the name of the rule.
    func subject(_ key: TargetKey) -> LocalizedText {
        if let request = requests[RequestID(key.subject)] { return pool(request.pool).name }
        if let notice = notices[NoticeID(key.subject)] {
            return LocalizedText("\(notice.rule) (\(notice.id))")
        }
        return LocalizedText(key.subject)
    }

    /// The name of a target that does not depend on how the incident went: with the pool instead
    /// of the request, with the rule instead of the notice.
    func stableName(_ key: TargetKey) -> String {
        let subject =
            requests[RequestID(key.subject)]?.pool.raw
            ?? notices[NoticeID(key.subject)]?.rule ?? key.subject
        return TargetKey(key.kind, subject).description
    }

    /// Pools that the incident asked for units of.
    var requestedPools: [PoolID] {
        requests.values.map(\.pool)
    }

    private func named(_ id: String, _ name: LocalizedText?) -> Evaluation.Named {
        Evaluation.Named(id: id, name: name ?? LocalizedText(id))
    }
}
