// SPDX-License-Identifier: Apache-2.0

import CLibcurl

/// A transfer that libcurl works on: its handle, and all memory that libcurl points into. It lives
/// on the engine's thread only, and until its handle has been taken out of the multi handle.
final class ActiveTransfer {
    let ticket: TransferTicket
    let handle: EasyHandle
    var answer = HTTPAnswer()
    var answerHeaderBytes = 0
    var dialogue = MailDialogue()
    var sentBytes = 0
    var refusedAddresses = 0
    let sockets: OpenSockets

    private let errorText: UnsafeMutablePointer<CChar>
    private let guarding: UnsafeMutablePointer<shim_address_guard>
    private var list: UnsafeMutablePointer<curl_slist>?

    /// Sets a fresh or reset handle up for the request of a ticket.
    init(_ ticket: TransferTicket, handle: EasyHandle, sockets: OpenSockets)
        throws(TransferFailure)
    {
        self.ticket = ticket
        self.handle = handle
        self.sockets = sockets
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        guarding = .allocate(capacity: 1)
        guarding.initialize(to: shim_address_guard())
        try setUp(ticket.request)
    }

    deinit {
        curl_slist_free_all(list)
        guarding.deallocate()
        errorText.deallocate()
    }

    /// What came of it, once libcurl says that it is done.
    func report(result: CURLcode) -> TransferReport {
        let written = String(cString: errorText)
        let isFine = result == CURLE_OK
        return TransferReport(
            result: Int(result.rawValue),
            failureText: isFine
                ? "" : written.isEmpty ? String(cString: curl_easy_strerror(result)) : written,
            responseCode: handle.number(CURLINFO_RESPONSE_CODE),
            newConnections: handle.number(CURLINFO_NUM_CONNECTS),
            wasAddressRefused: !isFine && refusedAddresses > 0
                && result == CURLE_COULDNT_CONNECT,
            answer: answer, dialogue: dialogue)
    }

    private var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    private func setUp(_ request: TransferRequest) throws(TransferFailure) {
        try setCommon(request)
        guarding.pointee = shim_address_guard(
            check: Self.checkAddress, check_context: context, opened: OpenSockets.noteOpened,
            opened_context: sockets.context)
        try handle.setAddressGuard(guarding, closing: sockets.note)
        try setPolicy(request.addressPolicy)
        switch request.action {
        case .mail(let mail): try setMail(mail, request)
        case .http(let http): try setHTTP(http, request)
        }
    }

    private func setCommon(_ request: TransferRequest) throws(TransferFailure) {
        try handle.set(CURLOPT_URL, request.url.text)
        try handle.set(CURLOPT_ERRORBUFFER, pointer: UnsafeMutableRawPointer(errorText))
        try handle.set(CURLOPT_NOSIGNAL, true)
        // Without it a handle that is taken out while a name is being resolved blocks the engine.
        try handle.set(CURLOPT_QUICK_EXIT, true)
        try handle.set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds: request.timeouts.connect)
        try handle.set(CURLOPT_TIMEOUT_MS, milliseconds: request.timeouts.total)
        try handle.set(
            CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, request.timeouts.response.wholeSeconds))
        try handle.set(CURLOPT_MAXAGE_CONN, ticket.limits.idleConnectionSeconds)
        try handle.set(CURLOPT_MAXLIFETIME_CONN, ticket.limits.connectionLifetimeSeconds)
        try handle.set(CURLOPT_FOLLOWLOCATION, false)
        try handle.set(CURLOPT_TCP_KEEPALIVE, true)
        if let file = request.certificateAuthorities { try handle.set(CURLOPT_CAINFO, file) }
    }

    private func setPolicy(_ policy: AddressPolicy) throws(TransferFailure) {
        guard policy != .any else { return }
        // An open connection has passed the check of another request, perhaps a laxer one; and a
        // proxy would connect where the check does not see it.
        try handle.set(CURLOPT_FRESH_CONNECT, true)
        try handle.set(CURLOPT_FORBID_REUSE, true)
        try handle.set(CURLOPT_PROXY, "")
    }

    private func setMail(_ mail: MailTransfer, _ request: TransferRequest) throws(TransferFailure) {
        try handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        try handle.set(CURLOPT_PROXY, "")
        try handle.set(CURLOPT_MAIL_FROM, mail.sender.text)
        try append(mail.recipient.text)
        try handle.set(CURLOPT_MAIL_RCPT, list: list)
        try setEncryption(mail.encryption, scheme: request.url.scheme)
        if let credentials = mail.credentials {
            try handle.set(CURLOPT_USERNAME, credentials.username.revealed)
            try handle.set(CURLOPT_PASSWORD, credentials.password.revealed)
            try handle.set(CURLOPT_SASL_IR, true)
        }
        try handle.set(CURLOPT_UPLOAD, true)
        try handle.set(CURLOPT_INFILESIZE_LARGE, offset: mail.message.count)
        try handle.set(CURLOPT_READFUNCTION, callback: Self.readMessage)
        try handle.set(CURLOPT_READDATA, pointer: context)
        try handle.set(CURLOPT_WRITEFUNCTION, callback: Self.writeBody)
        try handle.set(CURLOPT_WRITEDATA, pointer: context)
        // The commands and replies come through the debug callback only.
        try handle.set(CURLOPT_VERBOSE, true)
        try handle.setDebug(callback: Self.noteDialogue)
        try handle.set(CURLOPT_DEBUGDATA, pointer: context)
    }

    private func setEncryption(_ encryption: MailTransfer.Encryption, scheme: ServerURL.Scheme)
        throws(TransferFailure)
    {
        guard scheme == .smtp else { return }
        switch encryption {
        case .required:
            try handle.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        case .opportunistic:
            try handle.set(CURLOPT_USE_SSL, Int(CURLUSESSL_TRY.rawValue))
            try handle.set(CURLOPT_SSL_VERIFYPEER, false)
            try handle.set(CURLOPT_SSL_VERIFYHOST, 0)
        case .never:
            try handle.set(CURLOPT_USE_SSL, Int(CURLUSESSL_NONE.rawValue))
        }
    }

    private func setHTTP(_ http: HTTPTransfer, _ request: TransferRequest) throws(TransferFailure) {
        try handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
        try handle.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        // Other addresses of the organisation's own go through the proxy of the environment.
        if request.url.isLoopback { try handle.set(CURLOPT_PROXY, "") }
        // libcurl would wait a second for "100 Continue" before it sends a long body.
        try append("Expect:")
        for header in http.headers {
            guard Self.isClean(header.name), Self.isClean(header.value) else {
                throw .unusable("a header contains a control character")
            }
            try append("\(header.name): \(header.value)")
        }
        try handle.set(CURLOPT_HTTPHEADER, list: list)
        switch http.method {
        case .get: try handle.set(CURLOPT_HTTPGET, true)
        case .post:
            try handle.set(CURLOPT_POST, true)
            try handle.setBody(http.body)
        }
        try handle.set(CURLOPT_WRITEFUNCTION, callback: Self.writeBody)
        try handle.set(CURLOPT_WRITEDATA, pointer: context)
        try handle.set(CURLOPT_HEADERFUNCTION, callback: Self.writeHeader)
        try handle.set(CURLOPT_HEADERDATA, pointer: context)
    }

    private func append(_ text: String) throws(TransferFailure) {
        guard let longer = curl_slist_append(list, text) else {
            throw .unusable("no memory is left")
        }
        list = longer
    }

    private static func isClean(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}
