// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseModel

/// A person by name; a part of the system as `{"system": …}`.
extension Actor: Shaped {
    var shape: JSON {
        switch self {
        case .person(let person): person.shape
        case .system(let name): .shape(("system", name))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        if let name = shape.string {
            self = .person(PersonID(name))
        } else {
            guard case .object = shape else {
                throw .expected("the name of a person, or {\"system\": name}")
            }
            self = .system(try shape.read("system"))
        }
    }
}
