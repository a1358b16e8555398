// SPDX-License-Identifier: Apache-2.0

package import Notation

extension Fact: Shaped {
    package var shape: JSON { .shape(("name", name), ("value", value)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(name: try shape.read("name"), value: try shape.read("value"))
    }
}
