// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import Foundation
import Notation
import ResponseCore
import ResponseModel

/// `muster ingest alertmanager`.
struct IngestAlertmanager: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alertmanager",
        abstract: "A webhook payload of Prometheus Alertmanager, version 4.")

    @Argument(help: "The file; - for standard input.")
    var file: String

    @OptionGroup var session: SessionOptions

    func run() async throws {
        let signals: [Signal]
        do throws(IntakeError) {
            signals = try AlertmanagerPayload(try readBounded()).signals
        } catch {
            throw CommandFailure(
                .doesNotHold, "\(file): error: \(error.description)")
        }
        try await session.give(.intake(.receiveSignals(signals)), by: .system("alertmanager"))
    }

    /// One byte more than a body may have is enough to know that it is too large.
    private static let bytes = JSONLimits.standard.bytes + 1

    private func readBounded() throws(IntakeError) -> [UInt8] {
        let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
        do {
            guard let data = try handle?.read(upToCount: Self.bytes) ?? Data?.none else {
                guard handle != nil else {
                    throw IntakeError(
                        .malformed, "The file cannot be read.", help: "Check its name.")
                }
                return []
            }
            return Array(data)
        } catch let error as IntakeError {
            throw error
        } catch {
            throw IntakeError(
                .malformed, "The file cannot be read: \(error.localizedDescription).",
                help: "Check that it is a file that you may read.")
        }
    }
}
