// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseCore
import ResponseModel

/// What a command brought about.
package struct AcceptedBoard: Board {
    package var records: [RecordPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) { form("records", &records) }

    /// One thing that happened.
    package struct RecordPart: Board {
        package var sequence: Int64 = 0
        package var at = Timestamp(milliseconds: 0)
        package var by = ""
        package var kind = ""
        package var incident: String?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("sequence", &sequence)
            form("at", &at)
            form("by", &by)
            form("kind", &kind)
            form("incident", &incident)
        }
    }
}

extension AcceptedBoard {
    /// The board of some records, in their order.
    package init(_ records: [Record]) {
        self.records = records.map { record in
            var part = RecordPart()
            part.sequence = record.sequence
            part.at = record.at
            part.by = record.by.description
            part.kind = record.event.kind
            part.incident = record.event.incident?.raw
            return part
        }
    }
}
