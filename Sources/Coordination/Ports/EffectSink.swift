// SPDX-License-Identifier: Apache-2.0

package import ResponseCore

/// What one incident owes the world, in the order in which it came to owe it.
package struct OwedEffects: Sendable {
    package var incident: IncidentID
    package var effects: [Effect]

    /// What an incident owes, told directly.
    package init(incident: IncidentID, effects: [Effect]) {
        self.incident = incident
        self.effects = effects
    }

    /// What an incident owes by a state.
    package init(of incident: IncidentID, by state: State) {
        self.incident = incident
        effects = outstandingEffects(state, of: incident)
    }
}

/// Takes over what the coordinator owes the world.
package protocol EffectSink: Sendable {
    /// Everything that some incidents owe at this moment: at the start of all that owe something,
    /// then of those that have changed. Most of it is known from before and must be done only once
    /// (see `Effect.idempotencyKey`); what an incident owed and owes no more has ended. Must not
    /// wait.
    func accept(_ outstanding: [OwedEffects])
}
