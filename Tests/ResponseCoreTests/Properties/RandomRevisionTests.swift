// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Random scripts about revisions")
struct RandomRevisionTests {
    /// What the scripts must have reached, or they show nothing.
    static let landmarks: Set<String> = ["approved", "published", "retired", "expert_review"]

    @Test("whoever asks for what, no text comes into force without consent")
    func revisions() {
        var reached: Set<String> = []
        for seed in UInt64(1)...40 {
            var script = RevisionScript(seed: seed)
            script.play(commands: 200)
            reached.formUnion(script.reached)
            let done = script.done.joined(separator: "\n")
            #expect(script.broken == [], "seed \(seed):\n\(done)")
            #expect(script.speechless == 0, "seed \(seed): a refusal without a reason\n\(done)")
        }
        #expect(Self.landmarks.subtracting(reached).isEmpty)
    }
}

/// One script: people take steps in the life of a plan while its text changes.
private struct RevisionScript {
    private var writer: ScriptWriter
    private var state = State(world: .actual)
    private var now = monday
    private(set) var done: [String] = []
    private(set) var reached: Set<String> = []
    private(set) var broken: [String] = []
    private(set) var speechless = 0

    init(seed: UInt64) {
        writer = ScriptWriter(seed: seed)
        give(.installPlans(ScriptPlans.set("proposed")), by: .coordinator)
    }

    mutating func play(commands: Int) {
        for _ in 0..<commands where broken.isEmpty {
            now = writer.later(now)
            if writer.random.once(in: 80) {
                let set = writer.random.pick(["first", "proposed", "proposed"], or: "first")
                give(.installPlans(ScriptPlans.set(set)), by: .coordinator)
            } else {
                let sensible = writer.random.once(in: 2) ? nextStep : nil
                give(sensible ?? writer.revision(at: now), by: .person(writer.person))
            }
        }
    }

    /// What a revision under way waits for; who asks for it is left to chance.
    private var nextStep: Command? {
        guard let plan = state.planSet?.plans["payment"], let known = state.revision(of: plan),
            known.isUnderWay
        else { return nil }
        if known.state == .approved {
            return .plan(.revise(plan.id, .publish(effectiveFrom: nil, scope: "")))
        }
        guard let function = known.missingReviews(plan).first else {
            return .plan(.revise(plan.id, .approve(note: "")))
        }
        return .plan(
            .revise(
                plan.id, .review(function, accept: true, asksForExperts: false, note: "")))
    }

    private mutating func give(_ command: Command, by actor: Actor) {
        do throws(Refusal) {
            for event in try decide(Submission(command, by: actor), in: state, at: now).events {
                done.append("\(now) \(actor) \(event.kind) \(event.payload.compact.prefix(200))")
                evolve(&state, Occurrence(event, at: max(now, state.now), by: actor))
                broken += state.checkInvariants()
            }
        } catch {
            if error.message.isEmpty || error.help.isEmpty { speechless += 1 }
        }
        let revisions = state.revisions.values.flatMap { $0 }
        reached.formUnion(revisions.map(\.state.rawValue))
        checkForce()
    }

    // What runs incidents was published, or is believed by the word of its file.
    private mutating func checkForce() {
        for plan in state.planSet?.plans.all ?? [] {
            guard let held = state.planInForce(plan.id, at: now) else { continue }
            let known = state.revision(of: held)
            if known?.state ?? held.revisionState != .published {
                broken.append("\(held.id) \(held.digest) is in force as \(held.revisionState).")
            }
        }
    }
}
