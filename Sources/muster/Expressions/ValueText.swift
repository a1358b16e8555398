// SPDX-License-Identifier: Apache-2.0
// Values for people at a terminal, written as an expression writes them.

import CEL
import Notation
import ResponseCore
import ResponseModel

extension CEL.Value {
    /// The value as an expression would write it: `"eu"`, `5u`, `[1, 2]`, `duration("90s")`.
    var expressionText: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): String(number)
        case .uint(let number): "\(number)u"
        case .double(let number): number.description
        case .string(let text): JSON.string(text).compact.visibleLine
        case .list(let elements): "[\(Self.joined(elements.map(\.expressionText)))]"
        case .map(let map):
            "{\(Self.joined(map.entries.map { Self.entry($0.key, $0.value) }))}"
        case .optional(nil): "optional.none()"
        case .optional(let content?): "optional.of(\(content.expressionText))"
        case .type(let type): type.name
        case .bytes: call("base64.decode")
        case .timestamp: call("timestamp")
        case .duration: call("duration")
        case .address: call("ip")
        case .addressBlock: call("cidr")
        }
    }

    private func call(_ function: String) -> String {
        "\(function)(\(typedJSON.members?.first?.value.compact ?? ""))"
    }

    private static func entry(_ key: CEL.Value, _ value: CEL.Value) -> String {
        "\(key.expressionText): \(value.expressionText)"
    }

    private static func joined(_ parts: [String]) -> String { parts.joined(separator: ", ") }
}
