// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import ResponseCore
import SQLiteJournal

extension SessionOptions {
    /// The journal for reading, also while a server owns the folder.
    func openJournal(_ path: String?) throws(JournalFailure) -> JournalStore {
        let place = path ?? dataFolder
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
        if exists, !isFolder.boolValue {
            return try JournalStore.openReadOnly(file: place, compile: PlanSources.recompile)
        }
        return try JournalStore.openReadOnly(place, compile: PlanSources.recompile)
    }

    /// What a report on an incident is made of, in order.
    func records(forReportOn incident: IncidentID) throws -> [Record] {
        var records: [Record] = []
        do throws(JournalFailure) {
            try openJournal(nil).replay(forReportOn: incident) { records.append($0) }
        } catch { throw CommandFailure(error) }
        return records
    }

    /// All records of the journal, in order.
    func allRecords() throws -> [Record] {
        var records: [Record] = []
        do throws(JournalFailure) {
            try openJournal(nil).replay(after: 0) { records.append($0) }
        } catch { throw CommandFailure(error) }
        return records
    }
}
