// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The command line. Each subcommand is one file in Commands/; what they share is in Session/ (the
/// coordinator, local or behind a server) and Output/.
@main
struct Muster: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "muster",
        abstract: "Emergency plans that run: levels, resources, notices, drills, evaluations.",
        discussion: """
            A running server (`muster serve`) owns the data folder, and all commands go through it; \
            without one they open the folder themselves. Exit codes: 0 done, 1 what was asked for \
            does not hold, 2 usage, 3 refused by the coordinator, 4 the world failed.
            """,
        subcommands: [
            InitCommand.self, CheckCommand.self, SchemaCommand.self, TestCommand.self,
            ExplainCommand.self,
            CelCommand.self,
            PlanCommand.self,
            DeclareCommand.self, IncidentCommand.self, IngestCommand.self, PoolCommand.self,
            AllocateCommand.self,
            NoticeCommand.self, ActionCommand.self, DrillCommand.self, ReportCommand.self,
            JournalCommand.self, ServeCommand.self, VersionCommand.self,
        ])

    /// Parses and runs; the only place that turns errors into exit codes.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            Terminal.complain(failure.description)
            failure.status.end()
        } catch {
            // The parser prints help and usage itself; its usage errors have a code of their own.
            let status = exitCode(for: error)
            let text = fullMessage(for: error)
            if status == .success { Terminal.say(text) } else { Terminal.complain(text) }
            (status == .success ? ExitStatus.done : .usage).end()
        }
    }
}
