import Foundation
import SampleSites
import Testing

@testable import Publishing

@Suite("Mirror check")
struct MirrorCheckTests {
  private let folder: TemporaryFolder
  private var site: String { folder("site") }

  /// A published site.
  init() throws {
    folder = try TemporaryFolder()
    try publish(["index.html": "home", "通报/a b/index.html": "一", "empty.txt": "", "x/y/z.html": "z"])
  }

  private func publish(_ files: [String: String], signedBy key: SigningKey? = nil) throws {
    let transaction = try OutputTransaction(OutputFolder.open(site))
    for (path, text) in files { try transaction.write(path, Array(text.utf8)) }
    try transaction.writeManifest(signedBy: key)
    _ = try transaction.commit()
  }

  private func check(
    manifest: String? = nil, allowsExtra: Bool = false, key: PublicKey? = nil
  ) async throws -> MirrorReport {
    try await MirrorCheck(
      folder: site, manifestPath: manifest ?? site + "/manifest.json", isForeign: manifest != nil,
      allowsExtra: allowsExtra, key: key
    ).run()
  }

  private func faults(_ report: MirrorReport) -> [String] { report.faultLines }

  @Test("a copy that was left alone is the same")
  func same() async throws {
    let report = try await check()
    #expect(report.isSame)
    #expect(report.fileCount == 4)
    #expect(report.lines == ["The manifest is not signed.", "4 files, all as published."])
  }

  @Test("names what is missing, changed and too much, in the order of paths")
  func differences() async throws {
    try folder.write("site/index.html", "HOME").write("site/x/y/z.html", "longer").write("site/x/new", "")
    try folder.remove("site/empty.txt").write("site/.hidden", "")
    let report = try await check()
    #expect(
      faults(report) == [
        "extra    .hidden", "missing  empty.txt", "changed  index.html: other content of the same size",
        "extra    x/new", "changed  x/y/z.html: 6 bytes instead of 1",
      ])
    #expect(!report.isSame)
    #expect(
      report.json.text == """
        {"same":false,"files":4,"signature":{"status":"unsigned"},"missing":["empty.txt"],"changed":[\
        {"path":"index.html","reason":"other content of the same size"},\
        {"path":"x/y/z.html","reason":"6 bytes instead of 1"}],"extra":[".hidden","x/new"]}

        """)
    #expect(faults(try await check(allowsExtra: true)).count == 3)
  }

  @Test("links are never followed, and odd files never opened")
  func oddFiles() async throws {
    try folder.write("elsewhere/z.html", "z").write("elsewhere/secret", "s")
    try folder.remove("site/x/y").link("site/x/y", to: folder("elsewhere"))
    try folder.remove("site/index.html").folder("site/index.html")
    try folder.remove("site/empty.txt")
    #expect(mkfifo(folder("site/empty.txt"), 0o600) == 0)
    try folder.remove("site/通报/a b/index.html")
      .link("site/通报/a b/index.html", to: folder("elsewhere/z.html"))
    #expect(
      faults(try await check()) == [
        "changed  empty.txt: a pipe or device instead of a file", "changed  index.html: a folder instead of a file",
        "extra    x/y", "missing  x/y/z.html", "changed  通报/a b/index.html: a symbolic link instead of a file",
      ])
  }

  @Test("a name that is not UTF-8 is too much, whatever it looks like")
  func strangeNames() async throws {
    #expect(creat(site + "/" + String(decoding: [0x61], as: UTF8.self), 0o600) >= 0)
    var name = Array((site + "/").utf8CString.dropLast()) + [CChar(bitPattern: 0xCD), CChar(bitPattern: 0xCD), 0]
    #expect(creat(&name, 0o600) >= 0)
    #expect(faults(try await check()) == ["extra    a", "extra    \u{FFFD}\u{FFFD}"])
  }

  @Test("texts that are equal to Swift and not on disk are told apart")
  func normalForms() async throws {
    try publish(["caf\u{E9}": "x"])
    try folder.remove("site/caf\u{E9}").write("site/cafe\u{301}", "x")
    #expect(faults(try await check()) == ["extra    cafe\u{301}", "missing  caf\u{E9}"])
  }

  @Test("a trusted manifest from elsewhere counts, and the copy's own must be the same")
  func foreignManifest() async throws {
    try folder.write("trusted.json", try #require(folder.bytes("site/manifest.json")))
    #expect(try await check(manifest: folder("trusted.json")).isSame)
    try publish(["index.html": "forged"])
    let report = try await check(manifest: folder("trusted.json"))
    #expect(
      faults(report) == [
        "missing  empty.txt", "changed  index.html: 6 bytes instead of 4",
        "changed  manifest.json: other content of the same size", "missing  x/y/z.html",
        "missing  通报/a b/index.html",
      ])
    try folder.remove("site/manifest.json")
    #expect(faults(try await check(manifest: folder("trusted.json"))).contains("missing  manifest.json"))
  }

  @Test("with a key, only its own signature will do")
  func signatures() async throws {
    let key = SigningKey()
    #expect(faults(try await check(key: key.publicKey)) == ["signature missing: the manifest is not signed"])
    try publish(["index.html": "home"], signedBy: key)
    let report = try await check(key: key.publicKey)
    #expect(report.isSame)
    #expect(report.lines.first == "Signed by the key \(key.publicKey.id): valid.")
    #expect(try await check().isSame)
    #expect(
      faults(try await check(key: SigningKey().publicKey)) == ["signature of another key: \(key.publicKey.id)"])
    let text = try #require(folder.text("site/manifest.json"))
    try folder.write("site/manifest.json", text + " ")
    let changed = try await check(key: key.publicKey)
    #expect(!changed.isSame)
    #expect(changed.json.text.contains("\"status\":\"invalid\""))
  }

  @Test("a folder or manifest that cannot be read is an error, not a difference")
  func unreadable() async throws {
    try folder.write("site/manifest.json", "{")
    await #expect(throws: ManifestFault.self) { try await check() }
    try folder.remove("site/manifest.json")
    await #expect(throws: (any Error).self) { try await check() }
  }
}
