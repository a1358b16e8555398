// SPDX-License-Identifier: Apache-2.0
// Who owns a data folder. The lock is of the kernel (an open file description lock): it ends with
// the process, however that ends, so there is never a stale one. The file's text is only read while
// somebody holds the lock.

package import Coordination
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The right to write in a data folder, held until it is released or the process ends.
package final class FolderLock: Sendable {
    /// The folder that is owned.
    package let folder: String
    // nil once it is released.
    private let descriptor: Mutex<Int32?>

    private init(folder: String, descriptor: Int32) {
        self.folder = folder
        self.descriptor = Mutex(descriptor)
    }

    deinit { release() }

    /// Gives the folder up. Doing it again does nothing.
    package func release() {
        guard let open = descriptor.withLock({ $0.take() }) else { return }
        // A process that is being started at this moment has a copy of the descriptor until it
        // runs, and the lock would live as long as that.
        var request = Self.wholeFile(F_UNLCK)
        _ = fcntl(open, Self.setLock, &request)
        close(open)
    }

    /// Takes the lock of a folder, which is made if it is not there (its parent must be).
    ///
    /// - Throws: `JournalFailure`: `.locked` when somebody else holds it, with where to reach them;
    ///   `.storage` when the folder cannot be made or written.
    package static func acquire(_ folder: String) throws(JournalFailure) -> FolderLock {
        if mkdir(folder, 0o700) != 0, errno != EEXIST {
            throw .system(
                "The data folder \(folder) cannot be made", errno,
                help: "Choose a folder in one that exists and that you may write in.")
        }
        let path = file(in: folder)
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .system(
                "The lock \(path) cannot be opened", errno,
                help: "The data folder must be a folder that you may write in.")
        }
        let lock = FolderLock(folder: folder, descriptor: descriptor)
        var request = wholeFile(F_WRLCK)
        guard fcntl(descriptor, setLock, &request) == 0 else {
            let reason = errno
            guard reason == EAGAIN || reason == EACCES else {
                throw .system(
                    "The data folder \(folder) cannot be locked", reason,
                    help: "Use a file system that has locks, on a disk of this machine.")
            }
            throw heldBySomebodyElse(folder, descriptor)
        }
        try lock.write("pid \(getpid())\n")
        return lock
    }

    /// Says where the owner can be reached, once it listens.
    ///
    /// - Parameter address: A URL without a line feed, such as `http://127.0.0.1:8080`.
    package func publish(address: String) throws(JournalFailure) {
        precondition(!address.utf8.contains(UInt8(ascii: "\n")), "an address is one line")
        try write("pid \(getpid())\n\(address)\n")
    }

    /// Where the owner of a folder can be reached; nil when nobody owns it, or when the owner does
    /// not listen (then `acquire` says that it is locked).
    package static func owner(of folder: String) -> String? {
        let descriptor = open(file(in: folder), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var question = wholeFile(F_WRLCK)
        guard fcntl(descriptor, getLock, &question) == 0, question.l_type != Int16(F_UNLCK) else {
            return nil
        }
        return lines(of: descriptor).dropFirst().first
    }

    private static func file(in folder: String) -> String { folder + "/muster.lock" }

    private static func heldBySomebodyElse(
        _ folder: String, _ descriptor: Int32
    ) -> JournalFailure {
        let lines = lines(of: descriptor)
        let holder = lines.first.map { " (\($0))" } ?? ""
        let address = lines.dropFirst().first
        return JournalFailure(
            .locked, "Another process\(holder) owns the data folder \(folder).",
            help: address.map { "It can be reached at \($0)." } ?? "Wait until it has ended.")
    }

    private func write(_ text: String) throws(JournalFailure) {
        guard let descriptor = descriptor.withLock({ $0 }) else {
            throw JournalFailure(
                .locked, "The lock of \(folder) has been released.", help: "Acquire it again.")
        }
        let bytes = Array(text.utf8)
        // The new text is in place before the old end is cut off: a reader sees one or the other.
        let written = pwrite(descriptor, bytes, bytes.count, 0)
        guard written == bytes.count, ftruncate(descriptor, off_t(bytes.count)) == 0 else {
            throw .system(
                "The lock of \(folder) cannot be written", errno,
                help: "Look for free space on its disk.")
        }
    }

    private static func lines(of descriptor: Int32) -> [String] {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return [] }
        return bytes[..<count].split(separator: UInt8(ascii: "\n"))
            .map { String(decoding: $0, as: UTF8.self) }
    }

    // F_OFD_GETLK and F_OFD_SETLK of Linux, which the C module does not export.
    private static let getLock: Int32 = 36
    private static let setLock: Int32 = 37

    private static func wholeFile(_ type: Int32) -> flock {
        var lock = flock()
        lock.l_type = Int16(type)
        lock.l_whence = Int16(SEEK_SET)
        return lock
    }
}
