// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

extension Field {
    /// Ways to reach somebody, best first: a map medium → address, or a list of such maps.
    func contacts() -> [ContactPoint] {
        if case .sequence = node.content {
            return (items() ?? []).flatMap { $0.contactsOfMap() }
        }
        return contactsOfMap()
    }

    private func contactsOfMap() -> [ContactPoint] {
        guard Section(self, title: "contacts", shape: .contacts) != nil else { return [] }
        return (entries() ?? []).compactMap { keyField, value in
            Medium(rawValue: keyField.key).flatMap { value.contact(medium: $0) }
        }
    }

    private func contact(medium: Medium) -> ContactPoint? {
        address(medium: medium).map { ContactPoint(medium: medium, address: $0) }
    }

    /// An address of a medium in its normal form.
    func address(medium: Medium) -> String? {
        guard let scalar = scalar("an address") else { return nil }
        if let address = AddressCheck.normalized(scalar.text, medium: medium) { return address }
        report(
            .badAddress, "\"\(scalar.text.excerpt)\" is not an address for \(medium.rawValue)",
            help: "Write it as \(AddressCheck.example(medium)).")
        return nil
    }

    /// Plain text, or where the value is to be found when the server starts.
    func setting() -> Setting? {
        if case .mapping = node.content { return reference() }
        return string(maxBytes: 2_048).map { .text($0) }
    }

    /// Where a secret is to be found; never the secret itself.
    func secret() -> Setting? {
        if case .mapping = node.content { return reference() }
        report(
            .secretInFile, "\"\(key)\" is written in the file",
            help: "Write {env: NAME} or {file: PATH}, and change the secret: it has been seen.")
        return nil
    }

    private func reference() -> Setting? {
        guard let section = Section(self, title: "\"\(key)\"", shape: .setting) else {
            return nil
        }
        guard section.has("env") != section.has("file") else {
            report(
                .keysInConflict, "\"\(key)\" needs \"env\" or \"file\", not both",
                help: "Write {env: NAME} or {file: PATH}.")
            return nil
        }
        if let path = section["file"] { return path.string(maxBytes: 4_096).map { .file($0) } }
        return section["env"]?.environmentName().map { .environment($0) }
    }

    private func environmentName() -> String? {
        guard let name = string(maxBytes: 256) else { return nil }
        let isValid =
            name.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "_") }
            && !(name.first?.isNumber ?? true)
        if isValid { return name }
        report(
            .badIdentifier, "\"\(name.excerpt)\" is not the name of an environment variable",
            help: "Use letters, digits and \"_\".")
        return nil
    }
}
