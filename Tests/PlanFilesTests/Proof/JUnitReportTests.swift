// SPDX-License-Identifier: Apache-2.0

import Foundation
import FoundationXML
import Notation
import PlanFiles
import PlanReview
import PlanTrial
import ResponseCore
import ResponseModel
import Testing

/// What a reader of XML makes of a document.
private final class Reading: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String])] = []
    var content = ""

    static func of(_ text: String) throws -> Reading {
        let reading = Reading()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reading
        try #require(parser.parse(), "\(String(describing: parser.parserError))\n\(text)")
        return reading
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        elements.append((name, attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { content += text }
}

@Suite("Results in the form of JUnit")
struct JUnitReportTests {
    private func result(
        _ name: String, plan: PlanID = "p", failing text: String? = nil
    ) -> JUnitReport.Case {
        let place = TextPlace(path: "plans/p.yaml", line: 7, column: 3)
        let failures = text.map {
            [
                PlanTestRun.Failure(
                    offset: .minutes(5), place: place, expected: $0, actual: $0,
                    trial: Trial(rules: [], level: nil))
            ]
        }
        return JUnitReport.Case(
            result: PlanTestRun.Result(
                plan: plan, name: name, place: place, failures: failures ?? []),
            milliseconds: 1_005, details: text.map { [$0] } ?? [])
    }

    @Test("have a suite for each plan, with its counts")
    func counts() throws {
        let report = JUnitReport([result("a"), result("b", failing: "x"), result("c", plan: "q")])
        let reading = try Reading.of(report.text)
        #expect(
            reading.elements.map(\.name) == [
                "testsuites", "testsuite", "testcase", "testcase", "failure", "testsuite",
                "testcase",
            ])
        let all = reading.elements[0].attributes
        #expect(all["tests"] == "3")
        #expect(all["failures"] == "1")
        #expect(all["time"] == "3.015")
        let one = reading.elements[2].attributes
        #expect(
            one == [
                "name": "a", "classname": "p", "file": "plans/p.yaml", "line": "7",
                "time": "1.005",
            ])
        #expect(reading.elements[4].attributes["message"] == "expected x, got x")
    }

    @Test("are well-formed without any test")
    func empty() throws {
        #expect(try Reading.of(JUnitReport([]).text).elements.count == 1)
    }

    static let texts = [
        "quotes \" and ' and <tags> & entities; &amp; ]]> -- <!-- x --> <![CDATA[ y ]]>",
        "tab\tline\r\nnext\nlast", "\u{0}\u{1}\u{8}\u{B}\u{C}\u{1B}[31m\u{7F}\u{85}",
        String(
            [0xFFFE, 0xFFFF, 0xFDD0, 0x1_FFFE].compactMap(Unicode.Scalar.init).map(Character.init)),
        "中文 \u{202E}abc 👨‍👩‍👧 e\u{301}", "",
    ]

    @Test("carry any text through a reader of XML", arguments: texts)
    func hostile(_ text: String) throws {
        let reading = try Reading.of(JUnitReport([result(text, failing: text)]).text)
        // What XML cannot hold comes back as U+FFFD.
        var wanted = ""
        for scalar in text.unicodeScalars {
            let isForbidden =
                scalar.value < 0x20 && !["\t", "\n", "\r"].contains(scalar)
                || [0xFFFE, 0xFFFF].contains(scalar.value)
            wanted.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
        }
        #expect(reading.elements[2].attributes["name"] == wanted)
        #expect(reading.content.contains(wanted) || wanted.isEmpty)
    }
}
