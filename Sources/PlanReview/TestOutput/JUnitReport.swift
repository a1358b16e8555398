// SPDX-License-Identifier: Apache-2.0
// Results of tests in the form of JUnit, which servers of continuous integration read. There is no
// standard; these are the elements and attributes that Jenkins, GitLab and GitHub actions take.

import Notation
package import PlanTrial
import ResponseCore
import ResponseModel

/// Results of tests of plans as an XML document of JUnit.
package struct JUnitReport: Sendable {
    /// One result, with what only the caller knows of it.
    package struct Case: Sendable {
        package var result: PlanTestRun.Result
        /// How long the test ran, in milliseconds.
        package var milliseconds: Int64
        /// What is shown of each failure of the result, in its order.
        package var details: [String]

        /// Takes as many details as the result has failures.
        package init(result: PlanTestRun.Result, milliseconds: Int64, details: [String]) {
            self.result = result
            self.milliseconds = milliseconds
            self.details = details
        }
    }

    private let cases: [Case]

    /// Results in the order in which the tests were run; those of one plan together.
    package init(_ cases: [Case]) { self.cases = cases }

    /// The document: well-formed XML 1.0 in UTF-8, whatever names and conditions contain.
    package var text: String {
        var suites: [(plan: PlanID, cases: [Case])] = []
        for one in cases {
            if suites.last?.plan == one.result.plan {
                suites[suites.count - 1].cases.append(one)
            } else {
                suites.append((one.result.plan, [one]))
            }
        }
        let body = suites.map { suite($0.plan, $0.cases) }.joined()
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<testsuites name=\"muster test\"\(counts(cases))>\n\(body)</testsuites>\n"
    }

    private func suite(_ plan: PlanID, _ cases: [Case]) -> String {
        let path = cases.first?.result.place.path ?? ""
        return "  <testsuite name=\"\(XMLText.attribute(plan.raw))\" file=\""
            + "\(XMLText.attribute(path))\"\(counts(cases))>\n"
            + cases.map(element).joined() + "  </testsuite>\n"
    }

    private func counts(_ cases: [Case]) -> String {
        let failed = cases.count { !$0.result.failures.isEmpty }
        let time = Self.seconds(cases.reduce(0) { $0 + $1.milliseconds })
        return " tests=\"\(cases.count)\" failures=\"\(failed)\" errors=\"0\" skipped=\"0\""
            + " time=\"\(time)\""
    }

    private func element(_ one: Case) -> String {
        let result = one.result
        let head =
            "    <testcase name=\"\(XMLText.attribute(result.name))\" classname=\""
            + "\(XMLText.attribute(result.plan.raw))\" file=\""
            + "\(XMLText.attribute(result.place.path))\" line=\"\(result.place.line)\" time=\""
            + "\(Self.seconds(one.milliseconds))\""
        guard let first = result.failures.first else { return head + "/>\n" }
        // One failure element a case: readers take the first and leave the others.
        let message = "expected \(first.expected), got \(first.actual)"
        return head + ">\n      <failure message=\"\(XMLText.attribute(message))\""
            + " type=\"expectation\">"
            + XMLText.content(one.details.joined(separator: "\n\n"))
            + "</failure>\n    </testcase>\n"
    }

    private static func seconds(_ milliseconds: Int64) -> String {
        let rest = String(milliseconds % 1_000)
        return "\(milliseconds / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}

/// Text as XML 1.0 has it. Characters that XML cannot hold at all, not even escaped, become U+FFFD.
enum XMLText {
    /// As the content of an element. `>` is escaped too, so that `]]>` never stands there.
    static func content(_ text: String) -> String {
        escaped(text) { scalar in
            switch scalar {
            case "\r": "&#13;"
            default: nil
            }
        }
    }

    /// As the value of an attribute in double quotes; readers would turn white space into spaces.
    static func attribute(_ text: String) -> String {
        escaped(text) { scalar in
            switch scalar {
            case "\t": "&#9;"
            case "\n": "&#10;"
            case "\r": "&#13;"
            default: nil
            }
        }
    }

    private static func escaped(
        _ text: String, _ special: (Unicode.Scalar) -> String?
    ) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if let written = EscapedMarkup.entity(of: scalar) ?? special(scalar) {
                result += written
            } else {
                result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return result
    }

    // https://www.w3.org/TR/xml/#charsets; surrogates are no scalars of Swift.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }
}
