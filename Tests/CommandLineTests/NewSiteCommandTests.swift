import SampleSites
import Testing

@Suite("New site")
struct NewSiteCommandTests {
  private static let clock = ["--clock", "2025-03-10T09:00:00+08:00"]

  private static func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Program.Result {
    var program = Program(arguments + clock)
    program.folder = folder.path
    return try program.run()
  }

  @Test("makes a site that is built and served at once, and says what to do next", arguments: ["zh-Hans", "en"])
  func site(language: String) throws {
    let folder = try TemporaryFolder()
    let made = try Self.run(["new", "site", "office", "--language", language], in: folder)
    #expect(made.status == 0 && made.errors.isEmpty)
    #expect(made.output.split(separator: "\n").count == 3)
    #expect(made.output.contains("bulletin serve --source office --open"))
    let built = try Self.run(["build", "--source", "office", "--strict"], in: folder)
    #expect(built.status == 0)
    #expect(built.errors.isEmpty)
    let due = try Self.run(["due", "--source", "office"], in: folder)
    #expect(due.status == 0 && due.errors.isEmpty)
    #expect(due.output.contains("2025-03-11"))
  }

  @Test("takes title, authority, address and time zone")
  func settings() throws {
    let folder = try TemporaryFolder()
    let made = try Self.run(
      [
        "new", "site", ".", "--title", "某市: \"公报\"", "--authority", "某市应急管理局", "--base-url",
        "https://aqsc.example.org/a", "--time-zone", "Asia/Urumqi",
      ], in: folder)
    #expect(made.status == 0)
    let settings = try #require(folder.text("content/site.yaml"))
    for line in [
      "title: \"某市: \\\"公报\\\"\"", "baseURL: \"https://aqsc.example.org/a/\"", "timeZone: Asia/Urumqi",
      "  name: 某市应急管理局",
    ] {
      #expect(settings.contains("\n\(line)\n"), "\(line)")
    }
    let checked = try Self.run(["check", "--strict"], in: folder)
    #expect(checked.status == 0 && checked.errors.isEmpty, "\(checked.errors)")
  }

  @Test("names all that is in the way and writes nothing")
  func occupied() throws {
    let folder = try TemporaryFolder().write("office/README.md", "mine").write("office/content/a.md", "mine")
    let before = FolderSnapshot(folder.path)
    let result = try Self.run(["new", "site", "office"], in: folder)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("README.md") && result.errors.contains("content/a.md"))
    #expect(FolderSnapshot(folder.path) == before)
  }

  @Test(
    "wrong usage ends with 2 and writes nothing",
    arguments: [
      (["--language", "fr"], "fr"), (["--base-url", "example.org"], "--base-url"), (["--title", "  "], "--title"),
      (["--time-zone", "Asia/Shanghia"], "Asia/Shanghai"), (["--clock", "yesterday"], "--clock"),
    ])
  func wrongUsage(arguments: [String], named: String) throws {
    let folder = try TemporaryFolder()
    var program = Program(["new", "site", "office"] + arguments)
    program.folder = folder.path
    let result = try program.run()
    #expect(result.status == 2)
    #expect(result.errors.contains(named))
    #expect(FolderSnapshot(folder.path).entries.isEmpty)
  }
}
