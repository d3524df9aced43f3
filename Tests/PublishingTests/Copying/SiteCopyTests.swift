import Foundation
import SampleSites
import Testing

@testable import Publishing

@Suite("Copying a site")
struct SiteCopyTests {
  private let folder: TemporaryFolder
  private let www: String
  private var site: String { folder("site") }

  private static let first = [
    "index.html": "home", "通报/一月/index.html": "一", "assets/site.css": "css", "atom.xml": "feed", "old/index.html": "o",
  ]

  init() throws {
    folder = try TemporaryFolder()
    try folder.folder("www")
    www = folder("www")
    try publish(Self.first)
  }

  private func publish(_ files: [String: String], signedBy key: SigningKey? = nil) throws {
    let transaction = try OutputTransaction(OutputFolder.open(site))
    for (path, text) in files { try transaction.write(path, Array(text.utf8)) }
    try transaction.writeManifest(signedBy: key)
    _ = try transaction.commit()
  }

  private func copy() async throws -> SiteCopy.Summary { try await SiteCopy(of: site, to: www).run() }

  /// All that lies in the folder but what others put there.
  private func expectSame(but foreign: Set<String> = []) {
    let (copy, original) = (FolderSnapshot(www).files, FolderSnapshot(site).files)
    let isSame = copy.filter { !foreign.contains($0.key) } == original
    #expect(isSame, "\(FolderSnapshot(www).differences(from: FolderSnapshot(site)))")
  }

  @Test("the first copy brings all, the second nothing, and nothing else is left behind")
  func repeated() async throws {
    #expect(try await copy() == SiteCopy.Summary(copied: 5))
    expectSame()
    let before = FolderSnapshot(www)
    #expect(try await copy() == SiteCopy.Summary(unchanged: 5))
    #expect(FolderSnapshot(www).identities == before.identities)
  }

  @Test("only what has changed is written, what is no more is removed with its folder")
  func changes() async throws {
    _ = try await copy()
    let before = FolderSnapshot(www).identities
    var files = Self.first
    files["old/index.html"] = nil
    files["index.html"] = "HOME"
    files["new/a.html"] = "a"
    try publish(files)
    #expect(try await copy() == SiteCopy.Summary(copied: 2, removed: 1, unchanged: 3))
    expectSame()
    let after = FolderSnapshot(www).identities
    #expect(after["通报/一月/index.html"] == before["通报/一月/index.html"])
    #expect(after["index.html"] != before["index.html"])
    #expect(after["old"] == nil)
  }

  @Test("a signature comes and goes with the site's")
  func signature() async throws {
    try publish(Self.first, signedBy: SigningKey())
    _ = try await copy()
    expectSame()
    try publish(Self.first)
    #expect(try await copy().copied == 0)
    expectSame()
    #expect(FolderSnapshot(www).files["manifest.json.sig"] == nil)
  }

  @Test("files of others are left alone, also within folders that go")
  func foreign() async throws {
    _ = try await copy()
    try folder.write("www/.well-known/security.txt", "x").write("www/old/theirs.txt", "y").link("www/l", to: "/etc")
    try publish(["index.html": "home"])
    let summary = try await copy()
    #expect((summary.copied, summary.removed, summary.foreign) == (0, 4, 3))
    expectSame(but: [".well-known/security.txt", "old/theirs.txt"])
    #expect(FolderSnapshot(www).entries["l"] == .link("/etc"))
  }

  @Test("a file of others in the way stops everything before anything is written")
  func occupied() async throws {
    try folder.write("www/index.html", "theirs").write("www/assets", "a file").write("www/old/index.html", "o")
      .write("www/通报/一月/index.html/x", "x")
    let before = FolderSnapshot(www)
    await #expect(throws: SiteCopy.Fault.occupied(["assets", "index.html", "通报/一月/index.html"])) { try await copy() }
    #expect(FolderSnapshot(www) == before)
    #expect(FolderSnapshot(www).identities == before.identities)
  }

  @Test("nothing is written or removed through a link")
  func links() async throws {
    try folder.folder("elsewhere").link("www/assets", to: folder("elsewhere"))
    await #expect(throws: SiteCopy.Fault.occupied(["assets"])) { try await copy() }
    try folder.remove("www/assets")
    _ = try await copy()
    try folder.remove("www/old").write("elsewhere/index.html", "o").link("www/old", to: folder("elsewhere"))
    var files = Self.first
    files["old/index.html"] = nil
    try publish(files)
    _ = try await copy()
    #expect(folder.text("elsewhere/index.html") == "o")
  }

  @Test("files changed by hand are told of and put right, told by size, content, kind or absence")
  func restored() async throws {
    _ = try await copy()
    try folder.write("www/index.html", "HOME").write("www/assets/site.css", "longer css").remove("www/atom.xml")
      .remove("www/old/index.html").link("www/old/index.html", to: "/etc/passwd")
    let summary = try await copy()
    #expect(summary.restored == ["assets/site.css", "atom.xml", "index.html", "old/index.html"])
    expectSame()
    #expect(try await copy().restored == [])
  }

  @Test("a file takes the place of a folder, and a folder that of a file")
  func kinds() async throws {
    try publish(["a": "file", "b/x.html": "x", "b/c/y.html": "y", "d": "d"])
    _ = try await copy()
    try publish(["a/x.html": "x", "a/c/y.html": "y", "b": "file", "d": "d"])
    let summary = try await copy()
    #expect((summary.copied, summary.removed, summary.unchanged) == (3, 3, 1))
    expectSame()
    #expect(summary.restored == [])
  }

  @Test("a folder with a file of others does not give way to a file")
  func foreignInFolder() async throws {
    try publish(["b/x.html": "x"])
    _ = try await copy()
    try folder.write("www/b/theirs", "t")
    try publish(["b": "file"])
    await #expect(throws: SiteCopy.Fault.occupied(["b"])) { try await copy() }
  }

  @Test("a copy that was cut short after any step is completed by the next, also with another site")
  func interrupted() async throws {
    _ = try await copy()
    var files = Self.first
    files["old/index.html"] = nil
    files["index.html"] = "HOME"
    files["new/a.html"] = "a"
    try publish(files)
    // What a copy leaves behind that ends after the first of its files: the record of both sites, a file in the stage.
    let target = CopyTarget(path: www)
    let known = target.known()
    let new = OutputFolder.listed(in: site)
    try target.openStage(for: nil)
    try target.put(".bulletin-manifest", Manifest(files: known.files.merging(new.files) { $1 }).bytes, number: 0)
    try target.put("new/a.html", Array("a".utf8), number: 1)
    try folder.write("www/..bulletin-copy/2", "half")
    let summary = try await copy()
    #expect(summary.restored == [])
    #expect((summary.copied, summary.removed) == (1, 1))
    expectSame()

    try publish(Self.first)
    let back = OutputFolder.listed(in: site)
    try target.openStage(for: nil)
    try target.put(".bulletin-manifest", Manifest(files: new.files.merging(back.files) { $1 }).bytes, number: 0)
    try publish(["index.html": "third"])
    #expect(try await copy().copied == 1)
    expectSame()
  }

  @Test("a site that was brought another way is known by its manifest")
  func adopted() async throws {
    for (path, text) in FolderSnapshot(site).files where path != ".bulletin-manifest" {
      try folder.write("www/" + path, text)
    }
    var files = Self.first
    files["old/index.html"] = nil
    files["index.html"] = "HOME"
    try publish(files)
    let summary = try await copy()
    #expect((summary.copied, summary.removed, summary.unchanged) == (1, 1, 3))
    expectSame()
  }

  @Test("a lost record is made anew where all is the same")
  func lostRecord() async throws {
    _ = try await copy()
    try folder.remove("www/.bulletin-manifest").remove("www/manifest.json")
    #expect(try await copy() == SiteCopy.Summary(unchanged: 5))
    expectSame()
  }

  @Test("rights that a file has been given stay")
  func rights() async throws {
    _ = try await copy()
    #expect(chmod(www + "/index.html", 0o640) == 0)
    var files = Self.first
    files["index.html"] = "HOME"
    try publish(files)
    _ = try await copy()
    var status = stat()
    #expect(stat(www + "/index.html", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o640)
  }

  @Test("without a built site, or with one that changes meanwhile, nothing goes wrong in silence")
  func noSite() async throws {
    await #expect(throws: SiteCopy.Fault.noSite) { try await SiteCopy(of: folder("nowhere"), to: www).run() }
    try folder.write("site/index.html", "HOME")
    await #expect(throws: SiteCopy.Fault.siteChanged("index.html")) { try await copy() }
    try folder.write("site/index.html", "home")
    _ = try await copy()
    expectSame()
  }

  @Test("two copies into one folder do not run at once")
  func busy() async throws {
    let lock = try #require(CopyLock(www))
    await #expect(throws: SiteCopy.Fault.busy) { try await copy() }
    withExtendedLifetime(lock) {}
  }

  @Test("no page leads to what is not there yet: assets, new pages, changed pages, feeds")
  func order() throws {
    try folder.write("www/index.html", "old")
    let old = Manifest(files: ["index.html": Manifest.Entry(Array("old".utf8))])
    let plan = try CopyPlan(OutputFolder.listed(in: site), to: CopyTarget(path: www), known: old)
    #expect(
      plan.copies == [["assets/site.css"], ["old/index.html", "通报/一月/index.html"], ["index.html"], ["atom.xml"]])
  }
}

@Suite("Lists of what a command is to take along")
struct DeliveryListTests {
  @Test("tell what has changed since the command last ended well, and all without a record")
  func lists() throws {
    let folder = try TemporaryFolder().folder("site").folder("cache")
    func write(_ files: [String: String]) throws {
      let manifest = Manifest(files: files.mapValues { Manifest.Entry(Array($0.utf8)) })
      try folder.write("site/.bulletin-manifest", manifest.bytes)
    }
    func list(_ command: String = "c") -> DeliveryList {
      DeliveryList(of: folder("site"), for: command, in: folder("cache"))
    }
    try write(["a": "1", "b": "1", "c": "1"])
    #expect(list().changed == ["a", "b", "c"])
    list().keep()
    #expect((list().changed, list().removed) == ([], []))
    try write(["a": "2", "c": "1", "d": "1"])
    #expect(list().changed == ["a", "d"])
    #expect(list().removed == ["b"])
    #expect(list("other").changed == ["a", "c", "d"])
  }
}
