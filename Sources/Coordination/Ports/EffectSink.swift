// SPDX-License-Identifier: Apache-2.0

package import ResponseCore

/// Takes over what the coordinator owes the world.
package protocol EffectSink: Sendable {
    /// Everything that is owed at this moment; told after every change, so most of it is known from
    /// before and must be done only once (see `Effect.idempotencyKey`). Must not wait.
    func accept(_ outstanding: [Effect])
}
