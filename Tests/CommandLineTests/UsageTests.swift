import Foundation
import SampleSites
import Testing

@Suite("Usage")
struct UsageTests {
  @Test(
    "help ends with 0 and says what there is",
    arguments: [["--help"], ["-h"], ["build", "--help"], ["help", "build"], []])
  func help(arguments: [String]) throws {
    let result = try Program(arguments).run()
    #expect(result.status == 0)
    #expect(result.output.contains("USAGE: bulletin"))
    if arguments.contains("build") {
      let flags = [
        "--source", "--output", "--base-url", "--drafts", "--future", "--clock", "--format", "--quiet", "--verbose",
        "--no-color",
      ]
      for flag in flags { #expect(result.output.contains(flag), "\(flag)") }
    } else {
      #expect(result.output.contains("Exit codes: 0 done;"))
    }
  }

  @Test("the version is one line", arguments: [["version"], ["--version"]])
  func version(arguments: [String]) throws {
    let result = try Program(arguments).run()
    #expect(result.status == 0)
    #expect(result.output.contains(/^(bulletin )?\d+\.\d+\.\d+\n$/))
  }

  @Test(
    "wrong usage ends with 2, says what is wrong and writes nothing",
    arguments: [
      (["--nonsense"], "--nonsense"), (["build", "--nonsense"], "--nonsense"), (["build", "extra"], "extra"),
      (["build", "--format", "xml"], "xml"), (["build", "--clock", "yesterday"], "--clock"),
      (["build", "--clock", "2024-06-01"], "--clock"), (["build", "--clock", "2024-02-30T00:00:00Z"], "--clock"),
      (["build", "--base-url", "example.org"], "--base-url"),
      (["build", "--base-url", "ftp://example.org/"], "--base-url"),
      (["build", "--source", "no-such-folder"], "no-such-folder"), (["build", "--source", ""], "empty"),
      (["build", "--output"], "--output"),
    ])
  func wrongUsage(arguments: [String], named: String) throws {
    let site = try SampleSite().bulletin("notices/a")
    var program = Program(arguments)
    program.folder = site.folder.path
    let result = try program.run()
    #expect(result.status == 2)
    #expect(result.errors.contains(named))
    #expect(result.output.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: site.folder.path) == ["content"])
  }

  @Test(
    "a mistyped command is answered with the one that was meant",
    arguments: [("biuld", "build"), ("buid", "build"), ("versoin", "version")])
  func suggestions(typed: String, meant: String) throws {
    let result = try Program(typed).run()
    #expect(result.status == 2)
    #expect(result.errors.contains("there is no command \"\(typed)\""))
    #expect(result.errors.contains("did you mean \"\(meant)\"?"))
  }

  @Test("a folder without a site, or in the wrong place, is answered with what to write instead")
  func wrongFolder() throws {
    let folder = try TemporaryFolder().folder("site")
    for verb in ["build", "check", "publish", "due"] {
      let result = try Program(verb, "--source", folder.path).run()
      #expect(result.status == 2, "\(verb)")
      #expect(result.errors.contains("begin one with \"bulletin new site DIR\""))
      #expect(!result.errors.contains("file-unreadable"))
    }
    let alert = try Program("import", "cap", "x.xml", "--source", folder.path).run()
    #expect(alert.status == 2)
    #expect(alert.errors.contains("there is no content/site.yaml"))
    var program = Program("build", "site")
    program.folder = folder.path
    #expect(try program.run().errors.contains("The folder of a site is given with --source site"))
  }

  @Test(
    "an output that would mix with the source is refused",
    arguments: [
      ".", "content", "content/site", "templates", "templates/x/y", "..", "/", ".bulletin", ".git/x", "link",
      "link/new", "content/site.yaml",
    ])
  func outputInSource(output: String) throws {
    let site = try SampleSite().bulletin("notices/a").file("templates/partials/x.mustache", "").link(
      "link", to: "content/notices"
    )
    // An error of the content: nothing is published even should the refusal fail.
    .content("bad.md", "")
    var program = Program("build", "--output", output)
    program.folder = site.folder.path
    let before = FolderSnapshot(site.folder.path)
    let result = try program.run()
    #expect(result.status == 2)
    #expect(result.errors.contains("--output"))
    #expect(FolderSnapshot(site.folder.path) == before)
  }

  @Test("without flags it builds the folder it is in")
  func currentFolder() throws {
    let site = try SampleSite().bulletin("notices/a")
    var program = Program("build")
    program.folder = site.folder.path
    #expect(try program.run().status == 0)
    #expect(site.folder.exists("site/notices/a/index.html"))
  }
}
