// SPDX-License-Identifier: Apache-2.0

import Notation
import Testing

@Suite("Forms of things that come in kinds")
struct FormTests {
    private struct Greeting: Sendable, Equatable {
        var name: String
        var times: Int
    }

    private static let first = Form<Greeting>("name") { Greeting(name: $0, times: 1) }
    private static let second = Form<Greeting>("name", Member.missing("times", 1)) {
        Greeting(name: $0, times: $1)
    }.replacing(first)
    private static let third = Form<Greeting>("who", "times") { Greeting(name: $0, times: $1) }
        .replacing(second)

    @Test("of a higher version still read what was written in each one before")
    func versions() throws {
        #expect([Self.first, Self.second, Self.third].map(\.version) == [1, 2, 3])
        #expect(try Self.third.read(["name": "Ana"], version: 1) == Greeting(name: "Ana", times: 1))
        let second: JSON = ["name": "Ana", "times": .integer(2)]
        #expect(try Self.third.read(second, version: 2) == Greeting(name: "Ana", times: 2))
        let third: JSON = ["who": "Ana", "times": .integer(3)]
        #expect(try Self.third.read(third, version: 3) == Greeting(name: "Ana", times: 3))
    }

    @Test("do not read one version as another, and name the member that is missing")
    func otherVersion() {
        let error = #expect(throws: ShapeError.self) {
            try Self.third.read(["name": "Ana", "times": .integer(3)], version: 3)
        }
        #expect(error?.member == "who")
    }

    @Test("write members in the order of their names, and leave out what is nil")
    func writing() {
        let names = Self.third.members(of: ["Ana", 3]).map(\.key)
        #expect(names == ["who", "times"])
        #expect(Self.third.members(of: ["Ana", nil]).map(\.key) == ["who"])
    }
}
