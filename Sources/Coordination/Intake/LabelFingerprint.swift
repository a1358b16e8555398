// SPDX-License-Identifier: Apache-2.0

import ResponseCore
package import ResponseModel

/// The identity of an alert by its labels alone, as Prometheus and Alertmanager compute it.
package enum LabelFingerprint {
    /// FNV-1a of 64 bits over the labels sorted by name: each name and value followed by 0xFF.
    /// 16 lower case hexadecimal digits.
    package static func text(of labels: [Label]) -> String {
        var hash: UInt64 = 14_695_981_039_346_656_037
        func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        let sorted = labels.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        for label in sorted {
            label.name.utf8.forEach(add)
            // 0xFF occurs nowhere in UTF-8, so that no two lists of labels give the same bytes.
            add(0xFF)
            label.value.utf8.forEach(add)
            add(0xFF)
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
