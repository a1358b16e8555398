// SPDX-License-Identifier: Apache-2.0
// The format alloc-1. A wrong value is named with its path; members that the format does not have
// are passed over, so that a file may carry notes.

import Allocation
import Foundation
import Notation
import ResponseCore
import ResponseModel

/// Instance files.
enum AllocationFile {
    /// 20,000 demands of a few lines are 8 MiB and 600,000 values.
    static let limits = JSONLimits(
        bytes: 64 << 20, depth: 16, stringBytes: 1 << 16, values: 4_000_000)
    /// UTF-8 bytes of an id.
    static let idBytes = 200

    /// Reads a file; `-` is standard input.
    static func read(_ path: String) throws -> AllocationInstance {
        let bytes = try bounded(path)
        do {
            return try instance(try JSON.parse(bytes, limits: limits))
        } catch let error as JSONError {
            throw CommandFailure(.doesNotHold, "\(path): error: \(error.description)")
        } catch let error as InstanceShapeError {
            throw CommandFailure(
                .doesNotHold, "\(path): error: \(error.path): \(error.message)",
                help: "The format is described in docs/benchmarks/allocation.md.")
        }
    }

    private static func bounded(_ path: String) throws -> [UInt8] {
        let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let handle else {
            throw CommandFailure(.worldFailed, "error: \(path) cannot be read.")
        }
        do {
            // One byte more than is allowed is enough to know that it is too large.
            var data = Data()
            while data.count <= limits.bytes,
                let more = try handle.read(upToCount: limits.bytes + 1 - data.count), !more.isEmpty
            {
                data.append(more)
            }
            return Array(data)
        } catch {
            throw CommandFailure(
                .worldFailed, "error: \(path) cannot be read: \(error.localizedDescription).")
        }
    }

    private static func instance(_ json: JSON) throws(InstanceShapeError) -> AllocationInstance {
        let top = Node(json, "")
        let format = try top["format"].string()
        guard format == "alloc-1" else {
            throw InstanceShapeError("format", "\"\(format)\" is not known; write \"alloc-1\".")
        }
        let mode = try top["mode"].string()
        guard let mode = AllocationInstance.Mode(rawValue: mode) else {
            throw InstanceShapeError("mode", "\"\(mode)\" is neither \"units\" nor \"whole\".")
        }
        return AllocationInstance(
            mode: mode, demands: try top["demands"].elements().mapEach(demand),
            pools: try top["pools"].elements().mapEach(pool))
    }

    private static func demand(
        _ node: Node
    ) throws(InstanceShapeError) -> AllocationInstance.Demand {
        AllocationInstance.Demand(
            id: try node["id"].id(), severity: try node["severity"].integer(),
            x: try node["x"].integer(), y: try node["y"].integer(),
            maxLeadMinutes: try node["max_lead_min"].integer(),
            lines: try node["lines"].elements().mapEach { line throws(InstanceShapeError) in
                AllocationInstance.Line(
                    kind: try line["kind"].integer(), skills: try line["skills"].integers(),
                    units: try line["units"].integer())
            })
    }

    private static func pool(_ node: Node) throws(InstanceShapeError) -> AllocationInstance.Pool {
        AllocationInstance.Pool(
            id: try node["id"].id(), kind: try node["kind"].integer(),
            skills: try node["skills"].integers(), units: try node["units"].integer(),
            reserve: node["reserve"].isMissing ? 0 : try node["reserve"].integer(),
            cost: try node["cost"].integer(), readyMinutes: try node["ready_min"].integer(),
            x: try node["x"].integer(), y: try node["y"].integer())
    }
}

/// What is wrong with a value, and where it stands.
private struct InstanceShapeError: Error {
    var path: String
    var message: String

    init(_ path: String, _ message: String) {
        self.path = path.isEmpty ? "the text" : path
        self.message = message
    }
}

/// A value of a file with its path.
private struct Node {
    let json: JSON?
    let path: String

    init(_ json: JSON?, _ path: String) {
        self.json = json
        self.path = path
    }

    var isMissing: Bool { json == nil }

    subscript(key: String) -> Node { Node(json?[key], path.isEmpty ? key : "\(path).\(key)") }

    func string() throws(InstanceShapeError) -> String {
        guard let text = json?.string else { throw wrong("a text") }
        return text
    }

    func id() throws(InstanceShapeError) -> String {
        let text = try string()
        guard (1...AllocationFile.idBytes).contains(text.utf8.count) else {
            throw InstanceShapeError(
                path, "An id has 1 to \(AllocationFile.idBytes) bytes, not \(text.utf8.count).")
        }
        return text
    }

    func integer() throws(InstanceShapeError) -> Int {
        guard let number = json?.integer else { throw wrong("a whole number") }
        return Int(number)
    }

    func integers() throws(InstanceShapeError) -> [Int] {
        try elements().mapEach { node throws(InstanceShapeError) in try node.integer() }
    }

    func elements() throws(InstanceShapeError) -> [Node] {
        guard let list = json?.array else { throw wrong("a list") }
        return list.enumerated().map { Node($1, "\(path)[\($0)]") }
    }

    private func wrong(_ what: String) -> InstanceShapeError {
        let found =
            switch json {
            case nil: "it is missing"
            case .null: "it is null"
            case .bool: "it is true or false"
            case .integer: "it is a number"
            case .number: "it is no whole number, or too large"
            case .string: "it is a text"
            case .array: "it is a list"
            case .object: "it is an object"
            }
        return InstanceShapeError(path, "This must be \(what), but \(found).")
    }
}

extension Array where Element == Node {
    fileprivate func mapEach<Value>(
        _ transform: (Node) throws(InstanceShapeError) -> Value
    ) throws(InstanceShapeError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(count)
        for node in self { values.append(try transform(node)) }
        return values
    }
}
