import SampleSites
import Testing

@testable import Records

struct DataFolderTests {
  @Test(
    "a path stays below the folder and is plain",
    arguments: [
      "", "/etc/passwd", "~/x", "../x.csv", "a/../../x.csv", "a\\b.csv", "a//b.csv", "./a.csv", "https://a/b.csv",
      "a\nb",
      "a/",
    ])
  func refuses(path: String) { #expect(DataFolder.fault(in: path) != nil) }

  @Test("names of any script may be parts of a path", arguments: ["a.csv", "数据/事故 2024.csv", "a..b.csv"])
  func allows(path: String) { #expect(DataFolder.fault(in: path) == nil) }

  @Test("a link that leaves the folder is told from a file in it")
  func followsLinks() throws {
    let place = try TemporaryFolder()
    try place.write("outside.csv", "x").write("data/a.csv", "x").folder("data/sub")
    try place.link("data/out.csv", to: place("outside.csv")).link("data/in.csv", to: place("data/a.csv"))
    try place.link("data/up", to: place(""))
    let folder = DataFolder(root: place("data"), name: "content/data")
    #expect(folder.presence(of: "a.csv") == .file)
    #expect(folder.presence(of: "in.csv") == .file)
    #expect(folder.presence(of: "out.csv") == .outside)
    #expect(folder.presence(of: "up/outside.csv") == .outside)
    #expect(folder.presence(of: "sub") == .folder)
    #expect(folder.presence(of: "none.csv") == .missing)
    #expect(folder.displayPath("a.csv") == "content/data/a.csv")
  }
}
