// SPDX-License-Identifier: Apache-2.0

import Coordination

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Files that are in their place whole, or not at all, even when the power fails.
enum DurableFile {
    /// Gives a finished file its name, which must be in `folder`.
    static func move(_ draft: String, to path: String, in folder: String) throws(JournalFailure) {
        try sync(draft)
        guard rename(draft, path) == 0 else {
            throw .system(
                "\(draft) cannot be renamed to \(path)", errno,
                help: "Look at the rights of the folder.")
        }
        try sync(folder)
    }

    /// Waits until a file, or the list of names of a folder, is on the disk.
    static func sync(_ path: String) throws(JournalFailure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .system("\(path) cannot be opened", errno, help: "Look at its rights.")
        }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw .system("\(path) cannot be written to the disk", errno, help: "Look at the disk.")
        }
    }

    /// The folder that a path is in.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
