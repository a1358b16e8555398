// SPDX-License-Identifier: Apache-2.0
// Stored forms of steps that were added by hand. Steps of plans are never stored: the text of the
// plan is.

import Notation

extension Deviation: Shaped {
    var shape: JSON { .shape(("reason", reason), ("approver", approver)) }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            reason: try shape.read("reason"), approver: try shape.readIfPresent("approver"))
    }
}
