import Files
import Testing

@testable import Publishing

@Suite("Manifest")
struct ManifestTests {
  private let manifest = Manifest(files: ["b c.html": Manifest.Entry([1]), "通报/index.html": Manifest.Entry([2])])

  @Test("reads back, and equal sites have equal bytes")
  func readsBack() {
    #expect(Manifest(manifest.bytes) == manifest)
    #expect(Manifest(files: Dictionary(manifest.files.reversed()) { $1 }).bytes == manifest.bytes)
  }

  @Test("an entry without a hash, or one that climbs out, spoils the whole")
  func refuses() {
    #expect(Manifest(CheckedLines.bytes("bulletin-manifest 3", ["x"])) == nil)
    let empty = Manifest.Entry([])
    let hash = "\(empty.content.hexadecimal) \(empty.sha256.hexadecimal) 0"
    #expect(Manifest(CheckedLines.bytes("bulletin-manifest 3", ["\(hash) ../../etc/passwd"])) == nil)
    #expect(Manifest(CheckedLines.bytes("bulletin-manifest 3", ["\(hash) ok"])) != nil)
  }

  @Test("a path counts as listed under its very bytes only")
  func listsBytes() {
    let composed = Manifest(files: ["caf\u{E9}": Manifest.Entry([])])
    #expect(composed.lists("caf\u{E9}"))
    #expect(!composed.lists("cafe\u{301}"))
    #expect(!composed.lists("other"))
  }

  @Test("knows all folders of its files")
  func folders() {
    #expect(Manifest.folders(of: ["a", "b/c/d", "b/e"]) == ["b", "b/c"])
  }
}
