// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
package import ResponseModel

/// A pool with its people, its stock, how it is called, and how it was divided last.
package struct PoolBoard: Board {
    /// Its line of the list, whose members come first.
    package var summary = PoolSummary()
    package var scopeOfUse: LocalizedText?
    package var callUp: CallUpPart?
    package var leadTimeSeconds = 0
    package var checklist: [LocalizedText] = []
    package var people: [MemberPart] = []
    package var lots: [LotPart] = []
    package var assessment: AssessmentPart?
    package var preemption: [RightPart] = []
    package var divisions: [DivisionPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        summary.members(&form)
        form("scope_of_use", &scopeOfUse)
        form("call_up", &callUp)
        form("lead_time", &leadTimeSeconds)
        form("checklist", &checklist)
        form("people", &people)
        form("lots", &lots)
        form("assessment", &assessment)
        form("preemption", &preemption)
        form("divisions", &divisions)
    }
}

extension PoolBoard {
    /// The board of a pool; nil: there is no such one.
    package init?(_ id: PoolID, _ source: BoardSource) {
        guard let model = source.organization?.pools[id] else { return nil }
        let units = source.state.pools[id] ?? PoolState(total: model.units)
        summary = PoolSummary(model, source)
        scopeOfUse = model.scopeOfUse
        callUp = model.callUp.map { CallUpPart($0, source) }
        leadTimeSeconds = model.leadTime(to: nil).wholeSeconds
        checklist = model.checklist
        people = model.members.map { MemberPart($0, of: model, source) }
        lots = units.lots.map { LotPart($0) }
        assessment = units.assessment.map { AssessmentPart($0, source) }
        preemption = source.state.preemption(of: id).rights.map { RightPart($0) }
        divisions = units.divisions.map { DivisionPart($0) }
    }
}

extension TimeSpan {
    var wholeSeconds: Int { Int(clamping: milliseconds / 1_000) }
}
