// SPDX-License-Identifier: Apache-2.0
// Stored forms of signals.

package import Notation

extension Signal.Status: Shaped {}

extension Signal: Shaped {
    package var shape: JSON {
        .shape(
            ("source", source), ("key", key), ("group", group.isEmpty ? nil : group),
            ("status", status), ("labels", labels), ("annotations", annotations),
            ("starts_at", startsAt))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            source: try shape.read("source"), key: try shape.read("key"),
            group: try shape.read("group", default: ""), status: try shape.read("status"),
            startsAt: try shape.readIfPresent("starts_at"))
        // As they were stored: the initialiser would sort them.
        labels = try shape.read("labels")
        annotations = try shape.read("annotations")
    }
}

/// `["service", "payments"]`: an object could not say a name twice.
extension Label: Shaped {
    package var shape: JSON { [.string(name), .string(value)] }

    package init(shape: JSON) throws(ShapeError) {
        let pair = try [String](shape: shape)
        guard pair.count == 2 else { throw .expected("an array of a name and a value") }
        self.init(name: pair[0], value: pair[1])
    }
}
