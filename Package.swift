// swift-tools-version: 6.2
import PackageDescription

// The table of contents: modules from the bottom of the stack to the top, each with what it may
// import. `.ci/run` builds with `--explicit-target-dependency-import-check error`.

/// What every module of ours is compiled with.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

/// For the modules on the path of a message: lets the optimizer see through `package` declarations
/// of other modules, which takes a fifth off the time of a message.
let hot: [SwiftSetting] =
  house + [.unsafeFlags(["-enable-cmo-everything"], .when(configuration: .release))]

/// What the above needs in return: each module that is seen through carries its own copy of the same
/// functions of the standard library, and the linker is to take the first.
let linkingHot: [LinkerSetting] = [
  .unsafeFlags(["-Xlinker", "--allow-multiple-definition"], .when(configuration: .release))
]

/// A release carries what it needs of Swift's own libraries: finding them and what is in them took most
/// of its start, which each worker process goes through. What Foundation stands on is not found by itself.
let linkingStatically: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-Xlinker", "--whole-archive", "-l_FoundationCShims",
      "-l_FoundationCollections", "-Xlinker", "--no-whole-archive",
    ], .when(configuration: .release))
]

let package = Package(
  name: "rehearse",
  products: [.executable(name: "rehearse", targets: ["rehearse"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .target(name: "Diagnostics", swiftSettings: house),
    .target(name: "Typography", swiftSettings: house),
    .target(name: "Actors", dependencies: ["Diagnostics"], swiftSettings: hot),
    .target(name: "Behaviors", dependencies: ["Diagnostics", "Actors"], swiftSettings: hot),
    .target(
      name: "Language", dependencies: ["Diagnostics", "Actors", "Behaviors"], swiftSettings: house),
    .target(
      name: "Kernel", dependencies: ["Diagnostics", "Actors", "Behaviors"], swiftSettings: hot),
    .target(name: "Tracing", dependencies: ["Actors"], swiftSettings: house),
    .target(
      name: "Exploration",
      dependencies: ["Diagnostics", "Actors", "Behaviors", "Kernel"], swiftSettings: hot),
    .target(
      name: "Machines", dependencies: ["Actors", "Behaviors", "Kernel", "Tracing"],
      swiftSettings: house),
    .systemLibrary(name: "CProcess"),
    .target(
      name: "Runtimes",
      dependencies: [
        "Diagnostics", "Actors", "Behaviors", "Language", "Kernel", "Exploration", "CProcess",
      ],
      swiftSettings: house),
    .target(
      name: "Printing",
      dependencies: [
        "Diagnostics", "Typography", "Actors", "Behaviors", "Kernel", "Tracing",
        "Exploration", "Machines",
      ],
      swiftSettings: house),
    .target(
      name: "Drawing",
      dependencies: ["Typography", "Actors", "Behaviors", "Machines", "Printing", "Tracing"],
      swiftSettings: house),
    .target(
      name: "Sessions",
      dependencies: [
        "Diagnostics", "Typography", "Actors", "Behaviors", "Language", "Kernel", "Tracing",
        "Exploration", "Machines", "Runtimes", "Printing", "Drawing",
      ],
      swiftSettings: house),

    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(
      name: "Lessons", dependencies: ["Diagnostics", "Typography", "CMarkdown"],
      swiftSettings: house),

    .systemLibrary(name: "CEditLine", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "LineEditing", dependencies: ["CEditLine"], swiftSettings: house),

    .executableTarget(
      name: "rehearse",
      dependencies: [
        "Diagnostics", "Typography", "Runtimes", "Sessions", "Lessons", "LineEditing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house, linkerSettings: linkingHot + linkingStatically),

    .target(
      name: "TestSupport", dependencies: ["Diagnostics", "Typography", "Sessions"],
      path: "Tests/TestSupport", swiftSettings: house),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: house),
    .testTarget(name: "TypographyTests", dependencies: ["Typography"], swiftSettings: house),
    .testTarget(name: "ActorsTests", dependencies: ["Actors"], swiftSettings: house),
    .testTarget(
      name: "LanguageTests", dependencies: ["Diagnostics", "Actors", "Behaviors", "Language"],
      swiftSettings: house),
    .testTarget(
      name: "KernelTests",
      dependencies: [
        "Diagnostics", "Actors", "Behaviors", "Kernel", "Tracing", "Sessions", "TestSupport",
      ],
      swiftSettings: house),
    .testTarget(
      name: "ExplorationTests",
      dependencies: [
        "Actors", "Behaviors", "Kernel", "Exploration", "Sessions", "TestSupport",
      ],
      resources: [.copy("Programs")], swiftSettings: house),
    .testTarget(
      name: "MachinesTests",
      dependencies: [
        "Actors", "Behaviors", "Language", "Diagnostics", "Kernel", "Tracing", "Machines",
        "Printing", "Typography", "Sessions", "TestSupport",
      ],
      swiftSettings: house),
    .testTarget(
      name: "DrawingTests",
      dependencies: [
        "Actors", "Behaviors", "Tracing", "Machines", "Printing", "Drawing", "TestSupport",
      ],
      swiftSettings: house),
    .testTarget(
      name: "RuntimesTests",
      dependencies: [
        "Diagnostics", "Typography", "Actors", "Behaviors", "Language", "Kernel", "Exploration",
        "Runtimes", "Printing", "Sessions", "Lessons", "TestSupport", "rehearse",
      ],
      swiftSettings: house),
    .testTarget(
      name: "SessionsTests",
      dependencies: [
        "Diagnostics", "Typography", "Actors", "Language", "Kernel", "Runtimes", "Sessions",
        "TestSupport",
      ],
      resources: [.copy("Programs")], swiftSettings: house),
    .testTarget(
      name: "PykkaConformanceTests", dependencies: ["Diagnostics", "Typography", "Sessions"],
      path: "Tests/Conformance/Pykka", resources: [.copy("Scenarios"), .copy("README.md")],
      swiftSettings: house),
    .testTarget(
      name: "LessonsTests", dependencies: ["Diagnostics", "Typography", "Lessons"],
      swiftSettings: house),
    .testTarget(
      name: "LineEditingTests", dependencies: ["LineEditing", "TestSupport"], swiftSettings: house),
    .testTarget(
      name: "ConsoleTests", dependencies: ["rehearse", "TestSupport"], swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
