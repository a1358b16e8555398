// SPDX-License-Identifier: Apache-2.0
// Thinks of commands: mostly such as somebody would give in the state at hand, some that make no
// sense at all. The commands about single incidents stand in ScriptWriter+Incident.swift.

import CEL
import Notation
import ResponseCore
import ResponseModel

struct ScriptWriter {
    var random: SplitMix
    private var keys = 0

    /// Whether people mostly want incidents to end.
    private let isPurposeful: Bool

    init(seed: UInt64) {
        random = SplitMix(seed: seed)
        isPurposeful = seed % 8 >= 4
    }

    /// Whether the script waits for the next deadline instead of asking for something.
    var waits: Bool {
        mutating get { random.once(in: 7) }
    }

    /// Whether the same command is decided twice, to see that the answer is the same.
    var looksTwice: Bool {
        mutating get { random.once(in: 5) }
    }

    /// Whether an event is stored and read again; texts of plans are needed by those after them.
    mutating func looksAtShape(of event: Event) -> Bool {
        if case .plansInstalled = event { true } else { random.once(in: 4) }
    }

    /// A moment some time after another one, rarely before it.
    mutating func later(_ moment: Timestamp) -> Timestamp {
        switch random.below(20) {
        case 0: moment + .hours(-1)
        case 1: moment + .hours(Int64(random.below(30)))
        case 2...8: moment
        default: moment + .seconds(Int64(random.below(400)))
        }
    }

    mutating func next(for state: State, at now: Timestamp) -> Submission {
        let command = command(for: state, at: now)
        let key: String? = random.once(in: 6) ? "k\(keys - random.below(3))" : nil
        keys += key == nil ? 0 : 1
        return Submission(command, by: actor(of: command), key: key)
    }

    private mutating func actor(of command: Command) -> Actor {
        switch (command, command.authority) {
        case (.intake(.receiveSignals), _): .system("alertmanager")
        case (.installPlans, _), (.tick, _): .coordinator
        case (.notice(.complete), _), (.role(.reportPage), _): .system("delivery")
        case (_, .anybody), (_, .person), (_, .holder), (_, .coordinator):
            random.once(in: 40) ? .system("robot") : .person(person)
        }
    }

    var person: PersonID {
        mutating get {
            if random.once(in: 60) { return "zed" }
            return random.pick(
                ["ana", "ana", "ana", "ana", "bo", "chen", "dana", "eve"], or: "ana")
        }
    }

    private mutating func command(for state: State, at now: Timestamp) -> Command {
        switch random.below(22) {
        case 0...2: return .intake(.receiveSignals(signals))
        case 3: return random.once(in: 2) ? .intake(.declare(declaration(now))) : .tick
        case 4: return pools(at: now)
        case 5 where random.once(in: 2):
            return .installPlans(ScriptPlans.set(random.pick(ScriptPlans.names, or: "first")))
        case 5: return drills
        default: break
        }
        let ids = random.once(in: 12) ? Array(state.incidents.keys) : state.open
        guard let id = random.pick(ids), let incident = state.incidents[id],
            !random.once(in: 50)
        else {
            return random.once(in: 2)
                ? .intake(.receiveSignals(signals))
                : .incident(.addNote("inc-9999", text: "Nobody knows it."))
        }
        if isPurposeful, !random.once(in: 4) {
            let oldest = state.open.first.flatMap { state.incidents[$0] } ?? incident
            return towardsTheEnd(of: oldest, at: now)
        }
        return command(for: incident, at: now)
    }

    private var signals: [Signal] {
        mutating get { (0...random.below(3)).map { _ in signal } }
    }

    private var signal: Signal {
        mutating get {
            let key = random.pick(["a", "b", "c", "d", "e", "f"], or: "a")
            let rate = random.pick(["0", "0.1", "0.3", "0.9", "4", "9", "high"], or: "0")
            return Story.signal(
                key, rate: rate,
                service: random.pick(["payments", "warehouse", "hotline", "unknown"], or: ""),
                region: random.pick(["east", "west"], or: ""),
                status: random.once(in: 3) ? .resolved : .firing)
        }
    }

    private mutating func declaration(_ now: Timestamp) -> Declaration {
        let plan: PlanID? = random.pick(["payment", "warehouse", "hotline", "none"])
        return Declaration(
            title: random.once(in: 20) ? " " : "Something",
            plan: random.once(in: 3) ? nil : plan,
            occurredAt: random.once(in: 3) ? now + .minutes(-5) : nil,
            facts: random.once(in: 3) ? facts : [], activates: !random.once(in: 3))
    }

    var facts: [Fact] {
        mutating get {
            let all = [
                Fact(name: "error_rate", value: .double(Double(random.below(11)) / 10)),
                Fact(name: "error_rate", value: .int(0)),
                Fact(name: "leak", value: .bool(random.once(in: 3))),
                Fact(name: "customers", value: .int(Int64(random.below(20)))),
                Fact(name: "backlog", value: .int(Int64(random.below(11)))),
                Fact(name: "backlog", value: .string("many")),
                Fact(name: "cause", value: .string(random.once(in: 2) ? "fire" : "flood")),
                Fact(name: "waiting", value: .double(Double(random.below(11)) / 10)),
                Fact(name: "level", value: .int(1)),
            ]
            return (0...random.below(2)).compactMap { _ in random.pick(all) }
        }
    }

    private var drills: Command {
        mutating get {
            switch random.below(3) {
            case 0: .drill(.start("night", seed: 7))
            case 1:
                .drill(
                    .deliverInject(
                        InjectRecord(
                            number: 1, from: "CEO", method: "phone", text: LocalizedText("?"))))
            default: .drill(.end("night"))
            }
        }
    }
}
