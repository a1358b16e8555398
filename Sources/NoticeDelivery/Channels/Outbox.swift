// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Glibc

/// A folder that messages are written to, each whole or not at all, and durable when `write`
/// returns. Its files are readable by their owner only: they hold personal data.
package final class Outbox: Sendable {
    /// The path of the folder.
    package let path: String
    // Waiting for the disk would block the threads of Swift's tasks; one writer also means that
    // nobody else uses a temporary file.
    private let queue = DispatchQueue(label: "muster.outbox")

    /// An outbox in a folder, which is made with the first message. Its parent must exist.
    package init(path: String) { self.path = path }

    /// Writes a message under a name without `/`. A file of that name that is there already is
    /// left as it is: the name stands for the message.
    package func write(_ bytes: [UInt8], name: String) async throws(OutboxFailure) {
        let result: Result<Void, OutboxFailure> = await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(
                    returning: Result { () throws(OutboxFailure) in
                        try self.writeNow(bytes, name: name)
                    })
            }
        }
        try result.get()
    }

    private func writeNow(_ bytes: [UInt8], name: String) throws(OutboxFailure) {
        try makeFolder()
        let target = "\(path)/\(name)"
        if try !isFile(target) {
            // A crash may leave the temporary file; the next attempt for the same key takes it.
            let temporary = "\(path)/.\(name).part"
            try writeDurably(bytes, to: temporary)
            try check(rename(temporary, target) == 0, "rename a file in")
        }
        try syncFolder()
    }

    private func makeFolder() throws(OutboxFailure) {
        try check(mkdir(path, 0o700) == 0 || errno == EEXIST, "make")
    }

    private func isFile(_ path: String) throws(OutboxFailure) -> Bool {
        var status = stat()
        if lstat(path, &status) == 0 { return status.st_mode & S_IFMT == S_IFREG }
        try check(errno == ENOENT, "look into")
        return false
    }

    private func writeDurably(_ bytes: [UInt8], to file: String) throws(OutboxFailure) {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        try check(descriptor >= 0, "create a file in")
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress, buffer.count)
            }
            if count < 0, errno == EINTR { continue }
            try check(count > 0, "write to")
            written += count
        }
        try check(fsync(descriptor) == 0, "write to")
    }

    /// A rename is durable only when the folder is.
    private func syncFolder() throws(OutboxFailure) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        try check(descriptor >= 0, "open")
        defer { close(descriptor) }
        try check(fsync(descriptor) == 0, "write to")
    }

    private func check(_ isFine: Bool, _ action: String) throws(OutboxFailure) {
        guard !isFine else { return }
        let reason = String(cString: strerror(errno))
        throw OutboxFailure(action: action, path: path, reason: reason)
    }
}

/// The outbox cannot take a message now.
package struct OutboxFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was tried: `write to`.
    package let action: String
    /// The folder.
    package let path: String
    /// What the system said.
    package let reason: String

    /// One sentence.
    package var description: String { "cannot \(action) the outbox \(path): \(reason)" }
}
