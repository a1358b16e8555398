// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

@Suite("Extensions")
struct ExtensionTests {
    @Test(
        "math",
        arguments: [
            Row("math.greatest(1, 2.5, 2u)", .double(2.5)), Row("math.least([3, -1, 2])", .int(-1)),
            Row("math.greatest(1, 1.0)", .int(1), name: "of equals the first"),
            .fails("math.greatest([])"), .fails("math.greatest('a')"),
            .fails("math.least(1, null)"),
            Row("math.ceil(1.2)", .double(2)), Row("math.floor(-1.2)", .double(-2)),
            Row("math.round(-1.5)", .double(-2)), Row("math.trunc(-1.9)", .double(-1)),
            Row("math.abs(-5)", .int(5)),
            Row("math.abs(-9223372036854775808)", fails: .overflow("math.abs")),
            Row("math.abs(-1.5)", .double(1.5)), Row("math.sign(-4)", .int(-1)),
            Row("math.sign(7u)", .uint(1)),
            Row("math.isNaN(math.sign(0.0/0.0))"), Row("math.sqrt(49)", .double(7)),
            Row("math.isInf(1.0/0.0) && !math.isFinite(1.0/0.0)"),
            Row("math.bitAnd(3, 5)", .int(1)), Row("math.bitOr(1u, 2u)", .uint(3)),
            Row("math.bitXor(3, 5)", .int(6)), Row("math.bitNot(0u)", .uint(.max)),
            Row("math.bitShiftLeft(-1, 2)", .int(-4)), Row("math.bitShiftLeft(1, 64)", .int(0)),
            Row("math.bitShiftRight(-1024, 3)", .int(0x1FFF_FFFF_FFFF_FF80)),
            Row("math.bitShiftRight(1024u, 2)", .uint(256)), .fails("math.bitShiftLeft(1, -1)"),
            .fails("math.bitAnd(1, 1u)"), .fails("math.floor(1)"),
        ])
    func math(_ row: Row) {
        row.check()
    }

    @Test(
        "optionals",
        arguments: [
            Row("optional.of(1).value()", .int(1)), .fails("optional.none().value()"),
            Row("!optional.none().hasValue()"),
            Row("optional.ofNonZeroValue(0) == optional.none()"),
            Row("optional.of(null).hasValue()"), Row("optional.none().orValue(3)", .int(3)),
            Row("optional.of(1).orValue(1 / 0)", .int(1), name: "orValue is lazy"),
            Row("optional.none().or(optional.of(2)).value()", .int(2)),
            Row("{'a': 1}.?a.value()", .int(1)), Row("!{'a': 1}.?b.hasValue()"),
            Row("{'a': {'b': 1}}.?a.b.value()", .int(1)), Row("!{}.?a.b.c.hasValue()"),
            Row("[1, 2][?1].value()", .int(2)), Row("![1][?5].hasValue()"),
            Row("![1][?-1].hasValue()"),
            Row("{'a': [7]}.?a[0].orValue(0)", .int(7)),
            Row("[?optional.none(), ?optional.of(1)]", .ints(1)),
            Row("{?'a': optional.none(), ?'b': optional.of(1)} == {'b': 1}"), .fails("[?1]"),
            Row("optional.of(2).optMap(x, x * 2).value()", .int(4)),
            Row("optional.of({'a': 1}).optFlatMap(x, x.?a).value()", .int(1)),
            .fails("optional.of(1).optFlatMap(x, x)"), Row("optional.of(1) != optional.of(2)"),
            Row("!has({}.?a.b)"), Row("has({'a': {'b': 1}}.?a.b)"),
            Row("type(optional.none()) == optional_type"),
            Row("[optional.of(1), optional.none()].unwrapOpt()", .ints(1)),
            Row("[1, 2].first().value() + [1, 2].last().value()", .int(3)),
        ])
    func optionals(_ row: Row) {
        row.check()
    }

    @Test(
        "encoders",
        arguments: [
            Row("base64.encode(b'hello')", .string("aGVsbG8=")),
            Row("base64.encode(b'')", .string("")),
            Row("base64.decode('aGVsbG8=')", .octets("hello")),
            Row("base64.decode('aGVsbG8')", .octets("hello")),
            Row("base64.decode(base64.encode(b'\\xff\\x00\\xfe'))", .bytes([255, 0, 254])),
            .fails("base64.decode('a')"), .fails("base64.decode('a===')"),
            .fails("base64.decode('ä')"),
        ])
    func encoders(_ row: Row) {
        row.check()
    }

    @Test(
        "network",
        arguments: [
            Row("string(ip('2001:DB8:0:0:0:0:0:68'))", .string("2001:db8::68")),
            Row("string(ip('::'))", .string("::")),
            Row("string(ip('1:0:0:2:0:0:0:3'))", .string("1:0:0:2::3")),
            Row("ip('127.0.0.1').isLoopback() && ip('::1').isLoopback()"),
            Row("ip('169.254.1.1').isLinkLocalUnicast()"),
            Row("ip('224.0.0.1').isLinkLocalMulticast()"),
            Row("ip('8.8.8.8').isGlobalUnicast() && !ip('255.255.255.255').isGlobalUnicast()"),
            Row("ip('::1').family()", .int(6)),
            Row("!isIP('1.2.3') && !isIP('01.2.3.4') && isIP('::')"),
            Row("!isIP('1::2::3') && !isIP('::ffff:1.2.3.4') && !isIP('fe80::1%en0')"),
            Row("ip.isCanonical('::1') && !ip.isCanonical('0::1')"),
            Row("cidr('10.0.0.0/8').containsIP('10.1.2.3')"),
            Row("!cidr('10.0.0.0/8').containsIP(ip('::1'))"),
            Row("cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')"),
            Row("cidr('0.0.0.0/0').containsIP('1.1.1.1')"),
            Row("string(cidr('192.168.1.5/24').masked())", .string("192.168.1.0/24")),
            Row("cidr('::/0').prefixLength()", .int(0)),
            Row("!isCIDR('10.0.0.0/33') && !isCIDR('10.0.0.0/')"),
            .fails("ip('a')"), .fails("cidr('1.1.1.1')"),
        ])
    func network(_ row: Row) {
        row.check()
    }
}
