// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Notation
import PlanExchange
import PlanFiles
import ResponseCore
import ResponseModel

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
        guard let path else { return Terminal.emit(String(text.dropLast())) }
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
