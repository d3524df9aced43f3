import Files
import SampleSites
import Testing

@testable import Publishing

@Suite("Whose the files are in a folder that a site is copied into")
struct CopyOccupantTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder().folder("www") }

  private var occupant: CopyOccupant { get throws { try CopyOccupant(of: folder("www")) } }

  private func build(_ address: String?) throws {
    let transaction = try OutputTransaction(OutputFolder.open(folder("site")), knownStamps: StampTable())
    try transaction.write("index.html", [1])
    try transaction.writeManifest(signedBy: nil, of: address)
    _ = try transaction.commit()
  }

  @Test("nobody's when it is empty, but for hidden names")
  func nobody() throws {
    #expect(try occupant == .nobody)
    try folder.write("www/.git/HEAD", "").folder("www/lost+found")
    #expect(try occupant == .nobody)
  }

  @Test("of others when bulletin was never there: files and folders, the first names")
  func others() throws {
    try folder.write("www/d", "").write("www/b/x", "").write("www/c", "").write("www/a", "")
    #expect(try occupant == .others(["a", "b", "c"]))
  }

  @Test("of the site that was copied, also beside files of others and when the manifest is gone")
  func site() async throws {
    try build("https://a.example/")
    _ = try await SiteCopy(of: folder("site"), to: folder("www")).run()
    try folder.write("www/theirs", "")
    #expect(try occupant == .site("https://a.example/"))
    try folder.remove("www/manifest.json")
    #expect(try occupant == .site(nil))
  }

  @Test("of the site whose copy was cut short")
  func cutShort() throws {
    let target = CopyTarget(path: folder("www"))
    try target.openStage(for: "https://b.example/")
    #expect(try occupant == .site("https://b.example/"))
    try target.openStage(for: nil)
    #expect(try occupant == .nobody)
  }

  @Test("a folder that cannot be read is a fault")
  func unreadable() { #expect(throws: (any Error).self) { try CopyOccupant(of: folder("nowhere")) } }
}
