// SPDX-License-Identifier: Apache-2.0

package import ResponseCore
package import ResponseModel

/// Histories of the sample organisation, made by the core itself.
package enum SampleWorld {
    /// What happens when commands are given at `SampleOrganization.start`; refusals are skipped.
    package static func history(
        of submissions: [Submission], in world: World = .actual
    ) -> (state: State, records: [Record]) {
        var state = State(world: world)
        var records: [Record] = []
        for submission in submissions {
            let events: [Event]
            do {
                events = try decide(submission, in: state, at: SampleOrganization.start).events
            } catch {
                continue
            }
            for event in events {
                let occurrence = Occurrence(
                    event, at: SampleOrganization.start, by: submission.by,
                    commandKey: submission.key)
                evolve(&state, occurrence)
                records.append(
                    Record(sequence: Int64(records.count + 1), occurrence: occurrence))
            }
        }
        return (state, records)
    }

    /// The state after a response has begun, for an audience of these customers.
    package static func response(
        for members: [Customer] = SampleOrganization.customers, in world: World = .actual
    ) -> State {
        let planSet = SampleOrganization.planSet(members: members)
        return history(
            of: [
                Submission(.installPlans(planSet), by: .coordinator),
                SampleOrganization.declaration(),
            ], in: world
        ).state
    }

    /// Records of so many notes after a response has begun.
    package static func records(notes: Int) -> [Record] {
        history(
            of: [SampleOrganization.installation, SampleOrganization.declaration()]
                + (0..<notes).map { number in
                    Submission(
                        .incident(.addNote("inc-0001", text: "note \(number) — 第\(number)条")),
                        by: .person("ana"), key: number.isMultiple(of: 2) ? "key-\(number)" : nil)
                }
        ).records
    }
}
