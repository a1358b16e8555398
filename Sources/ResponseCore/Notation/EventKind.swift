// SPDX-License-Identifier: Apache-2.0

/// The names under which events are stored. A name and what it means never change; an event that
/// has to say something else gets a higher version or a new name.
package enum EventKind: String, Sendable, Hashable, CaseIterable {
    // Plans and drills
    case plansInstalled = "plans_installed"
    case planRevised = "plan_revised"
    case drillStarted = "drill_started"
    case injectDelivered = "inject_delivered"
    case drillEnded = "drill_ended"

    // Intake
    case incidentReported = "incident_reported"
    case signalAttached = "signal_attached"
    case signalUpdated = "signal_updated"
    case incidentAssessed = "incident_assessed"
    case incidentWarned = "incident_warned"
    case incidentActivated = "incident_activated"

    // Facts and level
    case factsRecorded = "facts_recorded"
    case incidentClassified = "incident_classified"
    case levelChanged = "level_changed"
    case levelLoweringBegan = "level_lowering_began"
    case levelLoweringStopped = "level_lowering_stopped"
    case levelReleased = "level_released"

    // People
    case roleAssigned = "role_assigned"
    case roleLeftVacant = "role_left_vacant"
    case pageOrdered = "page_ordered"
    case pageReported = "page_reported"
    case pageAcknowledged = "page_acknowledged"
    case rungTimedOut = "rung_timed_out"
    case ladderExhausted = "ladder_exhausted"
    case incidentAcknowledged = "incident_acknowledged"
    case commandTransferred = "command_transferred"

    // Playbook
    case stepReady = "step_ready"
    case stepStarted = "step_started"
    case stepSubmitted = "step_submitted"
    case stepReviewed = "step_reviewed"
    case stepBranched = "step_branched"
    case stepDone = "step_done"
    case stepFailed = "step_failed"
    case stepSkipped = "step_skipped"
    case stepRolledBack = "step_rolled_back"
    case stepAdded = "step_added"
    case stepOverdue = "step_overdue"
    case playbookEnded = "playbook_ended"

    // Resources
    case resourceRequested = "resource_requested"
    case resourceCommitted = "resource_committed"
    case resourceShort = "resource_short"
    case resourceDeclined = "resource_declined"
    case resourceMobilised = "resource_mobilised"
    case resourceAssigned = "resource_assigned"
    case resourceReleased = "resource_released"
    case resourceReturned = "resource_returned"
    case poolOutOfService = "pool_out_of_service"
    case restockOrdered = "restock_ordered"
    case poolRestocked = "pool_restocked"

    // Resources: division, offers, preemption, people, supplies
    case poolDivided = "pool_divided"
    case resourceOffered = "resource_offered"
    case resourceSubstituted = "resource_substituted"
    case resourcePreempted = "resource_preempted"
    case reserveOpened = "reserve_opened"
    case membersCommitted = "members_committed"
    case fatigueNear = "fatigue_near"
    case memberStoodDown = "member_stood_down"
    case memberOutOfService = "member_out_of_service"
    case spanExceeded = "span_exceeded"
    case preparationConfirmed = "preparation_confirmed"
    case preparationWaived = "preparation_waived"
    case suppliesUsed = "supplies_used"
    case lotStored = "lot_stored"
    case stockExpired = "stock_expired"
    case stockDiscarded = "stock_discarded"
    case poolAssessed = "pool_assessed"

    // Notices
    case noticeDrafted = "notice_drafted"
    case noticeApproved = "notice_approved"
    case noticeReleased = "notice_released"
    case noticeStopped = "notice_stopped"
    case noticeCompleted = "notice_completed"

    // Targets
    case targetStarted = "target_started"
    case targetMoved = "target_moved"
    case targetAtRisk = "target_at_risk"
    case targetMet = "target_met"
    case targetBreached = "target_breached"
    case targetDropped = "target_dropped"

    // The end
    case incidentMitigated = "incident_mitigated"
    case incidentRecovered = "incident_recovered"
    case incidentRelapsed = "incident_relapsed"
    case standDownConditionChanged = "stand_down_condition_changed"
    case checklistConfirmed = "checklist_confirmed"
    case responseEnded = "response_ended"
    case reviewOpened = "review_opened"
    case reviewRecorded = "review_recorded"
    case reviewCompleted = "review_completed"
    case actionAdded = "action_added"
    case actionCompleted = "action_completed"
    case actionVerified = "action_verified"
    case incidentClosed = "incident_closed"
    case noteAdded = "note_added"

    /// The version of the shape that is written today. Reading takes every version from 1 on.
    package var version: Int { 1 }

    /// The kind of a stored name; nil for a name that is not known here.
    init?(stored name: String) {
        guard let kind = Self.byName[name] else { return nil }
        self = kind
    }

    // `init(rawValue:)` compares one name after the other, which a replay of millions would feel.
    private static let byName = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
