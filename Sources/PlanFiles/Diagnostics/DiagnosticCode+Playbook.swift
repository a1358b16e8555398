// SPDX-License-Identifier: Apache-2.0

// Steps and the ways between them: MU0501 and on.
extension DiagnosticCode {
    package static let unknownStep = DiagnosticCode(
        "MU0501", "unknown step", .error,
        "A step is referred to that the playbook does not have.",
        remedy: "Correct the name, or add the step.")

    package static let unreachableStep = DiagnosticCode(
        "MU0502", "unreachable step", .error,
        "No way leads from the start of the playbook to a step.",
        remedy: "Name the step in then, a branch or a rollback, or remove it.",
        canBeSilenced: true)

    package static let stepCycle = DiagnosticCode(
        "MU0503", "step cycle", .error,
        "A step leads back to itself without a while.",
        remedy: "End the way with then: end; what repeats is a while step.")

    package static let stepWithoutOwnerOrDeadline = DiagnosticCode(
        "MU0504", "step without owner or deadline", .warning,
        "A step has no owner or no deadline (S039).",
        remedy: "Give every step a role that does it and a time for it.")

    package static let destructiveWithoutRollback = DiagnosticCode(
        "MU0505", "destructive without rollback", .warning,
        "A destructive step has no way back.",
        remedy: "Name the step that undoes it under rollback. Under pressure nobody invents a way"
            + " back.",
        example: (
            "wipe: {type: action, destructive: true, …}",
            "wipe: {type: action, destructive: true, rollback: restore, …}"
        ))

    package static let roleNotFilled = DiagnosticCode(
        "MU0506", "role not filled", .warning,
        "A step or rule uses a role that the plan does not fill.",
        remedy: "Fill the role under roles of the plan, or give the step to another one.")

    package static let branchesDoNotJoin = DiagnosticCode(
        "MU0507", "branches do not join", .warning,
        "Branches of a step run on instead of joining where it ends.",
        remedy: "What follows a parallel step waits for all its branches. A branch that leads on"
            + " to a step by itself does that step without waiting, and perhaps twice. End the"
            + " branches, and name the step under then of the parallel step.",
        example: (
            """
            both: {type: parallel, branches: [left, right]}
            left: {type: action, then: verify, …}
            right: {type: action, then: verify, …}
            """,
            """
            both: {type: parallel, branches: [left, right], then: verify}
            left: {type: action, …}
            right: {type: action, …}
            """
        ))

    package static let deadlinesBeyondTarget = DiagnosticCode(
        "MU0508", "deadlines beyond target", .warning,
        "The deadlines of the steps add up to more than the target.",
        remedy: "Along the longest way every step may take its whole time, and then the target is"
            + " missed although nobody was late. A loop is counted once. Give the steps less time,"
            + " do some of them at once, or give the level more.")

    /// The family in the order of its numbers.
    static let playbook: [DiagnosticCode] = [
        .unknownStep, .unreachableStep, .stepCycle, .stepWithoutOwnerOrDeadline,
        .destructiveWithoutRollback, .roleNotFilled, .branchesDoNotJoin, .deadlinesBeyondTarget,
    ]
}
