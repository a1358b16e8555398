// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import PlanExchange
import PlanFiles
import ResponseCore
import ResponseModel

/// `muster plan import`.
struct PlanImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Make a plan file of a playbook; run nothing in it.")

    @Flag(help: "From a playbook of OASIS CACAO 2.0: the only form there is.")
    var cacao = false

    @Argument(help: "The playbook.")
    var file: String

    @Option(name: [.customShort("o"), .long], help: "The file. (default: standard output)")
    var output: String?

    func validate() throws {
        if !cacao { throw ValidationError("Add --cacao: that is the form to read.") }
    }

    func run() throws {
        let made = CACAOImport(try PlanChoice.bytes(of: file))
        for finding in made.findings { Terminal.complain(finding.text(inFile: file)) }
        guard let text = made.text else {
            let errors = made.findings.count { $0.severity == .error }
            throw CommandFailure(
                .doesNotHold, "error: \(errors) mistakes in \(file); nothing was written.")
        }
        try PlanChoice.write(text, to: output)
    }
}
