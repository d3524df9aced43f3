// swift-tools-version: 6.2
import PackageDescription

/// Rooms from the top of the house to the bottom. A room imports only rooms below it (see Sources/README.md).
let package = Package(
  name: "bulletin",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .executableTarget(
      name: "bulletin",
      dependencies: [
        "Preview", "Checks", "SiteBuild", "Comparison", "Importing", "Starting", "SiteModel", "Alerts", "Records",
        "Publishing", "DataFormats", "Concurrency",
        "Diagnostics", "Chronology", "Processes", "Files", "Characters", "CLinux",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "Preview",
      dependencies: [
        "SiteBuild", "SiteModel", "Processes", "Files", "Markup", "Diagnostics", "Chronology", "Characters", "CLinux",
        .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),
    .target(
      name: "Checks",
      dependencies: [
        "SiteBuild", "SiteModel", "DataFormats", "Publishing", "WebRequests", "Files", "Concurrency", "Markup",
        "Diagnostics", "Chronology", "Characters", "CZlib",
      ]),
    .target(name: "WebRequests"),
    .target(
      name: "Comparison",
      dependencies: ["DataFormats", "Files", "Concurrency", "Markup", "Diagnostics", "Characters"]),
    .target(
      name: "SiteBuild",
      dependencies: [
        "SiteModel", "Figures", "Charts", "Records", "Feeds", "Search", "Alerts", "Privacy", "Templates", "CommonMark",
        "DataFormats", "Publishing",
        "Files", "BuiltInTheme", "Concurrency",
        "Markup", "Diagnostics", "Chronology", "Characters", "Numbers",
      ]),
    .target(
      name: "SiteModel",
      dependencies: [
        "Alerts", "CommonMark", "DataFormats", "Files", "Diagnostics", "Markup", "Chronology", "Characters", "Numbers",
      ]),
    .target(
      name: "Importing",
      dependencies: [
        "SiteModel", "Alerts", "CommonMark", "DataFormats", "Diagnostics", "Markup", "Chronology", "Characters",
      ]),
    .target(
      name: "Starting",
      dependencies: [
        "SiteModel", "Alerts", "DataFormats", "Diagnostics", "Files", "Concurrency", "Chronology", "Characters",
      ],
      exclude: ["Starter"], plugins: ["EmbedFiles"]),
    .target(
      name: "Figures", dependencies: ["Records", "Numbers", "Chronology", "Characters", "Diagnostics"]),
    .target(
      name: "Records",
      dependencies: [
        "DataFormats", "Privacy", "Files", "Concurrency", "Markup", "Diagnostics", "Numbers", "Chronology",
        "Characters",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(name: "Charts", dependencies: ["Markup", "Numbers"]),
    .target(name: "Feeds", dependencies: ["Markup", "Chronology"]),
    .target(name: "Search", dependencies: ["Files", "Markup"]),
    .target(name: "Alerts", dependencies: ["Markup", "Chronology", "Characters"]),
    .target(name: "Privacy", dependencies: ["Chronology", "Characters"]),
    .target(name: "Templates", dependencies: ["Markup", "Diagnostics", "Characters"]),
    .target(name: "CommonMark", dependencies: ["CCMarkGFM", "Markup", "Diagnostics", "Characters"]),
    .target(
      name: "DataFormats",
      dependencies: ["Diagnostics", "Characters", "Files", .product(name: "Yams", package: "Yams")]),
    .target(
      name: "Publishing",
      dependencies: [
        "DataFormats", "Files", "Concurrency", "Markup", "Diagnostics",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(name: "Files", dependencies: ["CLinux"]),
    .target(name: "Concurrency"),
    .target(name: "Processes"),
    .target(name: "Markup", dependencies: ["Characters"]),
    .target(name: "Diagnostics", dependencies: ["Characters", "Markup"]),
    .target(name: "Numbers"),
    .target(name: "Chronology"),
    .target(name: "Characters"),
    .target(name: "BuiltInTheme", plugins: ["EmbedFiles"]),
    .plugin(
      name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"], path: "Sources/Plugins/EmbedFiles"),
    .executableTarget(name: "embed-files"),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

    .testTarget(
      name: "ReferenceTests",
      dependencies: [
        "bulletin", "Checks", "SiteBuild", "Importing", "SiteModel", "Templates", "Records", "Charts", "DataFormats",
        "Numbers", "Publishing", "Files", "Chronology", "Diagnostics", "SampleSites",
      ]),
    // Not a room of the program: folders and sites that tests write.
    .target(name: "SampleSites", path: "Tests/SampleSites"),
    .testTarget(name: "CommandLineTests", dependencies: ["bulletin", "Concurrency", "SampleSites"]),
    .testTarget(name: "PreviewTests", dependencies: ["Preview", "SiteBuild", "Diagnostics", "Files", "SampleSites"]),
    .testTarget(
      name: "ChecksTests",
      dependencies: [
        "Checks", "SiteBuild", "SiteModel", "Markup", "Diagnostics", "Chronology", "Files", "SampleSites",
      ]),
    .testTarget(
      name: "SiteBuildTests",
      dependencies: ["SiteBuild", "SiteModel", "Publishing", "Files", "Diagnostics", "Chronology", "SampleSites"],
      exclude: ["Golden"]),
    .testTarget(name: "ComparisonTests", dependencies: ["Comparison", "SampleSites"]),
    .testTarget(name: "SiteModelTests", dependencies: ["SiteModel"]),
    .testTarget(name: "ImportingTests", dependencies: ["Importing"]),
    .testTarget(
      name: "StartingTests",
      dependencies: [
        "Starting", "Checks", "SiteBuild", "SiteModel", "DataFormats", "Files", "Diagnostics", "SampleSites",
      ]
    ),
    .testTarget(name: "ConcurrencyTests", dependencies: ["Concurrency"]),
    .testTarget(name: "ProcessesTests", dependencies: ["Processes", "SampleSites"]),
    .testTarget(name: "FiguresTests", dependencies: ["Figures"]),
    .testTarget(name: "RecordsTests", dependencies: ["Records", "Privacy", "SampleSites"]),
    .testTarget(name: "ChartsTests", dependencies: ["Charts"]),
    .testTarget(name: "NumbersTests", dependencies: ["Numbers"]),
    .testTarget(name: "FeedsTests", dependencies: ["Feeds"]),
    .testTarget(name: "SearchTests", dependencies: ["Search"]),
    .testTarget(name: "AlertsTests", dependencies: ["Alerts"]),
    .testTarget(name: "PrivacyTests", dependencies: ["Privacy"]),
    .testTarget(name: "TemplatesTests", dependencies: ["Templates"]),
    .testTarget(name: "CommonMarkTests", dependencies: ["CommonMark"]),
    .testTarget(name: "DataFormatsTests", dependencies: ["DataFormats"]),
    .testTarget(name: "PublishingTests", dependencies: ["Publishing", "Files", "SampleSites"]),
    .testTarget(name: "FilesTests", dependencies: ["Files", "SampleSites"]),
    .testTarget(name: "MarkupTests", dependencies: ["Markup"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "ChronologyTests", dependencies: ["Chronology"]),
    .testTarget(name: "CharactersTests", dependencies: ["Characters"]),
  ],
  swiftLanguageModes: [.v6]
)

// In CI a warning of ours is an error; those of packages stay theirs.
if Context.environment["CI"] != nil {
  for target in package.targets where ![.system, .plugin].contains(target.type) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}
