import Files
import SampleSites
import Starting
import Testing

@Suite("Start of a site")
struct SiteStartTests {
  private static let files = StarterSite(.english, now: 1_741_568_400).files

  private static func occupied(_ start: SiteStart) -> [String] {
    do throws(SiteStart.Fault) {
      try start.write()
      return []
    } catch {
      if case .occupied(let paths) = error { return paths }
      return ["\(error)"]
    }
  }

  @Test("makes the folder, and those above it, with nothing else in them")
  func newFolder() throws {
    let folder = try TemporaryFolder()
    try SiteStart(Self.files, in: folder("a/b/site")).write()
    #expect(FolderSnapshot(folder("a/b/site")).fileNames == Self.files.map(\.path).sorted())
    #expect(FolderSnapshot(folder("a")).fileNames.allSatisfy { $0.hasPrefix("b/site/") })
  }

  @Test("takes a folder that is empty, or has only Git's in it", arguments: [[], [".git/HEAD"], [".git"]])
  func emptyFolder(has: [String]) throws {
    let folder = try TemporaryFolder().folder("site")
    for path in has { try folder.write("site/" + path, "ref") }
    try SiteStart(Self.files, in: folder("site")).write()
    #expect(FolderSnapshot(folder("site")).fileNames == (Self.files.map(\.path) + has).sorted())
  }

  @Test("names all that is in the way and writes nothing")
  func occupied() throws {
    let folder = try TemporaryFolder().write("README.md", "mine").write("content/site.yaml", "mine")
      .write("content/mine.md", "").write("photos/a.jpg", "").link(".gitignore", to: "elsewhere").write(".env", "")
    let before = FolderSnapshot(folder.path)
    let found = Self.occupied(SiteStart(Self.files, in: folder.path))
    #expect(found == [".env", ".gitignore", "README.md", "content/mine.md", "content/site.yaml", "photos/"])
    #expect(FolderSnapshot(folder.path) == before)
  }

  @Test("a file or a dangling link is no folder", arguments: [true, false])
  func noFolder(isLink: Bool) throws {
    let folder = try TemporaryFolder()
    if isLink { try folder.link("site", to: "nowhere") } else { try folder.write("site", "text") }
    let before = FolderSnapshot(folder.path)
    #expect(throws: SiteStart.Fault.self) { try SiteStart(Self.files, in: folder("site")).write() }
    #expect(FolderSnapshot(folder.path) == before)
  }

  @Test("goes on after an interruption, whenever that was", arguments: 0...3)
  func repeated(tops: Int) throws {
    // What a run leaves that ends between two renames: the stage, and the first of the files.
    let folder = try TemporaryFolder().write("site/.bulletin-new/content/site.yaml", "half")
    let order = [".gitignore", "README.md", "content/"].prefix(tops)
    for file in Self.files where order.contains(where: { file.path.hasPrefix($0) }) {
      try folder.write("site/" + file.path, file.text)
    }
    try SiteStart(Self.files, in: folder("site")).write()
    #expect(FolderSnapshot(folder("site")).fileNames == Self.files.map(\.path).sorted())
  }

  @Test("what an interrupted run left beside a new folder is removed")
  func leftover() throws {
    let folder = try TemporaryFolder().write(".site.bulletin-new/content/half.md", "half")
    try SiteStart(Self.files, in: folder("site")).write()
    #expect(FolderSnapshot(folder.path).entries.keys.allSatisfy { $0.hasPrefix("site") })
  }

  @Test("follows a link to a folder")
  func link() throws {
    let folder = try TemporaryFolder().folder("real").link("site", to: "real")
    try SiteStart(Self.files, in: folder("site")).write()
    #expect(folder.exists("real/content/site.yaml"))
  }
}
