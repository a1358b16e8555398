// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import PlanFiles
import PlanReview
import ResponseCore
import ResponseModel

/// `muster plan diff`: what a revision changes, in words.
struct PlanDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Explain in words what differs between two revisions of a plan.",
        discussion: """
            Name two plan files, or a plan and one or two revisions: numbers that the journal \
            knows, or files. With one revision it is compared with the plan folder.

              muster plan diff old/payment-outage.yaml plans/payment-outage.yaml
              muster plan diff payment-outage 3 4
              muster plan diff payment-outage 3
            """)

    @Argument(help: "Two files, or a plan and one or two revisions.")
    var names: [String]

    @Option(help: "en or zh")
    var lang = DiffLanguage.en

    @OptionGroup var session: SessionOptions

    func validate() throws {
        guard (2...3).contains(names.count) else {
            throw ValidationError("Name two files, or a plan and one or two revisions.")
        }
    }

    func run() throws {
        let (former, present) = try sides()
        let comparison = PlanComparison(from: former.version, to: present.version)
        let text = PlanDiffText(comparison, from: former, to: present)
        for side in [former, present] where side.plan == nil {
            Terminal.complain("note: \(side.title) has errors; the texts were compared as well.")
        }
        if session.json { Terminal.say(text.json) } else { Terminal.say(text.text(lang.language)) }
    }

    private func sides() throws -> (RevisionText, RevisionText) {
        if names.count == 2, Int(names[1]) == nil {
            return (
                try .ofFile(names[0], planFolder: session.planFolder),
                try .ofFile(names[1], planFolder: session.planFolder)
            )
        }
        let plan = PlanID(names[0])
        let former = try revision(names[1], of: plan)
        guard names.count == 3 else {
            return (former, try .inFolder(plan, session.planFolder))
        }
        return (former, try revision(names[2], of: plan))
    }

    private func revision(_ name: String, of plan: PlanID) throws -> RevisionText {
        guard let number = Int(name) else {
            return try .ofFile(name, planFolder: session.planFolder)
        }
        return try .inJournal(plan, revision: number, session)
    }
}

/// The language of an explanation.
enum DiffLanguage: String, ExpressibleByArgument, CaseIterable {
    case en, zh

    /// The language of texts.
    var language: Language { self == .en ? .en : .zh }
}

extension RevisionText {
    /// As the comparison takes it.
    var version: PlanVersion {
        PlanVersion(file: file, plan: plan, organization: planSet?.organization)
    }
}
