// SPDX-License-Identifier: Apache-2.0
// Evaluations as JSON, for programs. Keys are snake_case and stable; moments are RFC 3339 in UTC,
// lengths of time are whole milliseconds in keys that end with `_ms`, texts are `{en, zh}`; what is
// not known or not reached is null, never missing.

package import Notation
import ResponseCore
import ResponseModel

/// The evaluation of an incident as JSON: `{"report": "incident/1", …}`.
package func json(_ evaluation: Evaluation) -> JSON {
    .object([JSON.Member("report", "incident/1")] + members(of: evaluation))
}

/// The evaluation of a drill as JSON: `{"report": "drill/1", …}`; its incidents have the shape of
/// `incident/1`.
package func json(_ evaluation: DrillEvaluation) -> JSON {
    .object([JSON.Member("report", "drill/1")] + members(of: evaluation))
}

/// A value that can stand in a report.
protocol JSONRepresentable {
    var json: JSON { get }
}

extension String: JSONRepresentable { var json: JSON { .string(self) } }
extension Int: JSONRepresentable { var json: JSON { .integer(Int64(self)) } }
extension Int64: JSONRepresentable { var json: JSON { .integer(self) } }
extension Bool: JSONRepresentable { var json: JSON { .bool(self) } }
extension Double: JSONRepresentable { var json: JSON { .number(self) } }
extension Timestamp: JSONRepresentable { var json: JSON { .string(description) } }
extension TimeSpan: JSONRepresentable { var json: JSON { .integer(milliseconds) } }
extension Identifier: JSONRepresentable { var json: JSON { .string(raw) } }
extension LocalizedText: JSONRepresentable {
    var json: JSON { ["en": .string(en), "zh": .string(zh)] }
}
extension Evaluation.Named: JSONRepresentable {
    var json: JSON { ["id": .string(id), "name": name.json] }
}
extension Array: JSONRepresentable where Element: JSONRepresentable {
    var json: JSON { .array(map(\.json)) }
}
extension Optional: JSONRepresentable where Wrapped: JSONRepresentable {
    var json: JSON { self?.json ?? .null }
}

/// A member of a report.
func member(_ key: String, _ value: some JSONRepresentable) -> JSON.Member {
    JSON.Member(key, value.json)
}

/// A list of objects.
func member<Element>(
    _ key: String, _ elements: [Element], _ members: (Element) -> [JSON.Member]
) -> JSON.Member {
    JSON.Member(key, .array(elements.map { .object(members($0)) }))
}
