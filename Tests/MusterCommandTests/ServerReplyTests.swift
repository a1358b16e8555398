// SPDX-License-Identifier: Apache-2.0

import Coordination
import Testing

@testable import muster

@Suite("The answer of a server")
struct ServerReplyTests {
    private func board(_ status: Int, _ body: String) throws -> PoolListBoard? {
        try ServerReply(status: status, body: Array(body.utf8)).boardIfThere()
    }

    private func failure(_ status: Int, _ body: String) -> CommandFailure? {
        do { _ = try board(status, body) } catch let failure as CommandFailure {
            return failure
        } catch {}
        return nil
    }

    @Test("is a board, or that there is none")
    func boards() throws {
        #expect(try board(200, #"{"pools": [], "newer": 1}"#) == PoolListBoard())
        #expect(try board(404, #"{"error": {"reason": "unknown"}}"#) == nil)
        #expect(try board(404, "") == nil)
    }

    @Test(
        "is a failure with its sentence, and never \"there is none\", whatever else it is",
        arguments: [
            (403, muster.ExitStatus.refused), (409, .refused), (400, .refused), (500, .worldFailed),
            (503, .worldFailed),
        ])
    func failures(_ status: Int, _ expected: muster.ExitStatus) {
        let found = failure(
            status, #"{"error": {"reason": "busy", "message": "Too many.", "help": "Wait."}}"#)
        #expect(found?.status == expected)
        #expect(found?.message.hasSuffix("Too many.") == true)
        #expect(found?.help == "Wait.")
    }

    @Test(
        "that no board can be read from is a failure of the world",
        arguments: [
            (200, "<html>"), (200, #"{"pols": []}"#), (502, "Bad Gateway"), (302, ""), (200, ""),
        ])
    func unreadable(_ status: Int, _ body: String) {
        #expect(failure(status, body)?.status == .worldFailed)
    }
}
