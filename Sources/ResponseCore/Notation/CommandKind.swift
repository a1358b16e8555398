// SPDX-License-Identifier: Apache-2.0

/// The names of the commands that may come from outside. Plans are installed by the process that
/// has their folder, never by a request.
package enum CommandKind: String, Sendable, Hashable, CaseIterable {
    // Plans
    case revisePlan = "revise_plan"

    // Intake
    case receiveSignals = "receive_signals"
    case declareIncident = "declare_incident"
    case assess = "assess"
    case warn = "warn"
    case activate = "activate"

    // Facts and level
    case recordFacts = "record_facts"
    case setLevel = "set_level"
    case clearLevel = "clear_level"

    // People
    case acknowledge = "acknowledge"
    case assignRole = "assign_role"
    case handOver = "hand_over"
    case reportPage = "report_page"

    // Playbook
    case startStep = "start_step"
    case completeStep = "complete_step"
    case reviewStep = "review_step"
    case failStep = "fail_step"
    case skipStep = "skip_step"
    case rollBackStep = "roll_back_step"
    case addStep = "add_step"

    // Resources
    case requestResource = "request_resource"
    case commitResource = "commit_resource"
    case declineResource = "decline_resource"
    case mobiliseResource = "mobilise_resource"
    case assignResource = "assign_resource"
    case releaseResource = "release_resource"
    case returnResource = "return_resource"
    case setOutOfService = "set_out_of_service"
    case restock = "restock"

    // Resources: offers, force, people, supplies
    case offerResource = "offer_resource"
    case acceptOffer = "accept_offer"
    case takeResource = "take_resource"
    case openReserve = "open_reserve"
    case setMemberOutOfService = "set_member_out_of_service"
    case confirmPreparation = "confirm_preparation"
    case startUnprepared = "start_unprepared"
    case useSupplies = "use_supplies"
    case restockLot = "restock_lot"
    case discardStock = "discard_stock"
    case assessPool = "assess_pool"

    // Notices
    case approveNotice = "approve_notice"
    case releaseNotice = "release_notice"
    case stopNotice = "stop_notice"
    case completeNotice = "complete_notice"

    // The end
    case mitigate = "mitigate"
    case recover = "recover"
    case relapse = "relapse"
    case confirmChecklist = "confirm_checklist"
    case standDown = "stand_down"
    case recordReview = "record_review"
    case completeReview = "complete_review"
    case addAction = "add_action"
    case completeAction = "complete_action"
    case verifyAction = "verify_action"
    case close = "close"
    case addNote = "add_note"

    // Drills and time
    case startDrill = "start_drill"
    case deliverInject = "deliver_inject"
    case endDrill = "end_drill"
    case tick = "tick"
}

extension Command {
    /// The name under which it is sent; nil for `installPlans`, which cannot be sent.
    package var commandKind: CommandKind? {
        switch self {
        case .installPlans: nil
        case .revisePlan: .revisePlan
        case .receiveSignals: .receiveSignals
        case .declareIncident: .declareIncident
        case .assess: .assess
        case .warn: .warn
        case .activate: .activate
        case .recordFacts: .recordFacts
        case .setLevel: .setLevel
        case .clearLevel: .clearLevel
        case .acknowledge: .acknowledge
        case .assignRole: .assignRole
        case .handOver: .handOver
        case .reportPage: .reportPage
        case .startStep: .startStep
        case .completeStep: .completeStep
        case .reviewStep: .reviewStep
        case .failStep: .failStep
        case .skipStep: .skipStep
        case .rollBackStep: .rollBackStep
        case .addStep: .addStep
        case .requestResource: .requestResource
        case .commitResource: .commitResource
        case .declineResource: .declineResource
        case .mobiliseResource: .mobiliseResource
        case .assignResource: .assignResource
        case .releaseResource: .releaseResource
        case .returnResource: .returnResource
        case .setOutOfService: .setOutOfService
        case .restock: .restock
        case .offerResource: .offerResource
        case .acceptOffer: .acceptOffer
        case .takeResource: .takeResource
        case .openReserve: .openReserve
        case .setMemberOutOfService: .setMemberOutOfService
        case .confirmPreparation: .confirmPreparation
        case .startUnprepared: .startUnprepared
        case .useSupplies: .useSupplies
        case .restockLot: .restockLot
        case .discardStock: .discardStock
        case .assessPool: .assessPool
        case .approveNotice: .approveNotice
        case .releaseNotice: .releaseNotice
        case .stopNotice: .stopNotice
        case .completeNotice: .completeNotice
        case .mitigate: .mitigate
        case .recover: .recover
        case .relapse: .relapse
        case .confirmChecklist: .confirmChecklist
        case .standDown: .standDown
        case .recordReview: .recordReview
        case .completeReview: .completeReview
        case .addAction: .addAction
        case .completeAction: .completeAction
        case .verifyAction: .verifyAction
        case .close: .close
        case .addNote: .addNote
        case .startDrill: .startDrill
        case .deliverInject: .deliverInject
        case .endDrill: .endDrill
        case .tick: .tick
        }
    }
}
