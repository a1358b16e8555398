// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import PlanFiles
import ResponseCore
import ResponseModel

/// `muster check`: compiles files and says everything that is wrong with them.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Compile plans and drills; report every mistake at once.")

    @Argument(help: "Folders or files. (default: plans and drills here)")
    var paths: [String] = []

    @Option(help: "text, json or sarif")
    var format = CheckFormat.text

    @Flag(help: "Fail on warnings too.")
    var strict = false

    @Option(help: ArgumentHelp("Print what a code means and how to mend it.", valueName: "code"))
    var explain: String?

    func run() throws {
        if let explain { return try Self.explain(explain) }
        let compilation = try PlanSources.read(paths).compile()
        let found = compilation.diagnostics
        switch format {
        case .text: if !found.isEmpty { Terminal.say(Diagnostic.text(of: found)) }
        case .json: Terminal.say(Diagnostic.json(of: found))
        case .sarif:
            Terminal.say(
                Diagnostic.sarif(
                    of: found, silenced: compilation.silenced, version: VersionCommand.version))
        }
        let errors = found.count { $0.severity == .error }
        let warnings = found.count - errors
        if format == .text { Terminal.complain(summary(compilation, errors, warnings)) }
        if errors > 0 || (strict && warnings > 0) { ExitStatus.doesNotHold.end() }
    }

    private static func explain(_ text: String) throws {
        guard let code = DiagnosticCode(rawValue: text.uppercased()) else {
            throw CommandFailure(
                .usage, "error: there is no code \"\(text)\".",
                help: "Write the code in brackets at the end of a finding, such as MU0505.")
        }
        Terminal.say(String(code.page.dropLast()))
    }

    private func summary(_ compilation: Compilation, _ errors: Int, _ warnings: Int) -> String {
        guard errors == 0 else { return "\(errors) errors, \(warnings) warnings" }
        let plans = compilation.planSet?.plans.count ?? 0
        let drills = compilation.scenarios.count
        let silenced =
            compilation.silenced.isEmpty ? "" : ", \(compilation.silenced.count) silenced"
        return "ok: \(plans) plans, \(drills) drills, \(warnings) warnings\(silenced)"
    }
}

/// How findings are printed.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
}
