// SPDX-License-Identifier: Apache-2.0

/// An import of a file, in whatever form: `@testable import A`, `package import struct A.B`.
struct Import: Equatable {
    /// The module: of `struct Foundation.Date` and `Foundation.Date` it is `Foundation`.
    let module: String
    let line: Int

    /// All imports of a file, in order.
    static func all(in file: SourceFile) -> [Import] {
        file.tokens.indices.compactMap { index in
            guard file.tokens[index].text == "import", begins(at: index, in: file.tokens) else {
                return nil
            }
            var next = index + 1
            if next < file.tokens.count, kinds.contains(file.tokens[next].text) { next += 1 }
            guard next < file.tokens.count else { return nil }
            return Import(module: file.tokens[next].text, line: file.tokens[index].line)
        }
    }

    private static let kinds: Set = [
        "struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor",
    ]
    private static let access: Set = [
        "public", "package", "internal", "fileprivate", "private",
    ]

    // `import` as the name of a member stands behind a dot or a keyword, on the same line.
    private static func begins(at index: Int, in tokens: [SourceToken]) -> Bool {
        guard index > 0, tokens[index - 1].line == tokens[index].line else { return true }
        let before = tokens[index - 1].text
        let isAttribute = index > 1 && tokens[index - 2].text == "@"
        return access.contains(before) || before == ";" || before == ")" || isAttribute
    }
}

/// What a target may import: the one table of the arrows between targets.
struct AllowedImports {
    let target: String
    /// Targets of this package; all of them stand above this one in the table.
    let own: [String]
    /// Modules of packages and of the system.
    let others: [String]

    init(_ target: String, own: [String] = [], others: [String] = []) {
        self.target = target
        self.own = own
        self.others = others
    }

    /// The targets from the bottom of the arrows to their top.
    static let table: [AllowedImports] = [
        AllowedImports("CEL"),
        AllowedImports("Allocation"),
        AllowedImports("Notation"),
        AllowedImports("ResponseModel", own: ["CEL", "Notation"]),
        AllowedImports("ResponseCore", own: model + ["Allocation"], others: ["HeapModule"]),
        AllowedImports("PlanTrial", own: core + ["Allocation"]),
        AllowedImports("CLibYAML"),
        AllowedImports(
            "PlanFiles", own: core + ["CLibYAML"],
            others: ["Foundation", "Crypto", "Synchronization"]),
        AllowedImports(
            "PlanExchange", own: core + ["PlanFiles"], others: ["Foundation", "Crypto"]),
        AllowedImports(
            "PlanReview", own: core + ["PlanTrial", "PlanFiles"], others: ["Foundation"]),
        AllowedImports("Drills", own: core),
        AllowedImports("Reports", own: core, others: ["Foundation"]),
        AllowedImports(
            "Coordination", own: core + ["PlanTrial"],
            others: libc + ["Foundation", "Synchronization", "Logging"]),
        AllowedImports(
            "SQLiteJournal", own: core + ["Coordination"],
            others: libc + ["Foundation", "Synchronization", "Crypto", "GRDB"]),
        AllowedImports("CLibcurl"),
        AllowedImports(
            "NoticeDelivery", own: core + ["CLibcurl", "Coordination"],
            others: libc + ["Foundation", "Dispatch", "Synchronization", "Crypto", "Logging"]),
        AllowedImports(
            "MusterServer", own: core + ["Coordination", "Reports"],
            others: [
                "Foundation", "Synchronization", "Logging", "Hummingbird", "HTTPTypes", "NIOCore",
                "ServiceLifecycle",
            ]),
        AllowedImports(
            "muster",
            own: core + [
                "Allocation", "PlanTrial", "PlanFiles", "PlanExchange", "PlanReview", "Drills",
                "Reports", "Coordination", "SQLiteJournal", "NoticeDelivery", "MusterServer",
            ],
            others: libc + [
                "Foundation", "Dispatch", "Synchronization", "Logging", "ArgumentParser",
                "ServiceLifecycle", "UnixSignals",
            ]),
    ]

    /// What nearly every target speaks of, and the rules about it.
    private static let model = ["CEL", "Notation", "ResponseModel"]
    private static let core = model + ["ResponseCore"]
    private static let libc = ["Glibc", "Musl", "Darwin"]

    /// The targets that compute and do nothing else.
    static let pure: Set = [
        "CEL", "Allocation", "Notation", "ResponseModel", "ResponseCore", "PlanTrial", "Drills",
    ]

    /// The imports of a file that the table does not know.
    static func offences(in file: SourceFile) -> [Offence] {
        guard let row = table.first(where: { $0.target == file.target }) else {
            return [Offence(file, 1, "\(file.target ?? file.path) has no row in the table.")]
        }
        let allowed = row.own + row.others
        return Import.all(in: file).filter { !allowed.contains($0.module) }.map { found in
            Offence(
                file, found.line,
                "\(row.target) may not import \(found.module), only these: "
                    + allowed.joined(separator: ", "))
        }
    }
}
