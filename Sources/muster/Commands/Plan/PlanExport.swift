// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import PlanExchange
import PlanFiles
import ResponseCore
import ResponseModel

/// `muster plan export`.
struct PlanExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a plan as a playbook that other programs read.")

    @Flag(help: "As a playbook of OASIS CACAO 2.0: the only form there is.")
    var cacao = false

    @OptionGroup var plan: PlanArgument

    @Option(name: [.customShort("o"), .long], help: "The file. (default: standard output)")
    var output: String?

    @OptionGroup var session: SessionOptions

    func validate() throws {
        if !cacao { throw ValidationError("Add --cacao: that is the form to write.") }
    }

    func run() throws {
        let (model, planSet) = try PlanChoice.plan(plan.name, in: session.planFolder)
        let export = CACAOExport(model, in: planSet)
        for finding in export.findings { Terminal.complain(finding.text(inFile: plan.name)) }
        guard let text = export.text else {
            throw CommandFailure(.doesNotHold, "error: the plan cannot be written as a playbook.")
        }
        try PlanChoice.write(text, to: output)
    }
}
