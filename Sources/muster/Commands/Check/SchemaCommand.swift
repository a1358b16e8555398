// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Notation
import PlanFiles
import ResponseCore

/// `muster schema`: prints the JSON Schema of a kind of file, for editors and other checkers.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema (2020-12) of a kind of file.",
        discussion: """
            The schema comes from the same table as the compiler's own keys. What it refuses, \
            `muster check` refuses too; names and conditions only `muster check` can judge.
            """)

    @Argument(help: "plan, drill, organization or resources")
    var subject: SchemaSubject

    func run() throws {
        Terminal.say(jsonSchema(of: subject))
    }
}

extension SchemaSubject: ExpressibleByArgument {}
