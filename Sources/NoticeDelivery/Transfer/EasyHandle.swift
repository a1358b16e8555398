// SPDX-License-Identifier: Apache-2.0

import CLibcurl

/// libcurl's easy handle with its options by type. It belongs to one thread.
struct EasyHandle {
    let pointer: UnsafeMutableRawPointer

    /// A new handle; nil when memory ran out.
    init?() {
        guard let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
    }

    /// Forgets all options; open connections stay with the multi handle.
    func reset() { curl_easy_reset(pointer) }

    /// Gives the handle back to libcurl.
    func close() { curl_easy_cleanup(pointer) }

    func set(_ option: CURLoption, _ value: Int) throws(TransferFailure) {
        try check(shim_set_long(pointer, option, value), option)
    }

    func set(_ option: CURLoption, _ value: Bool) throws(TransferFailure) {
        try set(option, value ? 1 : 0)
    }

    /// Whole milliseconds, at least one: zero would mean libcurl's own default.
    func set(_ option: CURLoption, milliseconds value: Duration) throws(TransferFailure) {
        try set(option, max(1, value.wholeMilliseconds))
    }

    func set(_ option: CURLoption, offset value: Int) throws(TransferFailure) {
        try check(shim_set_offset(pointer, option, curl_off_t(value)), option)
    }

    /// A text without NUL; a cut text would be another one.
    func set(_ option: CURLoption, _ text: String) throws(TransferFailure) {
        guard !text.utf8.contains(0) else { throw .unusable("a setting contains NUL") }
        try check(shim_set_text(pointer, option, text), option)
    }

    /// Bytes of a request body, copied.
    func setBody(_ bytes: [UInt8]) throws(TransferFailure) {
        try set(CURLOPT_POSTFIELDSIZE_LARGE, offset: bytes.count)
        let code = bytes.withUnsafeBytes { buffer in
            // An empty array has no address, and nil would make libcurl ask a callback.
            guard let start = buffer.baseAddress else {
                return shim_set_text(pointer, CURLOPT_COPYPOSTFIELDS, "")
            }
            return shim_set_text(
                pointer, CURLOPT_COPYPOSTFIELDS, start.assumingMemoryBound(to: CChar.self))
        }
        try check(code, CURLOPT_COPYPOSTFIELDS)
    }

    /// A pointer that must outlive the transfer.
    func set(_ option: CURLoption, pointer value: UnsafeMutableRawPointer) throws(TransferFailure) {
        try check(shim_set_pointer(pointer, option, value), option)
    }

    /// A list that must outlive the transfer.
    func set(_ option: CURLoption, list: UnsafeMutablePointer<curl_slist>?)
        throws(TransferFailure)
    {
        try check(shim_set_list(pointer, option, list), option)
    }

    func set(_ option: CURLoption, callback: @escaping shim_data_callback)
        throws(TransferFailure)
    {
        try check(shim_set_data_callback(pointer, option, callback), option)
    }

    func setDebug(callback: @escaping shim_debug_callback) throws(TransferFailure) {
        try check(shim_set_debug_callback(pointer, callback), CURLOPT_DEBUGFUNCTION)
    }

    /// A guard that must outlive the transfer, and a note that must outlive the multi handle.
    func setAddressGuard(
        _ guarding: UnsafeMutablePointer<shim_address_guard>,
        closing note: UnsafeMutablePointer<shim_close_note>
    ) throws(TransferFailure) {
        try check(shim_set_address_guard(pointer, guarding, note), CURLOPT_OPENSOCKETFUNCTION)
    }

    /// A number about the transfer; 0 where libcurl does not know it.
    func number(_ info: CURLINFO) -> Int {
        var value = 0
        return shim_get_long(pointer, info, &value) == CURLE_OK ? value : 0
    }

    private func check(_ code: CURLcode, _ option: CURLoption) throws(TransferFailure) {
        guard code != CURLE_OK else { return }
        let reason = String(cString: curl_easy_strerror(code))
        throw .unusable("libcurl refuses option \(option.rawValue): \(reason)")
    }
}

extension Duration {
    /// Milliseconds, rounded up, at most those of 24 days, which is what libcurl can hold.
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds < 2_000_000 else { return 2_000_000_000 }
        let attosecondsPerMillisecond: Int64 = 1_000_000_000_000_000
        let roundedUp = (attoseconds + attosecondsPerMillisecond - 1) / attosecondsPerMillisecond
        return Int(seconds) * 1_000 + Int(roundedUp)
    }

    /// Seconds, rounded up.
    var wholeSeconds: Int { (wholeMilliseconds + 999) / 1_000 }
}
