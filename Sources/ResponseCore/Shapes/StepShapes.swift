// SPDX-License-Identifier: Apache-2.0
// Stored forms of what is told of steps that leave the plan.

import Notation

extension Deviation: Shaped {
    var shape: JSON { .shape(("reason", reason), ("approver", approver)) }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            reason: try shape.read("reason"), approver: try shape.readIfPresent("approver"))
    }
}
