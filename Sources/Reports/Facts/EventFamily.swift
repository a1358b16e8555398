// SPDX-License-Identifier: Apache-2.0
// Events sorted by what they are about: for filters of the timeline, and so that the wording of
// each family stands in a file of its own.

package import ResponseCore
import ResponseModel

/// What an event is about.
package enum EventFamily: String, Sendable, Hashable, CaseIterable {
    case plans, drill, intake, level, people, steps, resources, notices, targets, ending, review

    /// The family of an event.
    package init(_ event: Event) {
        switch event {
        case .plansInstalled, .planRevised: self = .plans
        case .drillStarted, .injectDelivered, .drillEnded: self = .drill
        case .incidentReported, .signalAttached, .signalUpdated, .incidentAssessed,
            .incidentWarned, .incidentActivated, .factsRecorded, .noteAdded:
            self = .intake
        case .incidentClassified, .levelChanged, .levelLoweringBegan, .levelLoweringStopped,
            .levelReleased:
            self = .level
        case .roleAssigned, .roleLeftVacant, .pageOrdered, .pageReported, .pageAcknowledged,
            .rungTimedOut, .ladderExhausted, .incidentAcknowledged, .commandTransferred:
            self = .people
        case .stepReady, .stepStarted, .stepSubmitted, .stepReviewed, .stepBranched, .stepDone,
            .stepFailed, .stepSkipped, .stepRolledBack, .stepAdded, .stepOverdue, .playbookEnded:
            self = .steps
        case .resourceRequested, .resourceCommitted, .resourceShort, .resourceDeclined,
            .resourceMobilised, .resourceAssigned, .resourceReleased, .resourceReturned,
            .poolOutOfService, .restockOrdered, .poolRestocked, .poolDivided, .resourceOffered,
            .resourceSubstituted, .resourcePreempted, .reserveOpened, .membersCommitted,
            .fatigueNear, .memberStoodDown, .memberOutOfService, .spanExceeded,
            .preparationConfirmed, .preparationWaived, .suppliesUsed, .lotStored, .stockExpired,
            .stockDiscarded, .poolAssessed:
            self = .resources
        case .noticeDrafted, .noticeApproved, .noticeReleased, .noticeStopped, .noticeCompleted:
            self = .notices
        case .targetStarted, .targetMoved, .targetAtRisk, .targetMet, .targetBreached,
            .targetDropped:
            self = .targets
        case .incidentMitigated, .incidentRecovered, .incidentRelapsed,
            .standDownConditionChanged, .checklistConfirmed, .responseEnded, .incidentClosed:
            self = .ending
        case .reviewOpened, .reviewRecorded, .reviewCompleted, .actionAdded, .actionCompleted,
            .actionVerified:
            self = .review
        }
    }
}
