// SPDX-License-Identifier: Apache-2.0

extension SourceFile {
    /// SHA-256 of its bytes in hexadecimal, as plans and drills carry it.
    package var digest: String { CompileRun.digest(of: bytes) }
}
