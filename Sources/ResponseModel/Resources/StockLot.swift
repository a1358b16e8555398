// SPDX-License-Identifier: Apache-2.0

package import Notation

/// Units of supplies that expire together.
package struct StockLot: Sendable, Equatable {
    package var units: Int
    /// From this moment on they must not be used.
    package var expires: Timestamp

    /// A lot by its parts.
    package init(units: Int, expires: Timestamp) {
        self.units = units
        self.expires = expires
    }
}
