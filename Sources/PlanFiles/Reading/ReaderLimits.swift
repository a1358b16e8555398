// SPDX-License-Identifier: Apache-2.0

/// Every bound of reading files. Reaching one is a diagnostic or a `FolderError`.
package struct ReaderLimits: Sendable, Equatable {
    /// Bytes of a YAML file or a template: 1 MiB is far above any plan that a person can read.
    package var fileBytes = 1 << 20
    /// Bytes of a CSV file: a million customers with addresses.
    package var customerFileBytes = 128 << 20
    /// Rows of a CSV file: the largest audience.
    package var customerRows = 1_000_000
    /// Files of one folder: a folder given by mistake is noticed at once.
    package var files = 2_000
    /// Entries looked at while walking through a folder, for the same reason.
    package var entries = 100_000
    /// Bytes of all files together.
    package var totalBytes = 256 << 20
    /// Folders within folders; also ends loops of symbolic links that are not recognised.
    package var folderDepth = 16
    /// Levels of nesting in YAML; plans need nine. Everything after it may recurse safely.
    package var nesting = 64
    /// Values of a YAML file with its aliases filled in.
    package var values = 100_000
    /// UTF-8 bytes that the aliases of a YAML file stand for, together: as much as the file may
    /// have itself. What is made of a file cannot grow far beyond it.
    package var aliasBytes = 1 << 20
    /// UTF-8 bytes of one scalar.
    package var scalarBytes = 64 << 10

    /// The standard limits.
    package init() {}

    /// A number of bytes as messages say it: `1 MiB`, `64 KiB`, `100 bytes`.
    static func words(forBytes count: Int) -> String {
        for (shift, unit) in [(20, "MiB"), (10, "KiB")]
        where count >= 1 << shift && count % (1 << shift) == 0 {
            return "\(count >> shift) \(unit)"
        }
        return "\(count) bytes"
    }

    /// Bytes that a file of a kind may have.
    package func bytes(of kind: SourceFile.Kind) -> Int {
        kind == .customers ? customerFileBytes : fileBytes
    }
}
