// SPDX-License-Identifier: Apache-2.0

/// What a YAML file says that it is, without compiling it.
package struct FileHead: Sendable, Equatable {
    /// The word after `muster:`, such as `plan/1`.
    package var kind: String
    /// The value of `id`; nil where it has none.
    package var id: String?

    /// The head of a file; nil when the file is not YAML, or does not say what it is.
    package init?(_ file: SourceFile) {
        guard SourceFile.kind(ofPath: file.path) == .yaml else { return nil }
        let limits = ReaderLimits()
        let findings = Findings()
        guard
            let text = TextCheck.read(file, limit: limits.fileBytes, findings: findings),
            let root = YAMLReader.read(text, limits: limits, findings: findings),
            case .mapping(let entries) = root.content,
            let kind = entries.first(where: { $0.key == "muster" })?.value.scalarText,
            !kind.isEmpty
        else { return nil }
        self.kind = kind
        let id = entries.first { $0.key == "id" }?.value.scalarText ?? ""
        self.id = id.isEmpty ? nil : id
    }
}
