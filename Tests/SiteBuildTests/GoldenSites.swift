import Diagnostics
import Foundation
import SampleSites
import SiteBuild
import Testing

/// Whole builds, compared byte for byte with what lies in `Golden/<name>/expected`.
///
/// After a change that is meant: `BULLETIN_UPDATE_GOLDEN=1 swift test --filter GoldenSites`, and read the difference.
@Suite("Golden sites")
struct GoldenSites {
  /// Lists of the other files with their hashes, which say nothing new.
  private static let manifests = [".bulletin-manifest", "manifest.json"]
  /// 2024-06-15T12:00:00+08:00.
  private static let now = 1_718_424_000
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
  private static let updates = ProcessInfo.processInfo.environment["BULLETIN_UPDATE_GOLDEN"] == "1"

  @Test(
    "a build gives what is expected",
    arguments: [
      "chinese", "subpath", "faults", "templates", "figures", "figure-faults", "data-faults", "warnings", "lifecycle",
      "government", "languages",
    ])
  func matches(name: String) async throws {
    let golden = Self.folder.appending(path: name).path(percentEncoded: false)
    let site = try TemporaryFolder()
    for (path, bytes) in FolderSnapshot(golden + "/input").files { try site.write(path, bytes) }
    var request = BuildRequest(source: site.path, output: site("site"), now: Self.now, toolVersion: "golden")
    request.onHang = { Issue.record("\($0.message)") }
    let report = await Build.run(request)
    try withoutHashes(site)
    let findings = text(of: report.diagnostics, in: site)
    if Self.updates { try update(golden, site: site, findings: findings) }
    let expected = try String(contentsOfFile: golden + "/expected-diagnostics.txt", encoding: .utf8)
    #expect(findings == expected)
    let differences = FolderSnapshot(site("site")).differences(from: FolderSnapshot(golden + "/expected"))
    #expect(differences.filter { difference in !Self.manifests.contains { difference.hasSuffix(": \($0)") } } == [])
  }

  /// The theme's style sheets and scripts change often and say nothing of the site: they are taken out, and their names
  /// stand in pages without the hash.
  private func withoutHashes(_ site: TemporaryFolder) throws {
    let hashed = /(assets\/[a-z]+\.)[0-9a-f]{8}(\.(?:css|js))/
    for (path, bytes) in FolderSnapshot(site("site")).files {
      if path.wholeMatch(of: hashed) != nil {
        try site.remove("site/" + path)
      } else if path.hasSuffix(".html") {
        let text = String(decoding: bytes, as: UTF8.self)
        let plain = text.replacing(hashed) { "\($0.1)HASH\($0.2)" }
        if plain != text { try site.write("site/" + path, plain) }
      }
    }
    // Git keeps no empty folder, so that none is expected.
    let assets = "site/assets"
    if site.exists(assets), FolderSnapshot(site(assets)).files.isEmpty { try site.remove(assets) }
  }

  private func text(of diagnostics: [Diagnostic], in site: TemporaryFolder) -> String {
    let reporter = TextReporter(colour: false) { path in
      site.bytes(path).map { SourceFile(path: path, bytes: $0) }
    }
    return reporter.report(diagnostics).replacing(site.path, with: "SOURCE")
  }

  private func update(_ golden: String, site: TemporaryFolder, findings: String) throws {
    try Data(findings.utf8).write(to: URL(filePath: golden + "/expected-diagnostics.txt"))
    try? FileManager.default.removeItem(atPath: golden + "/expected")
    guard site.exists("site") else { return }
    try FileManager.default.copyItem(atPath: site("site"), toPath: golden + "/expected")
    for name in Self.manifests { try FileManager.default.removeItem(atPath: golden + "/expected/" + name) }
  }
}
