// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// The same rules for every target: explicit imports, no warnings.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// What nearly every target speaks of: values, expressions, plans; and the rules about them.
let model: [Target.Dependency] = ["CEL", "Notation", "ResponseModel"]
let core: [Target.Dependency] = model + ["ResponseCore"]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
    name: "muster",
    products: [
        .executable(name: "muster", targets: ["muster"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        // Pure: no Foundation, no clock, no randomness, no I/O. Tests/TidyTests holds them to it.
        .target(name: "CEL", swiftSettings: strict),
        .target(name: "Allocation", swiftSettings: strict),
        .target(name: "Notation", swiftSettings: strict),
        .target(
            name: "ResponseModel", dependencies: ["CEL", "Notation"], swiftSettings: strict),
        .target(
            name: "ResponseCore",
            dependencies: model + [
                "Allocation", .product(name: "HeapModule", package: "swift-collections"),
            ], swiftSettings: strict),
        .target(
            name: "PlanTrial", dependencies: ["Allocation", "ResponseCore"] + model,
            swiftSettings: strict),
        .target(name: "Drills", dependencies: core, swiftSettings: strict),

        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(
            name: "PlanFiles",
            dependencies: core + ["CLibYAML", crypto],
            swiftSettings: strict),
        .target(
            name: "PlanExchange", dependencies: core + ["PlanFiles", crypto],
            swiftSettings: strict),
        .target(
            name: "PlanReview", dependencies: core + ["PlanTrial", "PlanFiles"],
            swiftSettings: strict),
        .target(name: "Reports", dependencies: core, swiftSettings: strict),
        .target(
            name: "Coordination", dependencies: core + ["PlanTrial", logging],
            swiftSettings: strict),
        .target(
            name: "SQLiteJournal",
            dependencies: core + [
                "Coordination", crypto,
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),

        .systemLibrary(
            name: "CSystemCurl", path: "Sources/CLibcurl/System", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(
            name: "CLibcurl", dependencies: ["CSystemCurl"], path: "Sources/CLibcurl/Shim",
            // pkg-config would say the same, but a machine need not have it.
            linkerSettings: [.linkedLibrary("curl")]),
        .target(
            name: "NoticeDelivery",
            dependencies: core + ["CLibcurl", "Coordination", crypto, logging],
            swiftSettings: strict),
        .target(
            name: "MusterServer",
            dependencies: core + [
                "Coordination", "Reports", logging,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "muster",
            dependencies: core + [
                "Allocation", "PlanTrial", "Drills", "PlanFiles", "PlanExchange", "PlanReview",
                "Reports", "Coordination", "SQLiteJournal", "NoticeDelivery", "MusterServer",
                logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),

        // Tests: one folder a target; Support holds what several of them use.
        .target(
            name: "TestSupport",
            dependencies: core + [
                "Coordination", crypto, .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Tests/Support", exclude: ["Peers", "Stored"], swiftSettings: strict),
        .testTarget(
            name: "AllocationTests", dependencies: ["Allocation"], swiftSettings: strict),
        .testTarget(name: "CELTests", dependencies: ["CEL"], swiftSettings: strict),
        .testTarget(
            name: "ResponseCoreTests", dependencies: core + ["PlanTrial"],
            exclude: ["Notation/Golden"], swiftSettings: strict),
        .testTarget(
            name: "PlanFilesTests",
            dependencies: core + ["PlanTrial", "PlanFiles", "PlanExchange", "PlanReview"],
            exclude: ["Golden", "Mistakes", "Sample"], swiftSettings: strict),
        .testTarget(
            name: "DrillsTests", dependencies: core + ["Drills"],
            swiftSettings: strict),
        .testTarget(
            name: "ReportsTests", dependencies: core + ["Reports"],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "CoordinationTests",
            dependencies: core + ["Coordination", "Drills", "PlanFiles", "TestSupport", logging],
            exclude: ["Boards/Golden"], swiftSettings: strict),
        .testTarget(
            name: "SQLiteJournalTests",
            dependencies: core + [
                "Coordination", "SQLiteJournal", "TestSupport", crypto,
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "NoticeDeliveryTests",
            dependencies: core + [
                "CLibcurl", "Coordination", "NoticeDelivery", "TestSupport", crypto,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "MusterServerTests",
            dependencies: core + [
                "Coordination", "MusterServer", "NoticeDelivery", "TestSupport",
                logging, .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AcceptanceTests",
            dependencies: core + [
                "Coordination", "PlanFiles", "Reports", "SQLiteJournal", "TestSupport", "muster",
                crypto,
            ],
            path: "Tests/Acceptance", exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "MusterCommandTests",
            dependencies: core + [
                "Coordination", "Drills", "PlanFiles", "TestSupport", "muster",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(name: "TidyTests", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
