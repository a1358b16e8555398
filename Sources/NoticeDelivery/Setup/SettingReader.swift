// SPDX-License-Identifier: Apache-2.0

import Glibc
import ResponseCore
package import ResponseModel

/// Finds the values that settings stand for, in the environment and in files.
package struct SettingReader: Sendable {
    /// Why a value cannot be had although something is there.
    package enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case unreadable(path: String, reason: String)
        case notAFile(path: String)
        case openToOthers(path: String)
        case tooLong(source: String)
        case notText(source: String)

        /// The reason and what to do, without the value.
        package var description: String {
            switch self {
            case .unreadable(let path, let reason):
                "\(path) cannot be read: \(reason). Give the file to the user that Muster runs as."
            case .notAFile(let path):
                "\(path) is no regular file. Name a file whose first line is the value."
            case .openToOthers(let path):
                "\(path) holds a secret and is open to every user of the machine. "
                    + "Run: chmod o-rwx \(path)"
            case .tooLong(let source):
                "\(source) is longer than \(SettingReader.maximumBytes) bytes. "
                    + "Put only the value there."
            case .notText(let source):
                "\(source) holds control characters or no UTF-8. Put only the value there."
            }
        }
    }

    /// Bytes of a value: addresses, names and secrets are far shorter.
    package static let maximumBytes = 4_096

    private let environment: [String: String]
    private let folder: String

    /// A reader.
    ///
    /// - Parameters:
    ///   - environment: the variables of the process.
    ///   - folder: where relative paths of files begin.
    package init(environment: [String: String], folder: String) {
        self.environment = environment
        self.folder = folder
    }

    /// The value of a setting without blanks around it; nil when it is not set: an empty text, a
    /// variable that is missing or empty, a file that is missing or whose first line is empty.
    ///
    /// - Parameter isSecret: its file must not be open to all users of the machine.
    package func value(of setting: Setting, isSecret: Bool) throws(Failure) -> String? {
        let text: String?
        switch setting {
        case .text(let written): text = written
        case .environment(let name): text = environment[name]
        case .file(let path): text = try firstLine(of: absolute(path), isSecret: isSecret)
        }
        let blanks: Set<Unicode.Scalar> = [" ", "\t", "\r"]
        let scalars = (text ?? "").unicodeScalars.drop { blanks.contains($0) }
        let value = String(
            String.UnicodeScalarView(
                scalars.reversed().drop { blanks.contains($0) }.reversed()))
        guard value.utf8.count <= Self.maximumBytes else {
            throw .tooLong(source: Self.name(of: setting))
        }
        guard !value.unicodeScalars.contains(where: HeaderText.isUnsafe) else {
            throw .notText(source: Self.name(of: setting))
        }
        return value.isEmpty ? nil : value
    }

    /// Where a setting comes from, for messages.
    package static func name(of setting: Setting) -> String {
        switch setting {
        case .text: "the text in the file"
        case .environment(let name): "environment variable \(name)"
        case .file(let path): "file \(path)"
        }
    }

    private func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(folder)/\(path)"
    }

    private func firstLine(of path: String, isSecret: Bool) throws(Failure) -> String? {
        // Without NONBLOCK, opening a pipe would wait for somebody to write into it.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .unreadable(path: path, reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .unreadable(path: path, reason: String(cString: strerror(errno)))
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        guard !isSecret || status.st_mode & 0o007 == 0 else { throw .openToOthers(path: path) }
        let bytes = try read(descriptor, path: path)
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
        // A line as long as the buffer may be a part of one.
        guard line.count <= Self.maximumBytes else { throw .tooLong(source: "file \(path)") }
        guard let text = String(validating: line, as: UTF8.self) else {
            throw .notText(source: "file \(path)")
        }
        return text
    }

    private func read(_ descriptor: Int32, path: String) throws(Failure) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: Self.maximumBytes + 1)
        var filled = 0
        while filled < buffer.count {
            let count = buffer.withUnsafeMutableBytes { bytes in
                Glibc.read(descriptor, bytes.baseAddress.map { $0 + filled }, bytes.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw .unreadable(path: path, reason: String(cString: strerror(errno)))
            }
            guard count > 0 else { break }
            filled += count
        }
        return Array(buffer[..<filled])
    }
}
