// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

extension ValueShape {
    /// `{1: 3}`: level 1 may take from level 3 and below; or `never`.
    static let preemption = ValueShape.anyOf([.map(.level), .word(["never"])])
}

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
            .optional("substitutes", .list(.name), "that can stand in"),
            .optional("mutual_aid", .boolean), .optional("assess_every", .duration),
            .optional("rotation", .name, "whose people are the members"),
            .optional("calendar", .name, "on whose working days members are at hand"),
            .optional("max_hours", .duration, "of duty without min_rest: the fatigue limit"),
            .optional("min_rest", .duration), .optional("reports_to", .name, "a role"),
            .optional("checklist", .list(.text), "confirmed before units start"),
            .optional("lots", .list(.shape(.lot)), "stock that expires"),
            .optional("preemption", .preemption),
        ], atLeastOne: [["units", "members", "rotation"]])

    static let lot = Shape(
        "lot",
        [.needed("units", .integer(1...1_000_000)), .needed("expires", .moment)])

    static let cost = Shape(
        "cost",
        [
            .needed("amount", .scalar), .needed("currency", .string, "three letters of ISO 4217"),
            .needed("basis", .word(["per_hour", "per_unit"])),
        ])

    static let callUp = Shape(
        "call_up", [.needed("procedure", .text), .optional("authority", .name, "a role")])
}
