// SPDX-License-Identifier: Apache-2.0
// One revision of a plan, wherever it is: in a file, in the plan folder, or among the plans that a
// journal keeps.

import Coordination
import Foundation
import Notation
import PlanFiles
import ResponseCore
import ResponseModel
import SQLiteJournal

/// A revision of a plan with its text.
struct RevisionText {
    let id: PlanID
    /// Where it comes from, for people: a path, or `revision 3 in data`.
    let title: String
    let file: SourceFile
    /// What it means; nil when it has errors.
    let plan: Plan?
    let planSet: PlanSet?
    /// Its errors.
    let errors: [Diagnostic]

    /// More than a YAML file may have.
    private static let mostBytes = 2 << 20

    /// The plan; ends the command when it has errors.
    func sound() throws -> (plan: Plan, planSet: PlanSet) {
        if let plan, let planSet { return (plan, planSet) }
        throw CommandFailure(
            .doesNotHold, Diagnostic.text(of: errors), help: "\(title) has errors.")
    }

    /// The plan of a file, with the organisation of its own folder, else of the plan folder.
    static func ofFile(_ path: String, planFolder: String) throws -> RevisionText {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(
                .worldFailed, "error: \(path) cannot be read.",
                help: "Name a plan file, or a revision that the journal knows.")
        }
        let name = (path as NSString).lastPathComponent
        let file = SourceFile(path: name, bytes: [UInt8](bytes), shownAs: path)
        guard let head = FileHead(file), head.kind == "plan/1", let id = head.id else {
            throw CommandFailure(
                .doesNotHold, "error: \(path) is not a plan.",
                help: "A plan begins with muster: plan/1 and has an id.")
        }
        let own = (path as NSString).deletingLastPathComponent
        for folder in [own.isEmpty ? "." : own, planFolder] where hasOrganization(folder) {
            let files = try PlanSources.read([folder]).files
            return RevisionText(file, id: PlanID(id), title: path, among: files)
        }
        throw CommandFailure(
            .usage, "error: there is no organisation for \(path).",
            help: "Name the folder of the organisation with --plans.")
    }

    // A file may lie anywhere: what else is in its folder is read only where that is a plan folder.
    private static func hasOrganization(_ folder: String) -> Bool {
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
            return false
        }
        return names.contains { name in
            guard SourceFile.kind(ofPath: name) == .yaml,
                let handle = FileHandle(forReadingAtPath: "\(folder)/\(name)")
            else { return false }
            defer { handle.closeFile() }
            let file = SourceFile(
                path: name, bytes: [UInt8](handle.readData(ofLength: mostBytes)))
            return FileHead(file)?.kind == "organization/1"
        }
    }

    /// The plan of the plan folder.
    static func inFolder(_ id: PlanID, _ folder: String) throws -> RevisionText {
        let files = try PlanSources.read([folder]).files
        var names: [String] = []
        for file in files {
            guard let head = FileHead(file), head.kind == "plan/1", let name = head.id else {
                continue
            }
            if name == id.raw {
                return RevisionText(file, id: id, title: file.shownAs, among: files)
            }
            names.append(name)
        }
        throw CommandFailure(
            .usage, "error: there is no plan \"\(id)\" in \(folder).",
            help: nearest(to: id.raw, among: names).map { "Did you mean \"\($0)\"?" }
                ?? "There are: \(names.joined(separator: ", "))")
    }

    /// The newest text of a revision that the journal has seen installed.
    static func inJournal(
        _ id: PlanID, revision: Int, _ session: SessionOptions
    ) throws -> RevisionText {
        var found: (plan: Plan, set: PlanSet)?
        var known: [Int] = []
        do throws(JournalFailure) {
            try session.openJournal(nil).replay(after: 0) { record in
                guard case .plansInstalled(let set) = record.event, let plan = set.plans[id]
                else { return }
                if !known.contains(plan.revision) { known.append(plan.revision) }
                if plan.revision == revision { found = (plan, set) }
            }
        } catch { throw CommandFailure(error) }
        guard let found else {
            throw CommandFailure(
                .usage, "error: the journal has no revision \(revision) of \(id).",
                help: known.isEmpty
                    ? "It has none of that plan."
                    : "It has: \(known.sorted().map(String.init).joined(separator: ", ")).")
        }
        return RevisionText(found.plan, in: found.set, session.dataFolder)
    }

    private init(_ plan: Plan, in set: PlanSet, _ folder: String) {
        id = plan.id
        title = "revision \(plan.revision) in \(folder)"
        let document = set.documents.first { $0.digest == plan.digest }
        file = SourceFile(
            path: document?.path ?? "\(plan.id).yaml", bytes: Array((document?.text ?? "").utf8))
        self.plan = plan
        planSet = set
        errors = []
    }

    // Other plans and drills stay outside: their mistakes are not those of this one. A copy of a
    // plan takes the place of the plan, so that it finds its templates.
    private init(_ file: SourceFile, id: PlanID, title: String, among files: [SourceFile]) {
        self.id = id
        self.title = title
        var path = file.path
        var context: [SourceFile] = []
        for other in files {
            let head = FileHead(other)
            if head?.kind == "plan/1", head?.id == id.raw { path = other.path }
            if head?.kind != "plan/1", head?.kind != "drill/1" { context.append(other) }
        }
        let placed = SourceFile(path: path, bytes: file.bytes, shownAs: file.shownAs)
        self.file = placed
        let compilation = compile(context + [placed])
        planSet = compilation.planSet
        plan = compilation.planSet?.plans[id]
        errors = compilation.diagnostics.filter { $0.severity == .error }
    }
}
