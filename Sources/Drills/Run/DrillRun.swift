// SPDX-License-Identifier: Apache-2.0
// A drill from its first moment to its last: the same core as in reality, fed by a scenario, by
// simulated people and by simulated channels, under a clock that jumps to the next thing that
// happens. Everything is decided by the plans, the scenario and one seed.

import Notation
import ResponseCore
package import ResponseModel

/// One run of a drill.
package struct DrillRun: Sendable {
    /// Something that is ahead.
    enum Task: Sendable {
        /// Somebody asks for something; `about` is the incident to look at if it is refused.
        case act(Intention, about: IncidentID?)
        /// The inject at this place of the list, from 0.
        case inject(Int)
        /// Look at an incident again.
        case look(IncidentID)
        case end
    }

    let scenario: Scenario
    private let plans: PlanSet
    private let seed: UInt64
    let streams: RandomStreams
    let people: SimulatedPeople
    let channels: SimulatedChannels

    private(set) var state: State
    var clock: VirtualClock<Task>
    private var agenda = Agenda()
    private var records: [Record] = []
    private var trace: [TraceLine] = []
    private var steps = 0
    private var ending: DrillOutcome.Ending?
    /// Incidents that something has happened to since they were looked at, in that order.
    private var touched: [IncidentID] = []
    // Keys of effects that are on their way; only ever looked up.
    private var handledEffects: Set<String> = []
    private var idleTicks = 0
    /// Commands since the invariants were checked.
    private var unchecked = 0
    /// With up to so many incidents the invariants are checked after every command.
    private static let incidentsForEveryCheck = 20

    /// A run of a scenario with plans; the same three give the same journal.
    package init(scenario: Scenario, plans: PlanSet, seed: UInt64) {
        self.scenario = scenario
        self.plans = plans
        self.seed = seed
        streams = RandomStreams(seed: seed)
        people = SimulatedPeople(
            world: scenario.world, zone: plans.organization.zone, streams: streams)
        channels = SimulatedChannels(scenario: scenario, organization: plans.organization)
        state = State(world: .exercise(scenario.id))
        clock = VirtualClock(start: scenario.starts)
    }

    /// Runs the drill to its end; a run that has ended gives the same outcome again.
    package mutating func run() -> DrillOutcome {
        if steps == 0 { begin() }
        while ending == nil { advance() }
        return DrillOutcome(
            seed: seed, records: records, ending: ending ?? .finished, steps: steps,
            simulated: clock.now - scenario.starts, trace: trace, state: state)
    }

    private mutating func begin() {
        ask("install plans", .installPlans(plans), by: .controller)
        ask("start drill", .drill(.start(scenario.id, seed: seed)), by: .controller)
        if let refusal = trace.lazy.compactMap(\.refusal).first {
            stop(.stuck("The drill cannot begin: \(refusal.message)"))
        }
        for (index, inject) in scenario.injects.enumerated() {
            clock.schedule(.inject(index), at: scenario.starts + inject.at)
        }
        clock.schedule(.end, at: scenario.starts + scenario.lasts)
    }

    // A deadline that falls on the moment of something else comes first: what happens at that
    // moment is late.
    private mutating func advance() {
        guard clock.pending <= DrillLimits.pendingTasks else {
            return stop(.stuck("More than \(DrillLimits.pendingTasks) things are ahead at once."))
        }
        guard let next = clock.nextTime else {
            return stop(.stuck("Nothing is ahead, not even the end of the drill."))
        }
        if let deadline = nextDeadline(state), deadline <= next {
            tick(at: deadline)
        } else if let task = clock.advance() {
            perform(task)
        }
        lookAtTouched()
    }

    private mutating func tick(at deadline: Timestamp) {
        let before = clock.now
        clock.advance(to: deadline)
        let events = ask("tick", .tick, by: .coordinator)
        idleTicks = events.isEmpty && clock.now == before ? idleTicks + 1 : 0
        if idleTicks >= DrillLimits.idleTicks {
            stop(.stuck("At \(clock.now) the core asks to be woken and does nothing."))
        }
    }

    private mutating func perform(_ task: Task) {
        switch task {
        case .act(let intention, let incident): act(intention, about: incident)
        case .inject(let index): deliver(scenario.injects[index], number: index + 1)
        case .look(let incident): touch(incident)
        case .end:
            ask("end drill", .drill(.end(scenario.id)), by: .controller)
            checkInvariants(isLast: true)
            stop(.finished)
        }
    }

    private mutating func act(_ intention: Intention, about incident: IncidentID?) {
        guard
            let refusal = submit(intention.submission, named: intention.name).refusal,
            let time = agenda.refused(intention.name, because: refusal.reason, at: clock.now),
            let incident
        else { return }
        clock.schedule(.look(incident), at: time)
    }

    private mutating func stop(_ ending: DrillOutcome.Ending) {
        // The first reason counts; what comes after it is a consequence.
        if self.ending == nil { self.ending = ending }
    }

    // MARK: Asking the core

    /// Asks for something that is not repeated when it is refused.
    ///
    /// - Returns: what has happened; nothing when it was refused, which the trace shows.
    @discardableResult
    mutating func ask(_ name: String, _ command: Command, by actor: Actor) -> [Event] {
        submit(Submission(command, by: actor), named: name).events
    }

    private mutating func submit(
        _ submission: Submission, named name: String
    ) -> (events: [Event], refusal: Refusal?) {
        steps += 1
        if steps > DrillLimits.steps {
            stop(.stuck("More than \(DrillLimits.steps) things were done: something repeats."))
        }
        var line = TraceLine(offset: clock.now - scenario.starts, name: name, by: submission.by)
        defer { if trace.count < DrillLimits.traceLines { trace.append(line) } }
        do throws(Refusal) {
            let decided = try decide(submission, in: state, at: clock.now)
            let events = decided.events
            state = decided.state
            line.events = events.count
            for event in events { append(event, of: submission) }
            if !events.isEmpty { checkInvariants() }
            if events.contains(where: \.makesEffects) { startEffects() }
            return (events, nil)
        } catch {
            line.refusal = error
            return ([], error)
        }
    }

    private mutating func append(_ event: Event, of submission: Submission) {
        let occurrence = Occurrence(
            event, at: clock.now, by: submission.by, commandKey: submission.key)
        records.append(Record(sequence: Int64(records.count + 1), occurrence: occurrence))
        agenda.note(event)
        if let incident = event.incident { touch(incident) }
        if case .pool(let pool, .restockOrdered(let units, let due?)) = event {
            restock(pool, units, at: due)
        }
    }

    // The events of one command reach the disk together, so what must be true is true after the
    // last of them. A check looks at everything; with many incidents it is made less often, so
    // that its cost for each command stays the same. What is broken stays broken until it is seen.
    private mutating func checkInvariants(isLast: Bool = false) {
        unchecked += 1
        guard isLast || unchecked * Self.incidentsForEveryCheck >= state.incidents.count else {
            return
        }
        unchecked = 0
        let broken = state.checkInvariants()
        if !broken.isEmpty { stop(.invariantBroken(broken)) }
    }

    // Orders are delivered whole and on time; one without a time never comes.
    private mutating func restock(_ pool: PoolID, _ units: Int, at due: Timestamp) {
        let command = Command.pool(.restock(pool, units: units, note: StaffWording.delivered))
        schedule(
            Intention(
                name: "restock \(pool) \(due.milliseconds)",
                submission: Submission(command, by: .supplier), at: due),
            about: nil)
    }

    private mutating func touch(_ incident: IncidentID) {
        if touched.last != incident, !touched.contains(incident) { touched.append(incident) }
    }

    private mutating func lookAtTouched() {
        let incidents = touched
        touched = []
        for id in incidents {
            guard let incident = state.incidents[id], let organization = state.organization
            else { continue }
            let formed = Situation.intentions(
                for: incident, in: organization, people: people, agenda: agenda, at: clock.now)
            for intention in formed { schedule(intention, about: id) }
        }
    }

    /// Puts an intention on; of two with one name the second is dropped.
    mutating func schedule(_ intention: Intention, about incident: IncidentID?) {
        guard agenda.isFree(intention.name, at: clock.now) else { return }
        agenda.take(intention.name)
        clock.schedule(.act(intention, about: incident), at: intention.at)
    }

    // MARK: Effects

    private mutating func startEffects() {
        for effect in outstandingEffects(state, at: clock.now)
        where handledEffects.insert(effect.idempotencyKey).inserted {
            start(effect)
        }
    }

    private mutating func start(_ effect: Effect) {
        switch effect {
        case .sendNotice, .sendPage:
            preconditionFailure("a drill was told to reach the real world: \(effect)")
        case .rehearsePage(let page): rehearse(page.content)
        case .rehearseNotice(let notice): rehearse(notice.content)
        }
    }

    /// Ends the run when a text that leaves it does not say that it is an exercise.
    mutating func checkMark(of texts: [NoticeText], in what: String) {
        let unmarked = texts.filter { !ExerciseMarkChecker.isMarked($0) }
        guard !unmarked.isEmpty else { return }
        stop(.invariantBroken(["\(what) leaves the drill without the mark of an exercise"]))
    }
}

extension Event {
    /// Whether the shell owes the world something because of it.
    fileprivate var makesEffects: Bool {
        switch self {
        case .page(_, .ordered), .notice(_, .released): true
        case .page, .notice, .plansInstalled, .plan, .drill, .pool, .incident, .signal, .fact,
            .level, .role, .step, .resource, .target, .review:
            false
        }
    }
}

extension Actor {
    /// Who runs the drill (控制人员).
    static let controller = Actor.system("controller")
    /// Whoever delivers ordered supplies.
    static let supplier = Actor.system("supplier")
    /// The simulated senders.
    static let simulatedDelivery = Actor.system("delivery")
}
