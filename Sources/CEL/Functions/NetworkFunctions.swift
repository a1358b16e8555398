// SPDX-License-Identifier: Apache-2.0

/// The extension "network": IP addresses and CIDR blocks.
enum NetworkFunctions {
    private static func text(_ value: Value, _ name: String) throws(EvaluationError) -> String {
        guard case .string(let text) = value else { throw .noOverload(name, value) }
        return text
    }

    private static func parse(_ text: String) throws(EvaluationError) -> IPAddress {
        guard let address = IPAddress(text) else {
            throw EvaluationError(.conversion(Value.string(text).shortText, to: .address))
        }
        return address
    }

    private static func parseBlock(_ text: String) throws(EvaluationError) -> AddressBlock {
        guard let block = AddressBlock(text) else {
            throw EvaluationError(.conversion(Value.string(text).shortText, to: .addressBlock))
        }
        return block
    }

    static func address(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        if case .address = value { return value }
        return .address(try parse(try text(value, "ip")))
    }

    static func block(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        if case .addressBlock = value { return value }
        return .addressBlock(try parseBlock(try text(value, "cidr")))
    }

    static func isAddress(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        .bool(IPAddress(try text(value, "isIP")) != nil)
    }

    static func isBlock(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        .bool(AddressBlock(try text(value, "isCIDR")) != nil)
    }

    static func isCanonical(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        let text = try text(value, "ip.isCanonical")
        return .bool(try parse(text).text == text)
    }

    /// A method of an address.
    static func ofAddress(
        _ name: String, _ answer: @escaping @Sendable (IPAddress) -> Value
    ) -> UnaryFunction {
        { (value: Value, machine: inout Machine) throws(EvaluationError) -> Value in
            guard case .address(let address) = value else { throw .noOverload(name, value) }
            return answer(address)
        }
    }

    /// A method of a block.
    static func ofBlock(
        _ name: String, _ answer: @escaping @Sendable (AddressBlock) -> Value
    ) -> UnaryFunction {
        { (value: Value, machine: inout Machine) throws(EvaluationError) -> Value in
            guard case .addressBlock(let block) = value else { throw .noOverload(name, value) }
            return answer(block)
        }
    }

    static func containsAddress(
        _ block: Value, _ other: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .addressBlock(let block) = block else {
            throw .noOverload("containsIP", block, other)
        }
        switch other {
        case .address(let address): return .bool(block.contains(address))
        case .string(let text): return .bool(block.contains(try parse(text)))
        default: throw .noOverload("containsIP", .addressBlock(block), other)
        }
    }

    static func containsBlock(
        _ block: Value, _ other: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .addressBlock(let block) = block else {
            throw .noOverload("containsCIDR", block, other)
        }
        switch other {
        case .addressBlock(let inner): return .bool(block.contains(inner))
        case .string(let text): return .bool(block.contains(try parseBlock(text)))
        default: throw .noOverload("containsCIDR", .addressBlock(block), other)
        }
    }
}

extension IPAddress {
    fileprivate var isLoopback: Bool { isVersion4 ? bits >> 24 == 127 : bits == 1 }
    fileprivate var isLinkLocalUnicast: Bool {
        isVersion4 ? bits >> 16 == 0xA9FE : bits >> 118 == 0x3FA
    }
    fileprivate var isMulticast: Bool { isVersion4 ? bits >> 28 == 0xE : bits >> 120 == 0xFF }
    fileprivate var isLinkLocalMulticast: Bool {
        isVersion4 ? bits >> 8 == 0xE00000 : bits >> 112 & 0xFF0F == 0xFF02
    }
    fileprivate var isGlobalUnicast: Bool {
        let isBroadcast = isVersion4 && bits == 0xFFFF_FFFF
        return bits != 0 && !isBroadcast && !isLoopback && !isMulticast && !isLinkLocalUnicast
    }
}

extension FunctionTable {
    static let network: [FunctionDefinition] = {
        let address = CELType.opaque("net.IP")
        let block = CELType.opaque("net.CIDR")
        func test(
            _ name: String, _ holds: @escaping @Sendable (IPAddress) -> Bool
        ) -> FunctionDefinition {
            .method(
                name, .unary(NetworkFunctions.ofAddress(name) { .bool(holds($0)) }),
                Signature(address, to: .bool))
        }
        return [
            .function(
                "ip", .unary(NetworkFunctions.address), Signature(.string, to: address),
                Signature(address, to: address)),
            .function(
                "cidr", .unary(NetworkFunctions.block), Signature(.string, to: block),
                Signature(block, to: block)),
            .function("isIP", .unary(NetworkFunctions.isAddress), Signature(.string, to: .bool)),
            .function("isCIDR", .unary(NetworkFunctions.isBlock), Signature(.string, to: .bool)),
            .function(
                "ip.isCanonical", .unary(NetworkFunctions.isCanonical),
                Signature(.string, to: .bool)),
            .method(
                "family",
                .unary(NetworkFunctions.ofAddress("family") { .int($0.isVersion4 ? 4 : 6) }),
                Signature(address, to: .int)),
            test("isUnspecified") { $0.bits == 0 },
            test("isLoopback") { $0.isLoopback },
            test("isGlobalUnicast") { $0.isGlobalUnicast },
            test("isLinkLocalUnicast") { $0.isLinkLocalUnicast },
            test("isLinkLocalMulticast") { $0.isLinkLocalMulticast },
            .method(
                "containsIP", .binary(NetworkFunctions.containsAddress),
                Signature(block, address, to: .bool), Signature(block, .string, to: .bool)),
            .method(
                "containsCIDR", .binary(NetworkFunctions.containsBlock),
                Signature(block, block, to: .bool), Signature(block, .string, to: .bool)),
            .method(
                "ip", .unary(NetworkFunctions.ofBlock("ip") { .address($0.address) }),
                Signature(block, to: address)),
            .method(
                "masked",
                .unary(
                    NetworkFunctions.ofBlock("masked") {
                        .addressBlock(
                            AddressBlock(
                                address: $0.address.masked($0.prefixLength),
                                prefixLength: $0.prefixLength))
                    }), Signature(block, to: block)),
            .method(
                "prefixLength",
                .unary(
                    NetworkFunctions.ofBlock("prefixLength") { .int(Int64($0.prefixLength)) }),
                Signature(block, to: .int)),
        ]
    }()
}
