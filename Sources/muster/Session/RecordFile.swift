// SPDX-License-Identifier: Apache-2.0

import Foundation
import Notation
import ResponseCore
import ResponseModel

/// A journal as a file of lines.
enum RecordFile {
    /// Every record of the file, in order.
    static func read(_ path: String) throws -> [Record] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.worldFailed, "error: \(path) cannot be read.")
        }
        var resolver = PlanResolver(compile: PlanSources.recompile)
        var records: [Record] = []
        for (place, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
            do throws(ShapeError) {
                records.append(try Record(line: Array(line), plans: &resolver))
            } catch {
                throw CommandFailure(
                    .worldFailed, "\(path):\(place + 1): error: \(error.description)",
                    help: "Write the journal again with `muster drill run … --journal`.")
            }
        }
        return records
    }
}
