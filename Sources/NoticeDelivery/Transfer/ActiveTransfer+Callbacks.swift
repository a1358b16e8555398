// SPDX-License-Identifier: Apache-2.0

import CLibcurl
import Glibc

/// What libcurl calls while it works, always on the engine's thread.
extension ActiveTransfer {
    /// Bytes of header fields that are kept of one answer; enough for any real one.
    private static let maximumHeaderBytes = 32_768

    private static func transfer(_ context: UnsafeMutableRawPointer?) -> ActiveTransfer? {
        context.map { Unmanaged<ActiveTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// READFUNCTION: hands over the next bytes of a mail message.
    static let readMessage: shim_data_callback = { buffer, size, count, context in
        guard let buffer, let transfer = transfer(context),
            case .mail(let mail) = transfer.ticket.request.action
        else { return Int(CURL_READFUNC_ABORT) }
        let length = min(size * count, mail.message.count - transfer.sentBytes)
        mail.message.withUnsafeBytes { bytes in
            guard length > 0, let start = bytes.baseAddress else { return }
            memcpy(buffer, start + transfer.sentBytes, length)
        }
        transfer.sentBytes += length
        if transfer.sentBytes == mail.message.count { transfer.dialogue.isMessageSent = true }
        return length
    }

    /// WRITEFUNCTION: takes bytes of an answer up to the limit, then ends the transfer.
    static let writeBody: shim_data_callback = { buffer, size, count, context in
        guard let buffer, let transfer = transfer(context) else { return 0 }
        guard case .http(let http) = transfer.ticket.request.action else { return size * count }
        let room = http.maximumResponseBytes - transfer.answer.body.count
        let taken = min(room, size * count)
        transfer.answer.body += UnsafeRawBufferPointer(start: buffer, count: taken)
        if taken < size * count { transfer.answer.isCut = true }
        return taken
    }

    /// HEADERFUNCTION: takes the fields of an answer; a new status line begins a new answer.
    static let writeHeader: shim_data_callback = { buffer, size, count, context in
        guard let buffer, let transfer = transfer(context) else { return 0 }
        let line = UnsafeRawBufferPointer(start: buffer, count: size * count)
        transfer.noteHeader(String(decoding: line, as: UTF8.self))
        return size * count
    }

    private func noteHeader(_ line: String) {
        if line.hasPrefix("HTTP/") {
            answer.headers = []
            answerHeaderBytes = 0
        }
        answerHeaderBytes += line.utf8.count
        guard answerHeaderBytes <= Self.maximumHeaderBytes,
            let colon = line.utf8.firstIndex(of: UInt8(ascii: ":"))
        else { return }
        let value = line[line.utf8.index(after: colon)...]
        let blanks: Set<Character> = [" ", "\t", "\r", "\n", "\r\n"]
        answer.headers.append(
            HTTPAnswer.Header(
                name: line[..<colon].lowercased(),
                value: String(
                    value.drop { blanks.contains($0) }.reversed()
                        .drop { blanks.contains($0) }.reversed())))
    }

    /// DEBUGFUNCTION: follows the commands and replies of SMTP.
    static let noteDialogue: shim_debug_callback = { handle, kind, buffer, count, context in
        guard let buffer, let transfer = transfer(context) else { return 0 }
        let line = UnsafeRawBufferPointer(start: buffer, count: count)
        switch kind {
        case CURLINFO_HEADER_OUT: transfer.noteCommand(line)
        case CURLINFO_HEADER_IN: transfer.dialogue.noteReply(line)
        default: break
        }
        return 0
    }

    // libcurl waits for the reply to QUIT and holds up every other transfer meanwhile. With the
    // receiving side closed it reads the end of the stream at once; the QUIT itself is sent.
    private func noteCommand(_ line: UnsafeRawBufferPointer) {
        dialogue.noteCommand(line)
        guard line.starts(with: "QUIT".utf8) else { return }
        sockets.stopReading(localPort: handle.number(CURLINFO_LOCAL_PORT))
    }

    /// The check of the address guard.
    static let checkAddress: shim_address_check = { family, bytes, context in
        guard let transfer = transfer(context) else { return 0 }
        let count = family == 4 ? 4 : family == 6 ? 16 : 0
        let address = Array(UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
        if transfer.ticket.request.addressPolicy.allows(address) { return 1 }
        transfer.refusedAddresses += 1
        return 0
    }
}
