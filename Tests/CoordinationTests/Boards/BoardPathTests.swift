// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("The paths of boards")
struct BoardPathTests {
    @Test("each row of the table is a path that is written as it is read")
    func table() throws {
        for row in BoardPath.table {
            let values = ["LEVEL": "2", "COUNT": "3", "AT": "02:00"]
            let parts = row.pattern.split(separator: "/").map { part in
                values[String(part)] ?? (part.allSatisfy(\.isUppercase) ? "some-id" : String(part))
            }
            let path = try #require(BoardPath(parts: parts), "\(row.pattern)")
            #expect(BoardPath(parts: path.parts) == path)
            #expect(BoardPath(text: path.text) == path)
            // What is left out of a question is said when it is written.
            #expect(path.parts.starts(with: parts) || parts.count < 4, "\(row.pattern)")
        }
    }

    @Test("an id cannot become another path, whatever it holds")
    func hostileIDs() {
        for id in ["a/why", "../plans", "a?x=1", "a#b", "a%2Fb", "编号 1", "*", "a b", "\u{0}", "%"] {
            let path = BoardPath.incident(IncidentID(id))
            #expect(path.text.split(separator: "/", omittingEmptySubsequences: false).count == 2)
            #expect(path.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "?") })
            #expect(BoardPath(text: path.text) == path, "\(id)")
            #expect(path.isSayable)
        }
        for id in ["", ".", ".."] { #expect(!BoardPath.pool(PoolID(id)).isSayable, "\(id)") }
    }

    @Test(
        "what is no path names nothing",
        arguments: [
            "", "secrets", "incidents/a/why/not", "headroom/*/x", "headroom/*/1/1/02:00/x",
            "incidents/%zz", "incidents/%F", "incidents/%ff", "incidents/",
        ])
    func unknown(_ text: String) {
        #expect(BoardPath(text: text)?.parts.allSatisfy { !$0.isEmpty } != true, "\(text)")
    }

    @Test("docs/api.md tells every path of the table, and no other")
    func documented() throws {
        let file = URL(filePath: #filePath).appending(path: "../../../../docs/api.md").standardized
        let document = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let pattern = /`\/api\/([A-Za-z\/]+)`/
        let told = Set(document.matches(of: pattern).map { String($0.output.1) })
        // What is served besides boards.
        let others: Set = ["commands", "events"]
        let table = Set(BoardPath.table.map(\.pattern))
        #expect(told.subtracting(others).subtracting(table).isEmpty)
        #expect(table.subtracting(told).isEmpty)
    }
}
