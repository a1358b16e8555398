// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

@Suite("Type checking")
struct CheckerTests {
    /// An expression and the type that is deduced for it.
    struct Deduction: Sendable, CustomTestStringConvertible {
        let source: String
        let type: String

        var testDescription: String { "\(source): \(type)" }

        init(_ source: String, _ type: String) {
            self.source = source
            self.type = type
        }
    }

    private static let declarations: [String: CELType] = [
        "error_rate": .double, "customers_affected": .int, "data_exposed": .bool,
        "signal": .map(.string, .map(.string, .string)), "anything": .dyn, "tags": .list(.string),
        "started": .timestamp, "request.user": .string,
    ]

    @Test(
        "Types are deduced",
        arguments: [
            Deduction("1", "int"), Deduction("[]", "list(dyn)"), Deduction("{}", "map(dyn, dyn)"),
            Deduction("[1, 2]", "list(int)"), Deduction("[1, 'a']", "list(dyn)"),
            Deduction("{'a': 1}", "map(string, int)"),
            Deduction("{'a': 1, 2: 'b'}", "map(dyn, dyn)"),
            Deduction("[[], [1]]", "list(list(int))"), Deduction("[[1], []]", "list(list(int))"),
            Deduction("[[], [dyn(1)]]", "list(list(dyn))"), Deduction("null", "null"),
            Deduction("signal.labels", "map(string, string)"),
            Deduction("signal.labels['a']", "string"),
            Deduction("signal.?labels", "optional_type(map(string, string))"),
            Deduction("signal.?labels.service", "optional_type(string)"),
            Deduction("signal[?'a'].orValue({})", "map(string, string)"),
            Deduction("tags.map(t, t.size())", "list(int)"),
            Deduction("tags.filter(t, t != '')", "list(string)"),
            Deduction("tags.transformMap(i, t, t)", "map(int, string)"),
            Deduction("tags.exists(t, t == '')", "bool"),
            Deduction("anything.a.b", "dyn"), Deduction("anything + 1", "int"),
            Deduction("anything == 1", "bool"),
            Deduction("started - started", "duration"),
            Deduction("started + duration('1h')", "timestamp"),
            Deduction("type(1)", "type(int)"), Deduction("int", "type(int)"),
            Deduction("request.user", "string"),
            Deduction("data_exposed ? 1 : 2", "int"),
            Deduction("optional.none()", "optional_type(dyn)"),
            Deduction("[optional.none(), optional.of(1)]", "list(optional_type(int))"),
            Deduction("optional.of(1).optMap(x, string(x))", "optional_type(string)"),
            Deduction("optional.of(1).optFlatMap(x, optional.of('a'))", "optional_type(string)"),
            Deduction("math.greatest(1, 2)", "int"), Deduction("math.least(1, 2.0)", "dyn"),
            Deduction("math.greatest([1u])", "uint"),
            Deduction("cel.bind(x, [1], x + x)", "list(int)"),
            Deduction("cel.block([1, cel.index(0)], [cel.index(1)])", "list(int)"),
            Deduction("[timestamp(0), null]", "list(timestamp)"),
            Deduction("[null, timestamp(0)]", "list(timestamp)"),
            Deduction("dyn(1)", "dyn"), Deduction("[].map(x, x)", "list(dyn)"),
            Deduction("has(signal.labels)", "bool"),
            Deduction("customers_affected < error_rate", "bool"),
            Deduction("'%d'.format([1])", "string"),
            Deduction("{'a': 'b'}.transformMapEntry(k, v, {v: 1})", "map(string, int)"),
            Deduction("error_rate in [0.1]", "bool"), Deduction("-error_rate", "double"),
        ])
    func deduce(_ deduction: Deduction) throws {
        let expression = try Expression(
            deduction.source, options: CompileOptions(declarations: Self.declarations))
        #expect(expression.deducedType?.description == deduction.type)
    }

    @Test(
        "What can never be right is refused",
        arguments: [
            Row.refused("eror_rate > 1.0", .undeclaredName("eror_rate")),
            .refused("sizee(tags)", .unknownFunction("sizee")),
            .refused("tags.sise()", .unknownFunction("sise")),
            .refused("error_rate == 1", .type), .refused("error_rate + 1", .type),
            .refused("1 && true", .type),
            .refused("tags.all(t, t)", .type), .refused("customers_affected.all(x, true)", .type),
            .refused("error_rate.field", .type), .refused("tags[true]", .type),
            .refused("data_exposed ? 1 : 'a'", .type),
            .refused("[?1]", .type), .refused("tags.startsWith('a')", .type),
            .refused("startsWith('a', 'b')", .type),
            .refused("math.greatest('a')", .type), .refused("size(1)", .type),
            .refused("!1", .type), .refused("-'a'", .type),
            .refused("optional.of(1).optFlatMap(x, x)", .type), .refused("has(tags.a)", .type),
            .refused("1 in 2", .type),
            .refused("timestamp('tomorrow') == started", .constantText),
            .refused("duration('5 minutes') == duration('5m')", .constantText),
        ])
    func refuse(_ row: Row) {
        row.check([:], CompileOptions(declarations: Self.declarations))
    }

    @Test(
        "The result can be required to be of a type",
        arguments: [
            Row.refused("1 + 1", .type), .refused("'true'", .type), .refused("[true]", .type),
            Row("1 < 2"), Row("dyn(true)", name: "what may turn out right is allowed"),
        ])
    func resultType(_ row: Row) {
        row.check([:], CompileOptions(declarations: [:], resultType: .bool))
    }

    @Test("A wrong name comes with the nearest right one")
    func hints() {
        let options = CompileOptions(declarations: Self.declarations)
        for (source, hint) in [
            ("eror_rate > 1.0", "error_rate"), ("tags.sise()", "size"), ("nothing_like_it", nil),
            ("tags.map(label, lable)", "label"),
        ] {
            do {
                _ = try Expression(source, options: options)
                Issue.record("\(source) is accepted")
            } catch {
                #expect(error.hint == hint)
            }
        }
    }

    @Test("A type error says what is wanted")
    func wording() {
        #expect(
            throws: ExpressionError(
                "'+' does not take (double, int); it takes (int, int) or (uint, uint) or "
                    + "(double, double) or (string, string) or (bytes, bytes) or "
                    + "(list(dyn), list(dyn)) and others", at: 11, kind: .type)
        ) {
            try Expression(
                "error_rate + 1", options: CompileOptions(declarations: Self.declarations))
        }
    }

    @Test("Types are read as they are written")
    func typeNames() {
        for name in [
            "int", "list(string)", "map(string, list(dyn))", "optional_type(int)", "type(int)",
            "timestamp", "net.IP",
        ] {
            #expect(CELType(parsing: name)?.description == name)
        }
        #expect(CELType(parsing: "google.protobuf.Duration") == .duration)
        #expect(CELType(parsing: "list") == .list(.dyn))
        #expect(CELType(parsing: "null_type") == .null)
        for name in ["", "lst(int)", "list(int", "list()", "map(int)", "int)", "list(int)x"] {
            #expect(CELType(parsing: name) == nil)
        }
        #expect(CELType(parsing: String(repeating: "list(", count: 10_000)) == nil)
    }
}
