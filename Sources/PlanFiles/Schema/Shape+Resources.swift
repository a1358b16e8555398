// SPDX-License-Identifier: Apache-2.0

import ResponseCore

// The maps of resource files; docs/plan-format.md, section 4.
extension Shape {
    static let resources = Shape(
        "resources",
        [
            .needed("muster", .constant("resources/1")), .needed("pools", .map(.shape(.pool))),
            .silences,
        ])

    static let pool = Shape(
        "pool",
        [
            .needed("name", .text), .needed("kind", .words(ResourcePool.Kind.self)),
            .optional("units", .integer(0...1_000_000)), .optional("members", .list(.name)),
            .optional("skills", .list(.string), "that every unit has"),
            .optional("type", .integer(1...9), "NIMS type, 1 is the strongest"),
            .optional("location", .string), .optional("cost", .shape(.cost)),
            .optional("lead_times", .anyOf([.duration, .map(.duration)])),
            .optional("scope_of_use", .text), .optional("call_up", .shape(.callUp)),
            .optional("reserve", .integer(0...1_000_000), "units kept back for level 1"),
            .optional("consumable", .boolean),
            .optional("reorder_point", .integer(0...1_000_000)),
            .optional("restock_time", .duration),
            .optional("substitutes", .list(.name), "that can stand in, best first"),
            .optional("mutual_aid", .boolean), .optional("assess_every", .duration),
        ], atLeastOne: [["units", "members"]])

    static let cost = Shape(
        "cost",
        [
            .needed("amount", .scalar), .needed("currency", .string, "three letters of ISO 4217"),
            .needed("basis", .word(["per_hour", "per_unit"])),
        ])

    static let callUp = Shape(
        "call_up", [.needed("procedure", .text), .optional("authority", .name, "a role")])
}
