// SPDX-License-Identifier: Apache-2.0
// A record as its columns hold it, byte for byte. The hash is taken of the line that the journal is
// exported as, so that anybody can check an export with a JSON library and SHA-256.

import Crypto
import Foundation
import GRDB
import Notation
import ResponseCore
import ResponseModel

/// A row of the journal without its hash.
struct StoredRecord: Equatable {
    let sequence: Int64
    /// Milliseconds since 1970.
    let at: Int64
    /// JSON: the name of a person, or an object for a system.
    let by: [UInt8]
    let command: [UInt8]?
    let kind: [UInt8]
    let version: Int64
    /// Canonical JSON.
    let payload: [UInt8]

    /// The record in its stored form; texts of plans that `memory` knows are left out.
    init(_ record: ResponseCore.Record, _ memory: inout PlanTextMemory) {
        let json = record.json(&memory)
        sequence = record.sequence
        at = record.at.milliseconds
        by = (json["by"] ?? .null).canonicalBytes
        command = record.occurrence.commandKey.map { Array($0.utf8) }
        kind = Array(record.event.kind.utf8)
        version = Int64(record.event.version)
        payload = (json["payload"] ?? .null).canonicalBytes
    }

    private init(
        sequence: Int64, at: Int64, by: [UInt8], command: [UInt8]?, kind: [UInt8], version: Int64,
        payload: [UInt8]
    ) {
        self.sequence = sequence
        self.at = at
        self.by = by
        self.command = command
        self.kind = kind
        self.version = version
        self.payload = payload
    }

    /// The same content with another number.
    func numbered(_ sequence: Int64) -> StoredRecord {
        StoredRecord(
            sequence: sequence, at: at, by: by, command: command, kind: kind, version: version,
            payload: payload)
    }

    /// Canonical JSON of the whole record, its members sorted: the line of an export.
    var line: [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(payload.count + 160)
        line += "{\"at\":\(at),\"by\":".utf8
        line += by
        if let command {
            line += ",\"command\":".utf8
            Self.quote(command, into: &line)
        }
        line += ",\"kind\":".utf8
        Self.quote(kind, into: &line)
        line += ",\"payload\":".utf8
        line += payload
        line += ",\"sequence\":\(sequence),\"version\":\(version)}".utf8
        return line
    }

    /// SHA-256 of the hash of the record before (32 bytes, all zero before the first) and the line.
    func hash(after previous: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        previous.withUnsafeBytes { hash.update(bufferPointer: $0) }
        line.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return Array(hash.finalize())
    }

    /// What the columns mean.
    ///
    /// - Throws: `ShapeError` or `JSONError` when they mean nothing here.
    func record(_ plans: inout PlanResolver) throws -> ResponseCore.Record {
        var members: [JSON.Member] = [
            .init("sequence", .integer(sequence)), .init("at", .integer(at)),
            .init("by", try JSON.parse(by, limits: .journal)),
            .init("kind", .string(String(decoding: kind, as: UTF8.self))),
            .init("version", .integer(version)),
            .init("payload", try JSON.parse(payload, limits: .journal)),
        ]
        if let command {
            members.append(.init("command", .string(String(decoding: command, as: UTF8.self))))
        }
        return try ResponseCore.Record(json: .object(members), plans: &plans)
    }

    // Bytes that are no UTF-8 are put in as they are: they must change the hash, not disappear in
    // a replacement character.
    private static func quote(_ text: [UInt8], into line: inout [UInt8]) {
        if let valid = String(validating: text, as: UTF8.self) {
            line += JSON.string(valid).canonicalBytes
        } else {
            line.append(0xFF)
            line += text
            line.append(0xFF)
        }
    }
}

extension StoredRecord {
    /// The hash before the first record.
    static let genesis = [UInt8](repeating: 0, count: 32)

    /// The columns, in the order in which they are written.
    static let columns = "sequence, at, by, command, kind, version, payload, hash"

    /// What `read` reads. A flipped bit can turn a text into a blob of the same bytes, and SQLite
    /// does not say so by itself.
    static let selection =
        columns + """
            , typeof(by) = 'text' AND typeof(kind) = 'text' AND typeof(command) IN ('text', 'null')
            AND typeof(payload) = 'blob' AND typeof(hash) = 'blob'
            """

    /// A row with its hash; nil when a column does not hold what it should.
    static func read(_ row: Row) throws -> (record: StoredRecord, hash: [UInt8])? {
        guard let sequence = integer(row, 0), let at = integer(row, 1),
            let by = try bytes(row, 2), let kind = try bytes(row, 4),
            let version = integer(row, 5), let payload = try bytes(row, 6),
            let hash = try bytes(row, 7), integer(row, 8) == 1
        else { return nil }
        let record = StoredRecord(
            sequence: sequence, at: at, by: by, command: try bytes(row, 3), kind: kind,
            version: version, payload: payload)
        return (record, hash)
    }

    private static func integer(_ row: Row, _ index: Int) -> Int64? {
        guard case .int64(let value) = (row[index] as DatabaseValue).storage else { return nil }
        return value
    }

    // Raw bytes: as text, a column would end at its first NUL and lose what is no UTF-8.
    private static func bytes(_ row: Row, _ index: Int) throws -> [UInt8]? {
        try row.withUnsafeData(atIndex: index) { $0.map { [UInt8]($0) } }
    }
}
