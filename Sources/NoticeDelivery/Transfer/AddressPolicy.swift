// SPDX-License-Identifier: Apache-2.0

/// Which addresses a transfer may connect to, asked for every socket after the name has been
/// resolved, so that a name which points inwards gains nothing.
package enum AddressPolicy: Sendable, Hashable {
    /// Any: the organisation itself wrote the address into its settings.
    case any
    /// Public addresses only: the address came from outside.
    case publicOnly
    /// Public addresses and this machine.
    case publicOrLoopback

    /// Whether a socket to an address may be opened.
    ///
    /// - Parameter bytes: 4 bytes of IPv4 or 16 of IPv6; any other count is no IP address.
    func allows(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .any: true
        case .publicOnly: AddressRange.of(bytes) == .public
        case .publicOrLoopback: AddressRange.of(bytes) != .reserved
        }
    }
}

/// What an address is for: RFC 6890 and the IANA registries of special-purpose addresses.
enum AddressRange: Equatable {
    case `public`, loopback
    /// Private, link-local, multicast, documentation or otherwise not of the public network.
    case reserved

    /// The range of an address of 4 or 16 bytes.
    static func of(_ bytes: [UInt8]) -> Self {
        switch bytes.count {
        case 4: v4(bytes)
        case 16: v6(bytes)
        default: .reserved
        }
    }

    private static func v4(_ bytes: [UInt8]) -> Self {
        if bytes[0] == 127 { return .loopback }
        return reserved4.contains { $0.contains(bytes) } ? .reserved : .public
    }

    private static func v6(_ bytes: [UInt8]) -> Self {
        if bytes == [UInt8](repeating: 0, count: 15) + [1] { return .loopback }
        // An IPv4 address inside an IPv6 one leads to the same machine as the plain one.
        for embedding in embeddings where embedding.block.contains(bytes) {
            return v4(Array(bytes[embedding.at..<embedding.at + 4]))
        }
        // Only 2000::/3 is given out at all.
        guard bytes[0] & 0xE0 == 0x20 else { return .reserved }
        return reserved6.contains { $0.contains(bytes) } ? .reserved : .public
    }

    private static let reserved4: [Block] = [
        Block([0], 8), Block([10], 8), Block([100, 64], 10), Block([169, 254], 16),
        Block([172, 16], 12), Block([192, 0, 0], 24), Block([192, 0, 2], 24),
        Block([192, 88, 99], 24), Block([192, 168], 16), Block([198, 18], 15),
        Block([198, 51, 100], 24), Block([203, 0, 113], 24), Block([224], 4), Block([240], 4),
    ]

    private static let reserved6: [Block] = [
        // Protocol assignments with Teredo, benchmarking, ORCHID; documentation twice.
        Block([0x20, 0x01, 0x00], 23), Block([0x20, 0x01, 0x0D, 0xB8], 32),
        Block([0x3F, 0xFF], 20),
    ]

    private static let embeddings: [(block: Block, at: Int)] = [
        // ::ffff:a.b.c.d, 64:ff9b::a.b.c.d (NAT64) and 2002:ab:cd:: (6to4).
        (Block([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96), 12),
        (Block([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], 96), 12),
        (Block([0x20, 0x02], 16), 2),
    ]

    /// Addresses that share their first bits.
    struct Block: Sendable {
        let prefix: [UInt8]
        let bits: Int

        init(_ prefix: [UInt8], _ bits: Int) {
            self.prefix = prefix
            self.bits = bits
        }

        func contains(_ address: [UInt8]) -> Bool {
            for bit in 0..<bits {
                let mask = UInt8(0x80) >> UInt8(bit % 8)
                let own = bit / 8 < prefix.count ? prefix[bit / 8] : 0
                guard own & mask == address[bit / 8] & mask else { return false }
            }
            return true
        }
    }
}
