// swift-tools-version:6.2
import PackageDescription

let walls: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

func room(_ name: String, _ arrows: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: arrows, swiftSettings: walls)
}

func tests(_ name: String, _ arrows: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name), "TestSupport"] + arrows, exclude: exclude,
    swiftSettings: walls)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

// Benchmarks bring a plugin and its packages along, which nobody who runs or tests the program should wait for.
let measures = Context.environment["LODESTONE_BENCHMARKS"] != nil
let benchmarkPackages: [Package.Dependency] =
  measures ? [.package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: [])] : []
let benchmarks: [Target] =
  measures
  ? [
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Decision", "Estimation", "Intake", "Kernels", "Pipeline", "Scoring",
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Benchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ] : []

let package = Package(
  name: "lodestone",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "lodestone", targets: ["lodestone"])],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  ] + benchmarkPackages,
  targets: [
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .target(
      name: "CKernels",
      cSettings: [.treatAllWarnings(as: .error), .enableWarning("all"), .enableWarning("extra")]),
    room("GSL", ["CGSL"]),
    room("Kernels", ["CKernels"]),
    room("Checksums", ["CNettle"]),
    room("Decision"),
    room("Intake", ["Decision", "Checksums", yams]),
    room("Indicators", ["Decision"]),
    room("Clusters", ["Decision", "GSL", "Kernels"]),
    room("Scoring", ["Decision", "GSL", "Kernels"]),
    room("Counterfactuals", ["Decision", "Scoring", "GSL"]),
    room("Estimation", ["Decision", "GSL", "Kernels"]),
    room(
      "Pipeline",
      [
        "Decision", "Indicators", "Clusters", "Kernels", "Scoring", "Estimation", "Counterfactuals",
        "Checksums",
      ]),
    room("Report", ["Decision", "Pipeline"]),
    .executableTarget(
      name: "lodestone",
      dependencies: ["Decision", "Intake", "Scoring", "Pipeline", "Report", "Checksums", arguments],
      swiftSettings: walls),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: walls),
    tests("GSL"),
    tests("Kernels"),
    tests("Checksums"),
    tests("Decision"),
    tests("Intake", ["Decision"]),
    tests("Indicators", ["Decision"]),
    tests("Clusters", ["Decision", "GSL", "Kernels"]),
    tests("Scoring", ["Decision", "Kernels"]),
    tests("Counterfactuals", ["Decision", "Scoring"]),
    tests("Estimation", ["Decision", "GSL", "Kernels"]),
    tests("Pipeline", ["Decision", "Kernels", "Scoring"]),
    tests("Report", ["Decision", "Pipeline"], exclude: ["Snapshots"]),
    tests("lodestone"),
  ] + benchmarks,
  swiftLanguageModes: [.v6]
)
