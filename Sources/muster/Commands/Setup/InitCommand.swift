// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ResponseCore
import ResponseModel

/// `muster init`: a first organisation, plan and drill that pass `muster check`.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a first organisation, plan and drill.")

    @Argument(help: "The folder; nothing in it is overwritten.")
    var folder = "."

    func run() throws {
        let files = StarterFiles.all
        let taken = files.map { "\(folder)/\($0.path)" }
            .filter { FileManager.default.fileExists(atPath: $0) }
        guard taken.isEmpty else {
            throw CommandFailure(
                .usage, "error: already there: \(taken.joined(separator: ", "))",
                help: "Choose an empty folder; nothing was written.")
        }
        for file in files {
            let path = "\(folder)/\(file.path)"
            try OutputFile.makeFolder((path as NSString).deletingLastPathComponent)
            try OutputFile.write(file.text, to: path)
            Terminal.say(path)
        }
        Terminal.complain(
            "next: muster check, muster test, muster drill run drills/first-drill.yaml")
    }
}
