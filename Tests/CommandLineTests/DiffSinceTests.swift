import Foundation
import SampleSites
import Testing

@Suite("bulletin diff --since")
struct DiffSinceTests {
  private let site: SampleSite

  /// A published site whose figure, text and date are changed afterwards.
  init() throws {
    site = try SampleSite().bulletin("notices/a", "共[41起](figure:literal \"台账\")。")
      .bulletin("notices/b", "旧的正文。").bulletin("notices/c")
  }

  private func run(_ verb: String, _ arguments: [String], in folder: String? = nil) throws -> Program.Result {
    var program = Program([verb, "--source", site.folder.path, "--clock", "2024-06-15T12:00:00+08:00"] + arguments)
    program.folder = folder ?? site.folder.path
    return try program.run()
  }

  private func publish() throws {
    let result = try run("publish", ["--output", site.folder("www")])
    #expect(result.status == 0, "\(result.errors)")
  }

  private func change() throws {
    try site.bulletin("notices/a", "共[42起](figure:literal \"台账\")。").bulletin("notices/b", "新的正文。", date: "2024-05-02")
      .bulletin("notices/d").remove("content/notices/c.md")
  }

  private func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", site.folder.path, "-c", "user.name=A", "-c", "user.email=a@example.org"] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging([
      "GIT_COMMITTER_DATE": "2024-06-01T12:00:00+08:00", "GIT_CONFIG_GLOBAL": "/dev/null",
    ]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "git \(arguments)")
  }

  @Test("a ledger: figures with both values, dates, pages; nothing is written; exit codes as diff has them")
  func ledger() throws {
    try publish()
    let ledger = site.folder("content/published.json")
    let same = try run("diff", ["--since", ledger])
    #expect(same.status == 0, "\(same.errors)")
    #expect(same.output.contains("没有差异"))
    try change()
    let before = FolderSnapshot(site.folder("content"))
    let result = try run("diff", ["--since", ledger])
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.contains("页面：新增1，删除1，移动0，改动2，未变0"))
    #expect(result.output.contains("台账：41起 → 42起"))
    #expect(result.output.contains("2024-05-01 → 2024-05-02"))
    #expect(result.output.contains("  新增  /notices/d/  notices/d"))
    #expect(result.output.contains("  删除  /notices/c/  notices/c.md"))
    // The ledger's own folder holds the new text, which is not the recorded one.
    #expect(result.output.contains("[-"))
    #expect(!result.output.contains("旧的"))
    #expect(FolderSnapshot(site.folder("content")) == before)
    #expect(!site.folder.exists("site"))
  }

  @Test("JSON and HTML have the same differences")
  func formats() throws {
    try publish()
    try change()
    let json = try run("diff", ["--since", site.folder.path, "--format", "json", "--html", site.folder("r.html")])
    let document = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let figures = try #require(document["figures"] as? [[String: Any]])
    #expect(figures.first?["old"] as? String == "41起")
    #expect(figures.first?["query"] as? String == "figure:literal \"台账\"")
    #expect(site.folder.text("r.html")?.contains("42起") == true)
  }

  @Test("a name of git or a day: the ledger of that state, with the texts word by word")
  func history() throws {
    try git("init", "-q", "-b", "main")
    try publish()
    try git("add", "content")
    try git("commit", "-qm", "published")
    try change()
    for since in ["HEAD", "main", "2024-06-02", "2024-06-01T12:00:00+08:00"] {
      let result = try run("diff", ["--since", since], in: "/")
      #expect(result.status == 1, "\(result.errors)")
      #expect(result.output.contains("台账：41起 → 42起"))
      #expect(result.output.contains("[-旧-]{+新+}的正文"))
    }
    let early = try run("diff", ["--since", "2024-05-31"])
    #expect(early.status == 2)
    #expect(early.errors.contains("before 2024-05-31T00:00:00+08:00"))
    let unknown = try run("diff", ["--since", "no-such-branch"])
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("--since no-such-branch is neither a file"))
    #expect(try run("diff", ["--since", "--output=x"]).status == 2)
  }

  @Test("a ledger from a pipe")
  func pipe() throws {
    try publish()
    try change()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = [
      "-c",
      "\"$0\" diff --clock 2024-06-15T12:00:00+08:00 --since - < content/published.json; "
        + "\"$0\" diff --clock 2024-06-15T12:00:00+08:00 --since <(cat content/published.json) -q; echo $?",
      Program.path,
    ]
    process.currentDirectoryURL = URL(filePath: site.folder.path)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text.contains("台账：41起 → 42起"))
    #expect(text.hasSuffix("\n1\n"))
  }

  @Test("a published folder: all that differs, block by block, though the content was never built")
  func folder() throws {
    try publish()
    let same = try run("diff", ["--since", site.folder("www")])
    #expect(same.status == 0, "\(same.output)\(same.errors)")
    try change()
    let result = try run("diff", ["--since", "www"])
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.hasPrefix("原：www\n"))
    #expect(result.output.contains("[-旧-]{+新+}的正文"))
    #expect(try run("diff", ["--since", "www/manifest.json", "-q"]).status == 1)
    #expect(!site.folder.exists("site"))
  }

  @Test("a bulletin that is withdrawn is said to be")
  func withdrawn() throws {
    try publish()
    try site.bulletin("notices/c", matter: "withdrawn: {date: 2024-06-01, reason: 有误}")
    let result = try run("diff", ["--since", site.folder("content/published.json")])
    #expect(result.output.contains("  删除  /notices/c/  notices/c.md  已撤回"))
  }

  @Test("faults of the content, of the ledger and of the usage end with 2")
  func faults() throws {
    try publish()
    let ledger = site.folder("content/published.json")
    try site.file("bad.json", "{\"version\": 1, \"bulletins\": {\"a\": {}}}")
    let bad = try run("diff", ["--since", site.folder("bad.json")])
    #expect(bad.status == 2)
    #expect(bad.errors.contains("[ledger-malformed]"))
    for arguments in [["--since", site.folder("content/notices")], ["--since", ledger, "a", "b"], ["a"], []] {
      #expect(try run("diff", arguments).status == 2)
    }
    try site.bulletin("notices/e", "[x](none.md)")
    let broken = try run("diff", ["--since", ledger])
    #expect(broken.status == 2)
    #expect(broken.errors.contains("[link-target-missing]"))
    #expect(broken.output.isEmpty)
  }
}
