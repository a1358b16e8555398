// SPDX-License-Identifier: Apache-2.0
// Nobody works beyond the fatigue limit: told when it is near, relief is asked for in time, and at
// the limit the person is stood down. One role leads at most seven people before it is said.

import Notation
import ResponseModel

extension Decision {
    /// Looks at the people of an incident whose limit is near or reached.
    mutating func watchFatigue(_ id: IncidentID) {
        guard let incident = state.incidents[id], let due = incident.nextFatigue, due <= now else {
            return
        }
        for request in incident.requests.values where request.isOnDuty {
            for duty in request.duties {
                if let limit = duty.limit, limit <= now {
                    standDown(duty, request)
                }
            }
            warn(of: request)
        }
    }

    private mutating func standDown(_ duty: MemberDuty, _ request: ResourceRequest) {
        emit(.resource(request.incident, .memberStoodDown(request.id, duty.person)))
        inform(request.incident, .stoodDown(duty.person))
    }

    private mutating func warn(of request: ResourceRequest) {
        let current = state.incidents[request.incident]?.requests[request.id]?.duties ?? []
        let tired = current.filter { !$0.isNear && $0.near.map { $0 <= now } ?? false }
        var limit = Timestamp.distantFuture
        for duty in tired {
            let until = duty.limit ?? now
            limit = min(limit, until)
            emit(.resource(request.incident, .fatigueNear(request.id, duty.person, limit: until)))
            inform(request.incident, .fatigueNear(duty.person, limit: until))
        }
        guard !tired.isEmpty, state.incidents[request.incident]?.phase.isResponding == true else {
            return
        }
        ask(
            request.incident, request.pool, tired.count, request.skills, .relief(for: request.id),
            limit)
    }

    // MARK: Span of control

    /// People whom the role of a request's pool leads in its incident; nil where no role is named.
    func peopleLed(in request: ResourceRequest) -> Int? {
        guard let organization = state.organization,
            let role = organization.pools[request.pool]?.reportsTo
        else { return nil }
        let all = state.incidents[request.incident]?.requests.values ?? []
        return all.reduce(0) { sum, other in
            organization.pools[other.pool]?.reportsTo == role ? sum + other.holds : sum
        }
    }

    mutating func watchSpan(of request: ResourceRequest, before: Int?) {
        guard let before, let after = peopleLed(in: request),
            before <= Limits.spanOfControl, after > Limits.spanOfControl,
            let role = state.organization?.pools[request.pool]?.reportsTo
        else { return }
        emit(.role(request.incident, .spanExceeded(role, people: after)))
        inform(request.incident, .spanExceeded(role, people: after))
    }

    // MARK: Telling the commander

    /// Pages whoever commands an incident with news; a response that has ended needs none.
    mutating func inform(_ id: IncidentID, _ news: PageNews) {
        guard let incident = state.incidents[id], incident.phase < .inReview,
            incident.pages.count < Limits.pagesPerIncident,
            let person = incident.commander ?? incident.acknowledgedBy
        else { return }
        emit(
            .page(
                id,
                .ordered(
                    Page(
                        id: PageID("\(id).p\(incident.pages.count + 1)"), person: person,
                        role: Role.incidentCommander, rung: 0, orderedAt: now, due: nil, news: news)
                )))
    }
}
