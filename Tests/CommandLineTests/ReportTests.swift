import Foundation
import SampleSites
import Testing

@Suite("Reports of a build")
struct ReportTests {
  /// One error and one warning.
  private func faulty() throws -> SampleSite {
    try SampleSite().content(
      "notices/a.md", "---\ntitle: A\nkind: notice\ndate: 2024-05-01\ntitel: B\n---\n\n<br>\n")
  }

  private func warning() throws -> SampleSite { try SampleSite().bulletin("notices/a", "x<br>") }

  @Test("a good site ends with 0 and a summary on standard output")
  func done() throws {
    let result = try Program.build(SampleSite().bulletin("notices/a")).run()
    #expect(result.status == 0)
    #expect(
      result.output.contains(
        /^Built 6 pages \(1 bulletin\), 6 feeds: \d+ files written, 0 unchanged, 0 removed\. \(.*\)\n$/))
    #expect(result.errors.isEmpty)
  }

  @Test("problems in content end with 1, on standard error, and nothing is published")
  func contentErrors() throws {
    let site = try faulty()
    let result = try Program.build(site).run()
    #expect(result.status == 1)
    #expect(result.errors.contains("error: unknown key \"titel\" [unknown-key]\n  --> content/notices/a.md:5:1\n"))
    #expect(result.errors.contains("warning: raw HTML is shown as text: <br>"))
    #expect(result.output.contains("Nothing was published; the output folder is as it was."))
    #expect(!site.folder.exists("site"))
  }

  @Test(
    "a wrong configuration ends with 2",
    arguments: [nil, "", "title: x", "title: [", "title: \u{FFFD}\nbaseURL: x", "a\0b"])
  func configuration(text: String?) throws {
    #expect(try Program.build(SampleSite(text)).run().status == 2)
  }

  @Test("a site.yaml in another encoding is a wrong configuration")
  func configurationEncoding() throws {
    let result = try Program.build(SampleSite(nil).file("content/site.yaml", bytes: [0xB1, 0xEA, 0xCC, 0xE2])).run()
    #expect(result.status == 2)
    #expect(result.errors.contains("GB18030"))
  }

  @Test("addresses that collide are a fault of the content, not an internal one")
  func collision() throws {
    let site = try SampleSite().bulletin("notices/a").bulletin("notices/b", matter: "slug: a")
    #expect(try Program.build(site).run().status == 1)
  }

  @Test("quiet prints findings only")
  func quiet() throws {
    let good = try Program.build(SampleSite().bulletin("notices/a"), "--quiet").run()
    #expect((good.status, good.output, good.errors) == (0, "", ""))
    let bad = try Program.build(faulty(), "-q").run()
    #expect(bad.status == 1)
    #expect(bad.output.isEmpty)
    #expect(bad.errors.contains("unknown-key"))
  }

  @Test("JSON on standard output parses, and the summary goes elsewhere")
  func json() throws {
    let result = try Program.build(faulty(), "--format", "json").run()
    let document = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let findings = try #require(document["diagnostics"] as? [[String: Any]])
    #expect(document["version"] as? Int == 1)
    #expect(findings.map { $0["id"] as? String } == ["unknown-key", "markdown-raw-html"])
    #expect(findings.first?["file"] as? String == "content/notices/a.md")
    #expect(findings.first?["line"] as? Int == 5)
    #expect(result.errors.contains("Nothing was published"))
    let good = try Program.build(SampleSite(), "--format", "json").run()
    #expect(try JSONSerialization.jsonObject(with: Data(good.output.utf8)) is [String: Any])
  }

  @Test("SARIF parses and has what services require")
  func sarif() throws {
    let result = try Program.build(faulty(), "--format", "sarif").run()
    let document = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(document["version"] as? String == "2.1.0")
    #expect((document["$schema"] as? String)?.contains("sarif") == true)
    let run = try #require((document["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "bulletin")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 2)
    for entry in results {
      let id = try #require(entry["ruleId"] as? String)
      #expect(rules.contains { $0["id"] as? String == id })
      #expect(entry["level"] is String)
      #expect((entry["message"] as? [String: Any])?["text"] is String)
      #expect((entry["locations"] as? [[String: Any]])?.first?["physicalLocation"] is [String: Any])
    }
  }

  @Test(
    "GitHub's commands are lines on standard output, also when Actions ask for them",
    arguments: [["--format", "github"], []])
  func github(flags: [String]) throws {
    let site = try faulty()
    var program = Program(["build", "--source", site.folder.path, "--quiet"] + flags)
    if flags.isEmpty { program.environment["GITHUB_ACTIONS"] = "true" }
    let lines = try program.run().output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines.first?.hasPrefix(
        "::error file=content/notices/a.md,line=5,endLine=5,col=1,endColumn=6,title=unknown-key::unknown key \"titel\"")
        == true)
    #expect(lines.last?.hasPrefix("::warning file=content/notices/a.md,line=8,") == true)
  }

  @Test("colours are for terminals only, and never with NO_COLOR or --no-color")
  func colours() throws {
    let site = try faulty()
    #expect(try !Program.build(site).run().errors.contains("\u{1B}"))
    // `script` gives the program a terminal.
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
    func onTerminal(_ variable: String, _ flags: String) throws -> Bool {
      let command = "\(Program.path) build --source \(site.folder.path) \(flags)"
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/script")
      process.arguments = ["-qec", command, "/dev/null"]
      process.environment = ["TERM": "xterm", "PATH": "/usr/bin:/bin", "NO_COLOR": variable]
      let pipe = Pipe()
      process.standardOutput = pipe
      process.standardInput = FileHandle.nullDevice
      try process.run()
      let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(text.contains("unknown-key"))
      return text.contains("\u{1B}[1;31m")
    }
    #expect(try onTerminal("", ""))
    #expect(try !onTerminal("1", ""))
    #expect(try !onTerminal("", "--no-color"))
  }

  @Test("a reader that closes the pipe changes nothing of the result", arguments: [["--format", "json"], []])
  func closedPipe(flags: [String]) throws {
    let site = try warning()
    let line = "\"$0\" build --source \"$1\" \(flags.joined(separator: " ")); echo $? > \"$1/status\""
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", "{ \(line); } 2>&1 | true; sleep 0.2", Program.path, site.folder.path]
    shell.standardOutput = FileHandle.nullDevice
    try shell.run()
    shell.waitUntilExit()
    #expect(site.folder.text("status") == "0\n")
    #expect(site.folder.exists("site/notices/a/index.html"))
  }

  @Test("an excerpt never shows a file from outside the source")
  func excerptOfLink() throws {
    let outside = try TemporaryFolder().write("secret", "SECRET\n")
    let result = try Program.build(SampleSite().link("content/a.txt", to: outside("secret"))).run()
    #expect(result.status == 1)
    #expect(result.errors.contains("symlink-outside"))
    #expect(!result.errors.contains("SECRET"))
  }

  @Test("a pipe among the files is reported at once", .timeLimit(.minutes(5)))
  func pipe() throws {
    let site = try SampleSite()
    #expect(mkfifo(site.folder("content/pipe"), 0o600) == 0)
    #expect(mkfifo(site.folder("content/pipe.md"), 0o600) == 0)
    #expect(try Program.build(site).run().status == 1)
  }

  @Test(
    "a document that takes too long stops the build and is named", .timeLimit(.minutes(5)),
    arguments: ["body", "summary"])
  func slowDocument(place: String) throws {
    let hostile = String(repeating: "![[]()", count: 60_000)
    let site = try SampleSite(SampleSite.configuration + "limits: {parseSeconds: 1}\n").bulletin("notices/ok")
    _ =
      try place == "body"
      ? site.bulletin("notices/slow", hostile) : site.bulletin("notices/slow", matter: "summary: '\(hostile)'")
    let result = try Program.build(site).run()
    #expect(result.status == 1)
    #expect(result.errors.contains("[document-too-slow]\n  --> content/notices/slow.md"))
    #expect(!site.folder.exists("site"))
  }
}
