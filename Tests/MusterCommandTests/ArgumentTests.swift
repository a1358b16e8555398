// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CEL
import Coordination
import Notation
import ResponseCore
import ResponseModel
import Testing

@testable import muster

@Suite("Words of the command line")
struct ArgumentTests {
    private let now = Timestamp(milliseconds: 1_772_413_200_000)

    private func command(_ words: String...) throws -> Command? {
        try (Muster.parseAsRoot(words) as? any CoordinatorCommand)?.command()
    }

    private func path(_ words: String...) throws -> BoardPath? {
        try (Muster.parseAsRoot(words) as? any BoardCommand)?.path
    }

    @Test("become commands")
    func commands() throws {
        #expect(
            try command("incident", "activate", "inc-1", "--plan", "p", "--as", "ana")
                == .incident(.activate("inc-1", plan: "p")))
        #expect(
            try command("incident", "level", "inc-1", "auto", "--reason", "r")
                == .level(.clear("inc-1", reason: "r")))
        #expect(
            try command("incident", "step", "done", "inc-1", "s", "--note", "n")
                == .step(.complete("inc-1", "s", note: "n")))
        #expect(
            try command("pool", "out-of-service", "agents", "4", "--back", "--why", "w")
                == .pool(.setOutOfService("agents", units: -4, why: "w")))
        #expect(
            try command("pool", "mobilise", "r1", "--arrives-in", "20m")
                == .resource(.mobilise("r1", arrivesIn: .minutes(20))))
        #expect(
            try command("notice", "release", "n1", "--bypass", "fire")
                == .notice(.release("n1", bypass: "fire")))
        #expect(
            try command("plan", "retire", "p", "--proposal", "--reason", "r")
                == .plan(.revise("p", .withdraw(reason: "r"))))
        #expect(
            try command("action", "verify", "a1", "--ineffective", "--note", "n")
                == .review(.verifyAction("a1", isEffective: false, note: "n")))
    }

    @Test("become paths of boards")
    func paths() throws {
        #expect(try path("incident", "list") == .incidents)
        #expect(try path("incident", "show", "inc-1") == .incident("inc-1"))
        #expect(try path("incident", "why", "inc-1") == .why("inc-1"))
        #expect(try path("pool", "show", "agents") == .pool("agents"))
        #expect(try path("pool", "why", "r1") == .request("r1"))
        #expect(try path("notice", "ledger", "n1") == .ledger("n1"))
    }

    @Test(
        "facts are what they look like",
        arguments: [
            ("a=1", FactValue.int(1)), ("a=007", .string("007")), ("a=0", .int(0)),
            ("a=0.5", .double(0.5)),
            ("a=true", .bool(true)), ("a=", .string("")), ("a=b=c", .string("b=c")),
            ("a=[1", .string("[1")), ("a=[1]", .list([.int(1)])),
        ])
    func facts(_ text: String, _ value: FactValue) throws {
        #expect(try FactArgument(text).fact == Fact(name: "a", value: value))
    }

    @Test("what is no fact, no moment and no span is refused with an example")
    func refused() {
        #expect(throws: CommandFailure.self) { try FactArgument("=1") }
        #expect(throws: CommandFailure.self) { try FactArgument("name") }
        #expect(throws: CommandFailure.self) { try MomentArgument("14d") }
        #expect(throws: CommandFailure.self) { try MomentArgument("tomorrow", from: now) }
        for text in ["5", "5x", "-5m", "9999999d", "m"] {
            #expect(throws: CommandFailure.self, "\(text)") { try SpanArgument(text) }
        }
        #expect(throws: CommandFailure.self) {
            let _: RevisionCause = try WordArgument.read("operation", "--because")
        }
    }

    @Test("moments are absolute, or a span from now")
    func moments() throws {
        #expect(try MomentArgument("2026-03-02T09:00:00+08:00").moment == now)
        #expect(try MomentArgument("14d", from: now).moment == now + .days(14))
        #expect(try SpanArgument("90s").span == .seconds(90))
    }
}
