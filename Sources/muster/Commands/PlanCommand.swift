// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import PlanExchange
import PlanFiles
import ResponseCore
import ResponseModel

/// `muster plan`: one plan, to look at or to exchange with others.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show and compare plans, bring them into force, exchange them.",
        subcommands: [
            PlanShow.self, PlanDiff.self, PlanExport.self, PlanImport.self, PlanStatus.self,
            PlanPropose.self, PlanReview.self, PlanApprove.self, PlanPublish.self,
            PlanRetire.self, PlanAcknowledge.self, PlanFeedback.self,
        ])
}

/// `muster plan show`.
struct PlanShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what a plan says, as it was understood.")

    @Argument(help: "The plan, by its id.")
    var plan: String

    @OptionGroup var session: SessionOptions

    func run() throws {
        let (model, planSet) = try PlanChoice.plan(plan, in: session.planFolder)
        guard session.json else {
            return Terminal.say(PlanOutline.text(of: model, in: planSet.organization))
        }
        Terminal.say(PlanOutline.json(of: model, in: planSet))
    }
}

/// `muster plan export`.
struct PlanExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a plan as a playbook that other programs read.")

    @Flag(help: "As a playbook of OASIS CACAO 2.0: the only form there is.")
    var cacao = false

    @Argument(help: "The plan, by its id.")
    var plan: String

    @Option(name: [.customShort("o"), .long], help: "The file. (default: standard output)")
    var output: String?

    @OptionGroup var session: SessionOptions

    func validate() throws {
        if !cacao { throw ValidationError("Add --cacao: that is the form to write.") }
    }

    func run() throws {
        let (model, planSet) = try PlanChoice.plan(plan, in: session.planFolder)
        let export = CACAOExport(model, in: planSet)
        for finding in export.findings { Terminal.complain(finding.text(inFile: plan)) }
        guard let text = export.text else {
            throw CommandFailure(.doesNotHold, "error: the plan cannot be written as a playbook.")
        }
        try PlanChoice.write(text, to: output)
    }
}

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

/// What the commands about one plan have in common.
enum PlanChoice {
    /// Bytes of a playbook that are read: more than any that is taken.
    private static let fileBytes = 2 << 20

    /// A plan of a folder that has no errors.
    static func plan(_ name: String, in folder: String) throws -> (Plan, PlanSet) {
        let planSet = try PlanSources.planSet(of: folder)
        if let plan = planSet.plans[PlanID(name)] { return (plan, planSet) }
        let names = planSet.plans.all.map(\.id.raw)
        throw CommandFailure(
            .usage, "error: there is no plan \"\(name)\".",
            help: nearest(to: name, among: names).map { "Did you mean \"\($0)\"?" }
                ?? "There are: \(names.joined(separator: ", "))")
    }

    /// Data to a file, or to standard output.
    static func write(_ text: String, to path: String?) throws {
        guard let path else { return Terminal.say(String(text.dropLast())) }
        try OutputFile.write(text, to: path)
    }

    /// A file, of which no more is read than a playbook may have.
    static func bytes(of path: String) throws -> [UInt8] {
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { handle.closeFile() }
            return try [UInt8](handle.read(upToCount: fileBytes) ?? Data())
        } catch {
            throw CommandFailure(
                .worldFailed, "error: \(path) cannot be read: \(error.localizedDescription)",
                help: "Check the path and its permissions.")
        }
    }
}
