// SPDX-License-Identifier: Apache-2.0

/// An IP address of version 4 or 6 (extension "network").
package struct IPAddress: Sendable, Hashable {
    /// The address as a number; version 4 fills the low 32 bits.
    let bits: UInt128
    /// Whether it is of version 4.
    let isVersion4: Bool

    var width: Int { isVersion4 ? 32 : 128 }

    /// The first bits as they are and the rest zero.
    func masked(_ prefixLength: Int) -> IPAddress {
        let hostBits = width - prefixLength
        let mask = hostBits >= 128 ? 0 : UInt128.max << UInt128(hostBits)
        return IPAddress(bits: bits & mask, isVersion4: isVersion4)
    }

    /// The first bits, as a number.
    func leading(_ count: Int) -> UInt128 {
        count == 0 ? 0 : bits >> UInt128(width - count)
    }
}

/// A range of IP addresses in CIDR notation (extension "network").
package struct AddressBlock: Sendable, Hashable {
    /// The address before the slash, with all its bits.
    let address: IPAddress
    /// The number of leading bits that all addresses of the block share.
    let prefixLength: Int

    func contains(_ other: IPAddress) -> Bool {
        address.isVersion4 == other.isVersion4
            && address.leading(prefixLength) == other.leading(prefixLength)
    }

    func contains(_ other: AddressBlock) -> Bool {
        prefixLength <= other.prefixLength && contains(other.address)
    }

    /// "192.168.0.0/24".
    package var text: String { "\(address.text)/\(prefixLength)" }

    /// Reads "192.168.0.0/24".
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPAddress(String(parts[0])),
            let length = IPAddress.decimal(parts[1], maximum: address.width)
        else { return nil }
        self.init(address: address, prefixLength: length)
    }

    init(address: IPAddress, prefixLength: Int) {
        self.address = address
        self.prefixLength = prefixLength
    }
}
