// SPDX-License-Identifier: Apache-2.0

extension JSONParser {
    /// An error at `position`.
    func failure(_ message: String, help: String) -> JSONError {
        failure(.malformed, at: position, message, help: help)
    }

    /// An error at a byte.
    func failure(
        _ code: JSONError.Code, at offset: Int, _ message: String, help: String
    ) -> JSONError {
        JSONError(code, at: offset, in: bytes, message, help: help)
    }

    /// A limit is reached at `position`.
    func tooLarge(_ message: String) -> JSONError {
        failure(.tooLarge, at: position, message, help: "Send it in smaller parts.")
    }

    /// What stands under `position`, in words that never carry a raw control character.
    var found: String {
        guard position < bytes.count else { return "the end of the text" }
        let byte = bytes[position]
        switch byte {
        case 0x21...0x7E: return "\"\(Character(UnicodeScalar(byte)))\""
        case 0x20: return "a space"
        case 0x09: return "a raw tab"
        case 0x0A: return "a raw line feed"
        default: return "the byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }

    /// What values look like.
    var valueHelp: String {
        "Write an object, an array, a \"string\", a number such as -1.5, true, false or null."
    }

    /// The beginning of a name in quotes, as JSON would write it.
    func quoted(_ name: String) -> String { JSON.string(String(name.prefix(60))).compact }
}
