// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// Measures the expressions alone. A package of its own, so that the product is built without it;
/// `Sources/CEL` is a link to the target of the product.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "muster-cel-benchmark",
    targets: [
        // Rounding and roots are in libm, which the product gets with Foundation.
        .target(
            name: "CEL", swiftSettings: settings, linkerSettings: [.linkedLibrary("m")]),
        .executableTarget(
            name: "cel-benchmark", dependencies: ["CEL"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
