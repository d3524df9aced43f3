import Files
import Testing

@testable import Publishing

@Suite("Manifest")
struct ManifestTests {
  private let manifest = Manifest(files: ["b c.html": ContentHash([1]), "通报/index.html": ContentHash([2])])

  @Test("reads back, and equal sites have equal bytes")
  func readsBack() {
    #expect(Manifest(manifest.bytes) == manifest)
    #expect(Manifest(files: Dictionary(manifest.files.reversed()) { $1 }).bytes == manifest.bytes)
  }

  @Test("an entry without a hash, or one that climbs out, spoils the whole")
  func refuses() {
    #expect(Manifest(CheckedLines.bytes("bulletin-manifest 2", ["x"])) == nil)
    let hash = ContentHash([]).hexadecimal
    #expect(Manifest(CheckedLines.bytes("bulletin-manifest 2", ["\(hash) ../../etc/passwd"])) == nil)
    #expect(Manifest(CheckedLines.bytes("bulletin-manifest 2", ["\(hash) ok"])) != nil)
  }

  @Test("a path counts as listed under its very bytes only")
  func listsBytes() {
    let composed = Manifest(files: ["caf\u{E9}": ContentHash([])])
    #expect(composed.lists("caf\u{E9}"))
    #expect(!composed.lists("cafe\u{301}"))
    #expect(!composed.lists("other"))
  }

  @Test("knows all folders of its files")
  func folders() {
    #expect(Manifest.folders(of: ["a", "b/c/d", "b/e"]) == ["b", "b/c"])
  }
}
