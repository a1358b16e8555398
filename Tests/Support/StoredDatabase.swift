// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import GRDB
import Notation

/// Databases of earlier versions, made again of texts: the tables as they were dumped then, and rows.
package enum StoredDatabase {
    /// Writes the database of a schema to a new file.
    ///
    /// - Parameters:
    ///   - path: Where; nothing may be there.
    ///   - tables: The statements that make its tables; see `tables`.
    ///   - lines: The records of the journal, as an export writes them; hashes are computed.
    ///   - more: Statements that fill the other tables.
    package static func write(
        _ path: String, tables: String, lines: [String], more: String = ""
    ) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: tables)
            try db.inTransaction {
                try fill(db, lines)
                try db.execute(sql: more)
                return .commit
            }
        }
        try queue.close()
    }

    /// The stored file of a name, such as `tables-2.sql`.
    package static func file(_ name: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().path + "/Stored/"
        return String(decoding: try Data(contentsOf: URL(filePath: folder + name)), as: UTF8.self)
    }

    /// The tables of a schema, which is the number of migrations that made it.
    package static func tables(_ schema: Int) throws -> String {
        try file("tables-\(schema).sql")
    }

    /// The schemas that are stored, in order.
    package static var schemas: [Int] {
        get throws {
            let folder = URL(filePath: #filePath).deletingLastPathComponent().path + "/Stored"
            return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { name in
                guard name.hasPrefix("tables-") else { return nil }
                return Int(name.dropFirst("tables-".count).prefix { $0 != "." })
            }.sorted()
        }
    }

    private static func fill(_ db: Database, _ lines: [String]) throws {
        var hash = [UInt8](repeating: 0, count: 32)
        for line in lines {
            let record = try JSON.parse(line.utf8, limits: .journal)
            hash = Array(SHA256.hash(data: Data(hash + Array(line.utf8))))
            try db.execute(
                sql: """
                    INSERT INTO journal (sequence, at, by, command, kind, version, payload, hash)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    record["sequence"]?.integer, record["at"]?.integer, record["by"]?.canonical,
                    record["command"]?.string, record["kind"]?.string, record["version"]?.integer,
                    record["payload"].map { Data($0.canonicalBytes) }, Data(hash),
                ])
        }
        try db.execute(
            sql: "UPDATE head SET sequence = ?, hash = ?",
            arguments: [lines.count, Data(hash)])
    }
}
