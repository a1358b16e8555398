// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Lines of a file, one after the other, whatever its size.
struct LineReader {
    /// One line, without its line feed.
    enum Line {
        case text([UInt8])
        /// Longer than a line may be; its rest was passed over.
        case tooLong
    }

    private let handle: FileHandle
    private let name: String
    private var buffer: [UInt8] = []
    private var position = 0
    private var totalBytes = 0
    private var isAtEnd = false

    /// Opens a file; `-` is standard input.
    ///
    /// - Throws: `CommandFailure` when it cannot be read.
    init(_ path: String) throws {
        name = path
        guard path != "-" else {
            handle = .standardInput
            return
        }
        do {
            handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        } catch {
            throw CommandFailure(
                .worldFailed, "error: \(path) cannot be read: \(error.localizedDescription)",
                help: "Check its name, and that you may read it.")
        }
    }

    /// The next line; nil at the end.
    mutating func next() throws -> Line? {
        var line: [UInt8] = []
        var isTooLong = false
        while true {
            if position == buffer.count { try fill() }
            guard position < buffer.count else {
                if isTooLong { return .tooLong }
                return line.isEmpty ? nil : .text(line)
            }
            let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) ?? buffer.count
            if line.count + end - position > ExpressionLimit.lineBytes {
                isTooLong = true
                line = []
            }
            if !isTooLong { line += buffer[position..<end] }
            position = end
            if end < buffer.count {
                position += 1
                return isTooLong ? .tooLong : .text(line)
            }
        }
    }

    private mutating func fill() throws {
        guard !isAtEnd else { return }
        do {
            buffer = Array(try handle.read(upToCount: ExpressionLimit.chunkBytes) ?? Data())
        } catch {
            throw CommandFailure(
                .worldFailed, "error: \(name) cannot be read: \(error.localizedDescription)",
                help: "Check that it is a file.")
        }
        position = 0
        isAtEnd = buffer.isEmpty
        totalBytes += buffer.count
        guard totalBytes <= ExpressionLimit.totalBytes else {
            throw CommandFailure(
                .doesNotHold,
                "error: \(name) has more than \(ExpressionLimit.totalBytes >> 20) MiB; "
                    + "the rest was not read.", help: "Split it.")
        }
    }
}
