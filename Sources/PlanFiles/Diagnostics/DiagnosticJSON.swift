// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore
import ResponseModel

extension Diagnostic {
    /// The diagnostics as a JSON array of objects, in the order given.
    package static func json(of diagnostics: [Diagnostic]) -> JSON {
        .array(
            diagnostics.map { diagnostic in
                [
                    "code": .string(diagnostic.code.rawValue),
                    "severity": .string(diagnostic.severity.rawValue),
                    "path": .string(diagnostic.path),
                    "line": .integer(Int64(diagnostic.line)),
                    "column": .integer(Int64(diagnostic.column)),
                    "message": .string(diagnostic.message),
                    "help": .string(diagnostic.help),
                    "source_line": .string(diagnostic.sourceLine),
                ]
            })
    }

    /// The diagnostics as a SARIF 2.1.0 log with one run, for code review systems. `version` is
    /// that of Muster. Silenced findings are among the results, as suppressed in the source.
    package static func sarif(
        of diagnostics: [Diagnostic], silenced: [SilencedFinding] = [], version: String
    ) -> JSON {
        let rules = DiagnosticCode.allCases
        let driver: JSON = [
            "name": "muster",
            "version": .string(version),
            "rules": .array(rules.map(sarifRule)),
        ]
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                [
                    "tool": ["driver": driver],
                    "columnKind": "unicodeCodePoints",
                    "results": .array(
                        diagnostics.map { sarifResult($0, rules) }
                            + silenced.map { suppressed($0, rules) }),
                ]
            ],
        ]
    }

    private static func sarifRule(_ code: DiagnosticCode) -> JSON {
        [
            "id": .string(code.rawValue),
            "name": .string("\(code)"),
            "shortDescription": ["text": .string(code.explanation)],
            "help": ["text": .string(code.remedy), "markdown": .string(code.page)],
            "defaultConfiguration": ["level": .string(code.severity.rawValue)],
        ]
    }

    private static func sarifResult(_ diagnostic: Diagnostic, _ rules: [DiagnosticCode]) -> JSON {
        let region: JSON = [
            "startLine": .integer(Int64(diagnostic.line)),
            "startColumn": .integer(Int64(diagnostic.column)),
        ]
        return [
            "ruleId": .string(diagnostic.code.rawValue),
            "ruleIndex": .integer(Int64(rules.firstIndex(of: diagnostic.code) ?? 0)),
            "level": .string(diagnostic.severity.rawValue),
            "message": ["text": .string("\(diagnostic.message). \(diagnostic.help)")],
            "locations": [
                [
                    "physicalLocation": [
                        "artifactLocation": ["uri": .string(uri(diagnostic.path))],
                        "region": region,
                    ]
                ]
            ],
        ]
    }

    private static func suppressed(
        _ finding: SilencedFinding, _ rules: [DiagnosticCode]
    ) -> JSON {
        let note: JSON = ["kind": "inSource", "justification": .string(finding.reason)]
        let members = sarifResult(finding.diagnostic, rules).members ?? []
        return .object(members + [JSON.Member("suppressions", [note])])
    }

    /// A path as a URI reference (RFC 3986): everything but unreserved characters and `/` encoded.
    private static func uri(_ path: String) -> String {
        path.utf8.reduce(into: "") { text, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                text += "%" + Hexadecimal.upper(byte)
            }
        }
    }
}
