// SPDX-License-Identifier: Apache-2.0

import CEL
import ResponseCore
import ResponseModel
import Testing

/// A value that somebody tells, the type of the fact, and what is recorded.
struct FittedFact: CustomTestStringConvertible {
    var name: String
    var told: CEL.Value
    var type: CELType
    var recorded: CEL.Value?

    var testDescription: String { name }

    static let all = [
        FittedFact(
            name: "a whole number for a fraction", told: .int(3), type: .double,
            recorded: .double(3)),
        FittedFact(
            name: "a fraction for a whole number", told: .double(3.5), type: .int, recorded: nil),
        FittedFact(
            name: "a whole number for a text", told: .int(1200), type: .string,
            recorded: .string("1200")),
        FittedFact(
            name: "true for a text", told: .bool(true), type: .string, recorded: .string("true")),
        FittedFact(
            name: "a fraction for a text: 1.10 would become 1.1", told: .double(1.1), type: .string,
            recorded: nil),
        FittedFact(
            name: "a text for a whole number", told: .string("3"), type: .int, recorded: nil),
        FittedFact(
            name: "a moment as text", told: .string("1970-01-01T08:00:01+08:00"), type: .timestamp,
            recorded: .timestamp(Instant(seconds: 1))),
        FittedFact(
            name: "a day is no moment", told: .string("1970-01-01"), type: .timestamp, recorded: nil
        ),
        FittedFact(
            name: "a length as text", told: .string("1h30m"), type: .duration,
            recorded: .duration(Span(seconds: 5_400))),
        FittedFact(
            name: "a length beyond 292 years", told: .string("9999999h"), type: .duration,
            recorded: nil),
        FittedFact(
            name: "a list whose elements fit", told: .list([.int(1), .double(2.5)]),
            type: .list(.double), recorded: .list([.double(1), .double(2.5)])),
        FittedFact(
            name: "a list with one that does not", told: .list([.string("a"), .null]),
            type: .list(.string), recorded: nil),
        FittedFact(
            name: "a map whose values fit", told: .map(MapValue([(.string("a"), .int(1))])),
            type: .map(.string, .double), recorded: .map(MapValue([(.string("a"), .double(1))]))),
        FittedFact(
            name: "a map with one that does not", told: .map(MapValue([(.string("a"), .null)])),
            type: .map(.string, .int), recorded: nil),
    ]
}

@Suite("A value that is told as a fact")
struct FactFittingTests {
    @Test("takes the declared type where nothing is lost", arguments: FittedFact.all)
    func fitted(_ fact: FittedFact) {
        #expect(fact.told.fitted(to: fact.type) == fact.recorded)
    }
}
