// SPDX-License-Identifier: Apache-2.0

package import ResponseModel

extension PlanSet {
    /// The set in which a plan is in force, whatever its revision has come to: for tests and
    /// explanations, never for incidents.
    ///
    /// - Parameter isAlone: whether the other plans are left out, so that none is quicker.
    package func trying(_ plan: Plan, isAlone: Bool = false) -> PlanSet {
        var published = plan
        published.revisionState = .published
        published.effectiveFrom = nil
        var set = self
        set.organization.governance?.isRequired = false
        if isAlone { set.plans = [] }
        set.plans.insert(published)
        return set
    }
}
