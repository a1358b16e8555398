// SPDX-License-Identifier: Apache-2.0

import ResponseModel

/// Tells usable addresses from others as files may write them. What can be sent to at all is a
/// rule of deliveries, `AddressFault`; a file must not have the forms of it that few people mean
/// and few relays and servers take.
enum AddressCheck {
    /// The address in the form in which it is kept, or nil when it cannot be one. Spaces and
    /// hyphens of telephone numbers are dropped.
    static func normalized(_ address: String, medium: Medium) -> String? {
        switch medium {
        case .email:
            // Neither quoted words before the @ nor numbers in brackets after it.
            isUsable(address, medium) && !address.contains { "\"[".contains($0) } ? address : nil
        case .sms, .phone:
            usable(address.filter { $0 != " " && $0 != "-" }, medium)
        case .webhook: isWebAddress(address) ? address : nil
        }
    }

    /// What such an address looks like.
    static func example(_ medium: Medium) -> String {
        switch medium {
        case .email: "name@example.org"
        case .sms, .phone: "\"+8613800000001\": a plus sign, then 7 to 15 digits"
        case .webhook: "https://example.org/hooks"
        }
    }

    /// An `http` or `https` URL with a host, without user name and without anything that a URL may
    /// have as %XX only.
    static func isWebAddress(_ text: String) -> Bool {
        isUsable(text, .webhook) && !text.contains { "\"^`{|}".contains($0) }
    }

    private static func usable(_ address: String, _ medium: Medium) -> String? {
        isUsable(address, medium) ? address : nil
    }

    private static func isUsable(_ address: String, _ medium: Medium) -> Bool {
        AddressFault.of(ContactPoint(medium: medium, address: address)) == nil
    }
}
