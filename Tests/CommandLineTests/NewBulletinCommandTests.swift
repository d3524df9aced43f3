import Foundation
import SampleSites
import Testing

@Suite("New bulletin")
struct NewBulletinCommandTests {
  /// A new site, in which drafts are made.
  private struct Office {
    let folder: TemporaryFolder

    init(_ language: String = "zh-Hans") throws {
      folder = try TemporaryFolder()
      #expect(try run("new", "site", ".", "--language", language).status == 0)
    }

    func run(_ arguments: String...) throws -> Program.Result { try run(arguments) }

    func run(_ arguments: [String]) throws -> Program.Result {
      var program = Program(
        [arguments[0], arguments[1]] + ["--clock", "2025-03-10T09:00:00+08:00"] + arguments.dropFirst(2))
      program.folder = folder.path
      return try program.run()
    }

    /// Whether the site builds with all drafts; what was found, if not.
    func buildWithDrafts() throws -> String {
      var program = Program(["build", "--drafts", "--clock", "2025-03-10T09:00:00+08:00"])
      program.folder = folder.path
      let result = try program.run()
      return result.status == 0 ? "" : result.errors
    }
  }

  @Test("prints the path alone, of a draft that can be built", arguments: ["zh-Hans", "en"])
  func every(language: String) throws {
    let office = try Office(language)
    let commands = [
      (["new", "bulletin", "Fines", "--kind", "enforcement"], "content/enforcement/2025-03-10-fines.md"),
      (["new", "bulletin", "Figures", "--kind", "statistics"], "content/statistics/2025-03-10-figures.md"),
      (["new", "bulletin", "More", "--section", "content/notices/"], "content/notices/2025-03-10-more.md"),
      (["new", "bulletin", "Talk", "--kind", "speech", "--section", "notices"], "content/notices/2025-03-10-talk.md"),
      (["new", "bulletin", "View", "--kind", "opinion", "--section", "notices"], "content/notices/2025-03-10-view.md"),
      (["new", "bulletin", "About", "--kind", "page", "--section", "notices"], "content/notices/2025-03-10-about.md"),
      (["new", "notice", "关于检查的通知"], "content/notices/2025-03-10-关于检查的通知.md"),
      (["new", "warning", "大风预警", "--colour", "red", "--event", "大风"], "content/warnings/2025-03-10-大风预警.md"),
      (["new", "warning", "Gale"], "content/warnings/2025-03-10-gale.md"),
    ]
    for (arguments, path) in commands where !(language == "en" && path.hasSuffix("gale.md")) {
      let result = try office.run(arguments)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output == path + "\n")
      #expect(office.folder.text(path)?.contains("\ndraft: true") == true)
    }
    #expect(try office.buildWithDrafts() == "")
  }

  @Test("statistics are of last month, unless another period is named")
  func period() throws {
    let office = try Office()
    #expect(
      try office.run("new", "bulletin", "甲", "--kind", "statistics", "--print").output.contains("\nperiod: 2025-02"))
    let other = try office.run("new", "bulletin", "甲", "--kind", "statistics", "--period", "2024-Q4", "--print")
    #expect(other.output.contains("\nperiod: 2024-Q4"))
    #expect(try office.run("new", "bulletin", "甲", "--kind", "statistics", "--period", "soon").status == 2)
  }

  @Test("a warning holds from now for a day, under the site's own name and scheme")
  func warning() throws {
    let office = try Office()
    let text = try office.run("new", "warning", "暴雨", "--region", "甲区", "--print").output
    for line in [
      "date: 2025-03-10T09:00:00+08:00", "effective: 2025-03-10T09:00:00+08:00", "expires: 2025-03-11T09:00:00+08:00",
      "colour: blue", "status: Actual", "category: Safety", "areas: [\"甲区\"]", "region: 甲区",
      "# identifier: safety.example:warnings/2025-03-10-暴雨  #",
    ] {
      #expect(text.contains("\n\(line)"), "\(line)\n\(text)")
    }
    let short = try office.run("new", "warning", "暴雨", "--expires", "2025-03-10T12:00", "--print").output
    #expect(short.contains("\nexpires: 2025-03-10T12:00:00+08:00"))
    #expect(try office.run("new", "warning", "暴雨", "--expires", "2025-03-10T08:00").status == 2)
    #expect(try office.run("new", "warning", "暴雨", "--colour", "green").status == 2)
  }

  @Test(
    "any title gives front matter that reads back as the same title, and a file below its section",
    arguments: [
      "He said: \"no\"", "# not a comment", "a: b, c", "two\nlines", "🚨 警报 🚨", "../../../etc/passwd", "{a: b}", "[x]",
      "- item", "'quoted'", "2025", "null", "%", "\\n", "@you", "终\u{202E}了", "||||", "[link](https://example.org/)",
      String(repeating: "安全", count: 100), String(repeating: "long title ", count: 20),
    ])
  func titles(title: String) throws {
    let office = try Office()
    let result = try office.run(["new", "notice", title])
    #expect(result.status == 0, "\(result.errors)")
    let path = String(result.output.dropLast())
    #expect(path.hasPrefix("content/notices/2025-03-10-") && path.hasSuffix(".md"))
    #expect(path.split(separator: "/").count == 3 && (path as NSString).lastPathComponent.utf8.count <= 140)
    #expect(FolderSnapshot(office.folder("content/notices")).fileNames.count == 3)
    #expect(try office.buildWithDrafts() == "")
  }

  @Test("never overwrites: the second one of a name ends with 2")
  func second() throws {
    let office = try Office()
    #expect(try office.run("new", "notice", "检查").status == 0)
    try office.folder.write("content/notices/2025-03-10-检查.md", "mine")
    let before = FolderSnapshot(office.folder.path)
    let result = try office.run("new", "notice", "检 查")
    #expect(result.status == 0)  // another name
    let again = try office.run("new", "notice", "检查")
    #expect(again.status == 2 && again.output.isEmpty)
    #expect(again.errors.contains("2025-03-10-检查.md exists; it is not overwritten"))
    #expect(office.folder.text("content/notices/2025-03-10-检查.md") == "mine")
    #expect(FolderSnapshot(office.folder.path).files.count == before.files.count + 1)
  }

  @Test("the folder of a bulletin with the same address counts, too")
  func bundle() throws {
    let office = try Office()
    try office.folder.write("content/notices/2025-03-10-检查/index.md", "mine")
    #expect(try office.run("new", "notice", "检查").status == 2)
  }

  @Test(
    "what is mistyped is answered with what was meant",
    arguments: [
      (["new", "bulletin", "a", "--kind", "statistic"], "did you mean \"statistics\"?"),
      (["new", "bulletin", "a", "--section", "notice"], "did you mean \"notices\"?"),
      (["new", "bulletin", "a"], "--kind statistics"), (["new", "notice"], "--rule"),
      (["new", "bulletin", "a", "--section", "../x"], "--section"),
      (["new", "bulletin", "a", "--section", "data"], "--section"), (["new", "bulletin", " "], "empty"),
      (["new", "bulletin", "a", "--kind", "speech"], "--section"), (["new", "notice", "a", "b"], "unexpected \"b\""),
      (["new", "notice", "a", "--industry", "x"], "goes with --rule"),
    ])
  func mistyped(arguments: [String], advice: String) throws {
    let office = try Office()
    let before = FolderSnapshot(office.folder.path)
    let result = try office.run(arguments)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains(advice), "\(result.errors)")
    #expect(FolderSnapshot(office.folder.path) == before)
  }

  @Test("required fields of a kind of the site's own are there, and the optional ones in comments")
  func ownKind() throws {
    let office = try Office()
    let settings = try #require(office.folder.text("content/site.yaml"))
    let kinds = """
      kinds:
        drill:
          title: 应急演练
          needsDate: true
          fields: {venue: text, day: date, people: integer, done: boolean, level: [市级, 县级], units: list, map: mapping, memo: text}
          required: [venue, day, people, done, level, units, map]

      """
    try office.folder.write("content/site.yaml", settings + kinds)
    let result = try office.run("new", "bulletin", "演练", "--kind", "drill", "--section", "notices")
    #expect(result.status == 0, "\(result.errors)")
    let text = try #require(office.folder.text(String(result.output.dropLast())))
    for line in ["venue: xx", "day: 2025-03-10", "people: 0", "done: false", "level: 市级", "units: [xx]", "# memo: xx"] {
      #expect(text.contains("\n\(line)"), "\(line)\n\(text)")
    }
    #expect(try office.buildWithDrafts() == "")
  }

  @Test("the section is that of the latest bulletin of the kind")
  func section() throws {
    let office = try Office()
    try office.folder.write("content/archive/_index.md", "---\ntitle: 旧\n---\n")
      .write("content/archive/a.md", "---\ntitle: a\ndate: 2020-01-01\nkind: notice\n---\n")
      .write("content/news/b/index.md", "---\ntitle: b\ndate: 2025-03-11\nkind: notice\n---\n")
    #expect(try office.run("new", "notice", "甲").output == "content/news/2025-03-10-甲.md\n")
  }

  @Test("the path can be given to an editor from where the command was called")
  func elsewhere() throws {
    let office = try Office()
    var program = Program(["new", "notice", "甲", "--source", office.folder.path, "--quiet"])
    program.folder = "/"
    let result = try program.run()
    #expect(result.errors.isEmpty)
    #expect(FileManager.default.fileExists(atPath: String(result.output.dropLast())))
  }

  @Test("without a site it says how to make one")
  func noSite() throws {
    let folder = try TemporaryFolder()
    var program = Program(["new", "notice", "甲"])
    program.folder = folder.path
    let result = try program.run()
    #expect(result.status == 2 && result.errors.contains("bulletin new site"))
  }
}
