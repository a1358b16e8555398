// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import NoticeDelivery

@Suite("Addresses that may be connected to")
struct AddressPolicyTests {
    @Test(
        "public addresses are allowed from outside",
        arguments: [
            "1.1.1.1", "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.63.255.255",
            "192.169.0.1", "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808",
        ])
    func publicOnes(_ text: String) {
        #expect(AddressPolicy.publicOnly.allows(bytes(text)))
    }

    @Test(
        "inner and special addresses are refused from outside",
        arguments: [
            "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254",
            "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.0.8", "192.0.2.1", "198.18.0.1",
            "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
            "fe80::1", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "3fff::1",
            "2001::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1",
            "2002:a00:1::", "::10.0.0.1",
        ])
    func inner(_ text: String) {
        #expect(!AddressPolicy.publicOnly.allows(bytes(text)))
        #expect(AddressPolicy.any.allows(bytes(text)))
    }

    @Test("loopback is its own permission", arguments: ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
    func loopback(_ text: String) {
        #expect(AddressPolicy.publicOrLoopback.allows(bytes(text)))
        #expect(!AddressPolicy.publicOrLoopback.allows(bytes("10.0.0.1")))
    }

    @Test("what is no internet address is refused")
    func others() {
        #expect(!AddressPolicy.publicOnly.allows([]))
        #expect(!AddressPolicy.publicOrLoopback.allows([]))
    }

    private func bytes(_ text: String) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET6, text, &buffer) == 1 { return buffer }
        return inet_pton(AF_INET, text, &buffer) == 1 ? Array(buffer[..<4]) : []
    }
}
