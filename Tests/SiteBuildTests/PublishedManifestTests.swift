import Diagnostics
import Files
import Foundation
import Publishing
import SampleSites
import SiteBuild
import Testing

@Suite("Manifest of a site")
struct SiteManifestTests {
  private func check(_ site: SampleSite) async throws -> MirrorReport {
    try await MirrorCheck(
      folder: site.output, manifestPath: site.output + "/manifest.json", isForeign: false, key: nil
    ).run()
  }

  @Test("lists every published file and none else")
  func complete() async throws {
    let site = try SampleSite().bulletins(0..<5).file("content/notices/附件.pdf", "%PDF")
    try site.bulletin("notices/draft", matter: "draft: true")
    try await site.publish()
    let report = try await check(site)
    #expect(report.differences == [])
    // Without the two manifests.
    #expect(report.fileCount == site.site.fileNames.count - 2)
    #expect(site.page("manifest.json")?.contains("draft") == false)
    #expect(site.page("manifest.json")?.contains("notices/附件.pdf") == true)
  }

  @Test("is right after each small change, and that of a clean build")
  func incremental() async throws {
    let site = try SampleSite().bulletins(0..<4)
    try await site.publish()
    for round in 0..<4 {
      switch round {
      case 0: try site.bulletin("notices/b1", "另一段正文。")
      case 1: try site.bulletin("notices/new")
      case 2: try site.remove("content/notices/b2.md")
      default: try site.bulletin("notices/new", matter: "draft: true")
      }
      try await site.publish()
      #expect(try await check(site).isSame)
      await site.build(output: "clean")
      #expect(site.folder.bytes("clean/manifest.json") == site.folder.bytes("site/manifest.json"))
    }
  }

  @Test("a build without changes leaves it alone; a lost one is made anew")
  func unchanged() async throws {
    let site = try SampleSite().bulletin("notices/a")
    try await site.publish()
    let before = site.site
    #expect(await site.build().outcome == .upToDate)
    try site.remove("site/manifest.json")
    #expect(try await site.publish().written == 1)
    #expect(site.site.files == before.files)
  }

  @Test("a file of the content cannot take its place")
  func reserved() async throws {
    let site = try SampleSite().content("manifest.json", "{}")
    #expect(await site.build().faults == ["content/manifest.json:1:1 permalink-collision"])
  }

  @Test("a site that promises a signature is not published without a key, and is with one")
  func mustBeSigned() async throws {
    let site = try SampleSite(SampleSite.configuration + "manifest: {signed: true}\n").bulletin("notices/a")
    let report = await site.build()
    #expect(report.outcome == .refused)
    #expect(report.faults == ["content/site.yaml:4:12 manifest-unsigned"])
    #expect(!site.folder.exists("site"))
    let key = SigningKey()
    try await site.publish { $0.signingKey = key }
    #expect(site.page("manifest.json.sig")?.contains(key.publicKey.id) == true)
    #expect(await site.build { $0.signingKey = key }.outcome == .upToDate)
    // Another key signs anew.
    let other = SigningKey()
    #expect(try await site.publish { $0.signingKey = other }.written == 1)
    #expect(site.page("manifest.json.sig")?.contains(other.publicKey.id) == true)
  }

  @Test("the private key is in no file that a build writes")
  func secrecy() async throws {
    let site = try SampleSite().bulletin("notices/a")
    let key = SigningKey()
    try await site.publish { $0.signingKey = key }
    let secret = try #require(key.privatePEM.split(separator: "\n").dropFirst().first)
    let seed = try #require(PEM.bytes(secret)?.suffix(32))
    for (path, bytes) in FolderSnapshot(site.folder.path).files {
      #expect(!bytes.contains(subsequence: Array(secret.utf8)), "\(path)")
      #expect(!bytes.contains(subsequence: Array(seed)), "\(path)")
    }
  }
}

private enum PEM {
  static func bytes(_ line: Substring) -> [UInt8]? { Data(base64Encoded: String(line)).map(Array.init) }
}

extension [UInt8] {
  fileprivate func contains(subsequence wanted: [UInt8]) -> Bool { Data(self).range(of: Data(wanted)) != nil }
}
