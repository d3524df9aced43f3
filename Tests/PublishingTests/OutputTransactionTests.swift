import Files
import Foundation
import SampleSites
import Testing

@testable import Publishing

/// How many files change: few are renamed under a journal, many are exchanged as a whole.
enum Extent: Int, CaseIterable, CustomTestStringConvertible {
  case few = 3
  case many = 300

  var testDescription: String { self == .few ? "few changes" : "many changes" }
}

@Suite("Output transaction")
struct OutputTransactionTests {
  private let folder: TemporaryFolder
  private var output: String { folder("site") }

  init() throws { folder = try TemporaryFolder() }

  /// Publishes files; returns what conflicts, in which case nothing is committed.
  @discardableResult
  private func publish(_ files: [String: String]) throws -> [String] {
    let transaction = try OutputTransaction(OutputFolder.open(output))
    for (path, text) in files { try transaction.write(path, Array(text.utf8)) }
    let conflicts = transaction.conflicts()
    if conflicts.isEmpty { _ = try transaction.commit() } else { transaction.abandon() }
    return conflicts
  }

  private func pages(_ extent: Extent, _ text: String) -> [String: String] {
    Dictionary(uniqueKeysWithValues: (0..<extent.rawValue).map { ("p\($0)/index.html", text) })
  }

  /// The output without the manifest.
  private var published: FolderSnapshot { FolderSnapshot(output) }
  private var fileNames: [String] { published.fileNames.filter { $0 != Manifest.fileName } }

  @Test("publishes into a folder that is not there, and leaves nothing beside it")
  func publishesFirst() throws {
    try publish(["index.html": "home", "a/b/index.html": "b"])
    #expect(fileNames == ["a/b/index.html", "index.html"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["site"])
  }

  @Test("unchanged files keep inode and time, removed ones go with their folders", arguments: Extent.allCases)
  func updates(extent: Extent) throws {
    try publish(pages(extent, "old").merging(["kept/index.html": "same", "gone/deep/index.html": "x"]) { $1 })
    let before = published.identities["kept/index.html"]
    try publish(pages(extent, "new").merging(["kept/index.html": "same"]) { $1 })
    #expect(published.identities["kept/index.html"] == before)
    #expect(published.entries["gone"] == nil)
    #expect(published.text("p0/index.html") == "new")
    #expect(fileNames.count == extent.rawValue + 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["site"])
  }

  @Test("foreign files, folders, links and pipes stay as they are", arguments: Extent.allCases)
  func keepsForeign(extent: Extent) throws {
    try publish(pages(extent, "old").merging(["gone/index.html": "x"]) { $1 })
    try folder.write("site/CNAME", "example.org").write("site/gone/mine.txt", "m").folder("site/empty")
    try folder.folder("site/private").link("site/link", to: "CNAME").link("site/dangling", to: "nowhere")
    #expect(mkfifo(folder("site/pipe"), 0o600) == 0)
    #expect(chmod(folder("site/private"), 0o700) == 0)
    #expect(chmod(output, 0o751) == 0)
    let before = published
    try publish(pages(extent, "new"))
    let names = ["CNAME", "gone", "gone/mine.txt", "empty", "private", "link", "dangling", "pipe"]
    for name in names { #expect(published.entries[name] == before.entries[name], "\(name)") }
    for name in names.filter({ before.entries[$0] != .folder }) {
      #expect(published.identities[name] == before.identities[name], "\(name)")
    }
    #expect(published.entries["gone/index.html"] == nil)
    #expect(try mode("private") == 0o700)
    #expect(try mode("") == 0o751)
  }

  private func mode(_ path: String) throws -> mode_t {
    var status = stat()
    #expect(lstat(folder("site/" + path), &status) == 0)
    return status.st_mode & 0o7777
  }

  @Test("a foreign file whose name is not UTF-8 stays")
  func keepsForeignNames() throws {
    try publish(pages(.many, "old"))
    let name = Array(folder("site/").utf8CString.dropLast()) + [-60, -29, 0]
    let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
    #expect(descriptor >= 0)
    close(descriptor)
    try publish(pages(.many, "new"))
    #expect(access(name, F_OK) == 0)
    #expect(published.text("p7/index.html") == "new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
  }

  @Test("a foreign file where the site wants to write is a conflict", arguments: Extent.allCases)
  func conflicts(extent: Extent) throws {
    try publish(["index.html": "home"])
    try folder.write("site/p1/index.html", "theirs")
    let before = published
    #expect(try publish(pages(extent, "new")) == ["p1/index.html"])
    #expect(published == before)
  }

  @Test("a foreign file, folder or link in the way is a conflict")
  func conflictsOfKind() throws {
    try publish(["index.html": "home"])
    try folder.write("elsewhere/x", "").write("site/a", "theirs").link("site/b", to: folder("elsewhere"))
    try folder.folder("site/c/index.html").link("site/d.html", to: "index.html")
    let before = FolderSnapshot(folder.path)
    let wanted = ["a/index.html", "b/index.html", "b/other/index.html", "c/index.html", "d.html", "index.html"]
    #expect(
      try publish(Dictionary(uniqueKeysWithValues: wanted.map { ($0, "home") })) == [
        "a", "b", "c/index.html", "d.html",
      ])
    #expect(FolderSnapshot(folder.path).entries == before.entries)
  }

  @Test("a folder of the publisher at the place of an old file is not removed")
  func folderAtOldFile() throws {
    try publish(["a": "old", "b": "old", "index.html": "home"])
    try folder.remove("site/a").write("site/a/mine", "x").remove("site/b").write("site/b/mine", "y")
    #expect(try publish(["b": "new", "index.html": "home"]) == ["b"])
    try publish(["index.html": "home"])
    #expect(fileNames == ["a/mine", "b/mine", "index.html"])
  }

  @Test("a file becomes a folder and a folder a file", arguments: Extent.allCases)
  func changesKind(extent: Extent) throws {
    try publish(pages(extent, "old").merging(["a": "file", "b/c/index.html": "page"]) { $1 })
    #expect(try publish(pages(extent, "new").merging(["a/index.html": "page", "b": "file"]) { $1 }) == [])
    #expect(published.text("a/index.html") == "page")
    #expect(published.text("b") == "file")
  }

  @Test("a file of the tool that someone has changed is written again")
  func mendsChanges() throws {
    try publish(["index.html": "home", "a.html": "a"])
    try folder.write("site/index.html", "edited").remove("site/a.html")
    try publish(["index.html": "home", "a.html": "a"])
    #expect(published.text("index.html") == "home")
    #expect(published.text("a.html") == "a")
  }

  @Test("a name in other scalars of equal text is another file")
  func canonicallyEqualNames() throws {
    try publish(["cafe\u{301}.html": "x", "index.html": "home"])
    try publish(["caf\u{E9}.html": "x", "index.html": "home"])
    let names = try FileManager.default.contentsOfDirectory(atPath: output).filter { $0.hasPrefix("caf") }
    #expect(names.map { Array($0.utf8) } == [Array("caf\u{E9}.html".utf8)])
  }

  @Test("a lost or damaged manifest costs nothing when the site is the same", arguments: ["lost", "damaged"])
  func lostManifest(kind: String) throws {
    try publish(["index.html": "home", "a.html": "a"])
    let before = published.entries
    try folder.remove("site/" + Manifest.fileName)
    if kind == "damaged" { try folder.write("site/" + Manifest.fileName, "bulletin-manifest 3\nrubbish") }
    #expect(try publish(["index.html": "home", "a.html": "a"]) == [])
    #expect(published.entries == before)
  }

  @Test("without a manifest, nothing is overwritten or removed")
  func foreignWithoutManifest() throws {
    try publish(["index.html": "home", "a.html": "a"])
    try folder.remove("site/" + Manifest.fileName)
    let before = published
    #expect(try publish(["index.html": "new", "a.html": "a"]) == ["index.html"])
    #expect(published == before)
  }

  @Test("giving up leaves the output and no stage")
  func abandons() throws {
    try publish(["index.html": "home"])
    let before = FolderSnapshot(folder.path)
    let transaction = try OutputTransaction(OutputFolder.open(output))
    try transaction.write("index.html", Array("new".utf8))
    transaction.abandon()
    #expect(FolderSnapshot(folder.path) == before)
  }

  @Test("files from many tasks at once all arrive")
  func concurrent() async throws {
    let transaction = try OutputTransaction(OutputFolder.open(output))
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask { try? transaction.write("s\(number % 7)/p\(number)/index.html", [UInt8(number)]) }
      }
    }
    #expect(try transaction.commit().written == 200)
    #expect(fileNames.count == 200)
  }
}

@Suite("Manifest of a transaction")
struct TransactionManifestTests {
  private let folder: TemporaryFolder
  private var output: String { folder("site") }

  init() throws { folder = try TemporaryFolder() }

  private func publish(_ files: [String: String], signedBy key: SigningKey? = nil) throws -> [String] {
    let transaction = try OutputTransaction(OutputFolder.open(output))
    for (path, text) in files { try transaction.write(path, Array(text.utf8)) }
    try transaction.writeManifest(signedBy: key)
    let conflicts = transaction.conflicts()
    if conflicts.isEmpty { _ = try transaction.commit() } else { transaction.abandon() }
    return conflicts
  }

  private func listed() throws -> [String] {
    let bytes = try #require(folder.bytes("site/manifest.json"))
    return try PublishedManifest(reading: bytes, name: "m").files.map(\.path)
  }

  @Test("lists what is published now, not what was")
  func follows() throws {
    #expect(try publish(["a.html": "1", "b.html": "2"]).isEmpty)
    #expect(try listed() == ["a.html", "b.html"])
    #expect(try publish(["a.html": "1", "c.html": "3"]).isEmpty)
    #expect(try listed() == ["a.html", "c.html"])
  }

  @Test("is the same after small steps as after one, whatever was remembered", arguments: ["kept", "lost", "damaged"])
  func sameBytes(memory: String) throws {
    _ = try publish(["a.html": "1", "b.html": "2"])
    switch memory {
    case "lost": try folder.remove("site/.bulletin-manifest")
    case "damaged": try folder.write("site/.bulletin-manifest", "bulletin-manifest 3\nrubbish\n")
    default: break
    }
    if memory != "kept" {
      // Equal bytes are no conflict, so that a build without changes mends the memory.
      #expect(try publish(["a.html": "1", "b.html": "2"]).isEmpty)
    }
    #expect(try publish(["a.html": "9", "b.html": "2"]).isEmpty)
    let steps = try #require(folder.bytes("site/manifest.json"))
    try folder.remove("site")
    _ = try publish(["a.html": "9", "b.html": "2"])
    #expect(folder.bytes("site/manifest.json") == steps)
  }

  @Test("someone else's manifest.json is not overwritten")
  func conflict() throws {
    try folder.write("site/manifest.json", "{}")
    #expect(try publish(["a.html": "1"]) == ["manifest.json"])
    #expect(folder.text("site/manifest.json") == "{}")
    #expect(!folder.exists("site/a.html"))
  }

  @Test("a signature goes when the key does")
  func signature() throws {
    let key = SigningKey()
    _ = try publish(["a.html": "1"], signedBy: key)
    let first = try #require(folder.text("site/manifest.json.sig"))
    #expect(first.contains(key.publicKey.id))
    #expect(try listed() == ["a.html"])
    _ = try publish(["a.html": "2"], signedBy: key)
    #expect(folder.text("site/manifest.json.sig") != first)
    _ = try publish(["a.html": "1"], signedBy: key)
    #expect(folder.text("site/manifest.json.sig") == first)
    _ = try publish(["a.html": "1"])
    #expect(!folder.exists("site/manifest.json.sig"))
  }
}
