// SPDX-License-Identifier: Apache-2.0
// What a command is about, as the first argument of many of them.

import ArgumentParser
import ResponseCore
import ResponseModel

/// The incident that a command is about.
struct IncidentArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The incident.", valueName: "id")) var name: String
    var id: IncidentID { IncidentID(name) }
}

/// The notice that a command is about.
struct NoticeArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The notice.", valueName: "notice")) var name: String
    var id: NoticeID { NoticeID(name) }
}

/// The pool that a command is about.
struct PoolArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The pool.", valueName: "pool")) var name: String
    var id: PoolID { PoolID(name) }
}

/// The request that a command is about.
struct RequestArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The request.", valueName: "request")) var name: String
    var id: RequestID { RequestID(name) }
}

/// The corrective action that a command is about.
struct ActionArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The action.", valueName: "action")) var name: String
    var id: ActionID { ActionID(name) }
}

/// The plan that a command is about.
struct PlanArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The plan, by its id.", valueName: "plan")) var name: String
    var id: PlanID { PlanID(name) }
}
