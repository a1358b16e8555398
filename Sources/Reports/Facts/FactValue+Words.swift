// SPDX-License-Identifier: Apache-2.0
// Values of facts as people read them.

import CEL
import Notation
import ResponseCore
import ResponseModel

extension FactValue {
    /// The value in a short form: `0.35`, `12000`, `true`, `15m`, `[a, b]`.
    var words: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .uint(let value): String(value)
        case .double(let value): Double.shortText(value)
        case .string(let value): value
        case .list(let elements): "[" + elements.map(\.words).joined(separator: ", ") + "]"
        case .map(let map): Self.words(of: map)
        case .timestamp(let instant):
            Timestamp(milliseconds: instant.milliseconds).description
        case .duration(let span): TimeSpan(milliseconds: span.milliseconds).description
        case .optional(let content): content?.words ?? "none"
        case .bytes, .type, .address, .addressBlock: typeName.name
        }
    }

    private static func words(of map: MapValue) -> String {
        let members = map.entries.map { "\($0.key.words): \($0.value.words)" }
        return "{" + members.joined(separator: ", ") + "}"
    }
}

extension Double {
    /// The shortest digits that read back as the same number, without a needless `.0`.
    static func shortText(_ value: Double) -> String {
        if let whole = Int64(exactly: value) { return String(whole) }
        return String(describing: value)
    }
}
