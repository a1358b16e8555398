// SPDX-License-Identifier: Apache-2.0
// Version 2 of `plans_installed`: beside the texts the compiled model, in parts that are stored
// once a journal. A folder that changes in one plan costs one plan, and nothing is compiled to
// read it. Invariant: parts have the numbers 1, 2, … in the order in which they were stored.

import CEL
import Notation
import ResponseModel

/// The parts of compiled plans that the events of one journal have carried so far.
package struct PlanPartMemory: Sendable, Equatable {
    // Canonical JSON, the part of number 1 first.
    private var parts: [[UInt8]] = []
    private var numbers: [[UInt8]: Int] = [:]

    /// How many parts there are.
    package var count: Int { parts.count }

    /// Stores a part: `{"id": …, "number": …, "model": …}`, without the model when it is known.
    mutating func store(_ model: JSON, id: String?) -> JSON {
        let bytes = model.canonicalBytes
        if let number = numbers[bytes] { return .shape(("id", id), ("number", number)) }
        append(bytes)
        return .shape(("id", id), ("number", count), ("model", model))
    }

    /// Takes down the models of a payload, which are in the order of their numbers.
    mutating func remember(_ payload: JSON) {
        for part in PlanSet.parts(of: payload) {
            guard let model = part["model"] else { continue }
            append(model.canonicalBytes)
        }
    }

    /// The model of a stored part.
    func model(number: Int) throws(ShapeError) -> JSON {
        guard parts.indices.contains(number - 1) else {
            throw ShapeError(
                .plans, member: "number", "no earlier event has the part \(number) of the plans")
        }
        do throws(JSONError) {
            return try JSON.parse(parts[number - 1], limits: .journal)
        } catch {
            throw ShapeError(.json, error.description)
        }
    }

    private mutating func append(_ bytes: [UInt8]) {
        parts.append(bytes)
        if numbers[bytes] == nil { numbers[bytes] = parts.count }
    }
}

/// What was read of the parts of one journal, each once.
struct PlanPartCache: Sendable {
    private var organizations: [Int: Organization] = [:]
    private var audiences: [Int: [Customer]] = [:]
    private var plans: [Int: Plan] = [:]

    /// The plans of a payload; its new parts are remembered.
    mutating func planSet(
        of payload: JSON, documents: [Document], _ memory: inout PlanPartMemory
    ) throws(ShapeError) -> PlanSet {
        try PlanSet.checkParts(of: payload, after: memory.count)
        memory.remember(payload)
        let reader = PartReader(memory: memory)
        var organization = try reader.part(payload, "organization", &organizations)
        let audiences = try reader.parts(payload, "audiences", &audiences)
        for var audience in organization.audiences.all {
            audience.members = audiences[audience.id.raw] ?? []
            organization.audiences.insert(audience)
        }
        let ids: [JSON] = try payload.read("plans")
        let plans = try reader.parts(payload, "plans", &plans)
        return PlanSet(
            organization: organization,
            plans: Catalogue(ids.compactMap { $0["id"]?.string.flatMap { plans[$0] } }),
            documents: documents, digest: try payload.read("digest"))
    }
}

/// Reads the parts of one payload.
private struct PartReader {
    let memory: PlanPartMemory

    /// The one part of a name.
    func part<Model: Shaped>(
        _ payload: JSON, _ key: String, _ known: inout [Int: Model]
    ) throws(ShapeError) -> Model {
        do {
            return try model(of: try payload.read(key), &known)
        } catch {
            throw error.within(key)
        }
    }

    /// The list of parts of a name, by their `id`.
    func parts<Model: Shaped>(
        _ payload: JSON, _ key: String, _ known: inout [Int: Model]
    ) throws(ShapeError) -> [String: Model] {
        let list: [JSON] = try payload.read(key)
        var models: [String: Model] = [:]
        for (place, part) in list.enumerated() {
            do {
                models[try part.read("id")] = try model(of: part, &known)
            } catch {
                throw error.within("\(key)[\(place)]")
            }
        }
        return models
    }

    private func model<Model: Shaped>(
        of part: JSON, _ known: inout [Int: Model]
    ) throws(ShapeError) -> Model {
        let number: Int = try part.read("number")
        if let model = known[number] { return model }
        let model: Model =
            part["model"] == nil
            ? try Model(shape: memory.model(number: number)) : try part.read("model")
        known[number] = model
        return model
    }
}

extension PlanSet {
    /// The parts of a payload in the order of their numbers.
    fileprivate static func parts(of payload: JSON) -> [JSON] {
        (payload["organization"].map { [$0] } ?? []) + (payload["audiences"]?.array ?? [])
            + (payload["plans"]?.array ?? [])
    }

    /// A number that is used twice would change what later events mean by it.
    fileprivate static func checkParts(of payload: JSON, after last: Int) throws(ShapeError) {
        guard payload["organization"]?.members != nil else {
            throw ShapeError.expected("an object").within("organization")
        }
        for key in ["audiences", "plans"] { let _: [JSON] = try payload.read(key) }
        var last = last
        for part in parts(of: payload) where part["model"] != nil {
            last += 1
            guard part["number"] == .integer(Int64(last)) else {
                throw ShapeError(
                    .plans, member: "number", "a new part of the plans must have number \(last)")
            }
        }
    }

    /// The members of a payload beside digest and documents.
    func parts(_ memory: inout PlanPartMemory) -> [JSON.Member] {
        // Customers change more often than the rest, and there may be a million of them.
        var bare = organization
        for var audience in organization.audiences.all {
            audience.members = []
            bare.audiences.insert(audience)
        }
        let organization = memory.store(bare.shape, id: nil)
        let audiences = self.organization.audiences.all.map {
            memory.store($0.members.shape, id: $0.id.raw)
        }
        let plans = plans.all.map { memory.store($0.shape, id: $0.id.raw) }
        return [
            .init("organization", organization), .init("audiences", .array(audiences)),
            .init("plans", .array(plans)),
        ]
    }
}
