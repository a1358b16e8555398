// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
package import ResponseModel

/// The identity of an alert by its labels alone, as Prometheus and Alertmanager compute it.
package enum LabelFingerprint {
    /// FNV-1a of 64 bits over the labels sorted by name: each name and value followed by 0xFF.
    /// 16 lower case hexadecimal digits.
    package static func text(of labels: [Label]) -> String {
        var hash = StableHash()
        let sorted = labels.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        for label in sorted {
            hash.add(label.name)
            hash.add(label.value)
        }
        return hash.hexadecimal
    }
}
