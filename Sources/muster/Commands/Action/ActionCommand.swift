// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster action`: what is to be changed after incidents.
struct ActionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "action", abstract: "Corrective actions: owner, due date, effect check.",
        subcommands: [ActionList.self, ActionAdd.self, ActionDone.self, ActionVerify.self])
}
