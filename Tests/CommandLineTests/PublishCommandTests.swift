import Foundation
import SampleSites
import Testing

extension Program {
  fileprivate static func verb(_ verb: String, _ site: SampleSite, _ more: String...) -> Program {
    var program = Program([verb, "--source", site.folder.path, "--clock", "2024-06-15T12:00:00+08:00"] + more)
    program.site = site
    return program
  }
}

@Suite("Publishing on the command line")
struct PublishCommandTests {
  private let ledger = "content/published.json"

  @Test("publish builds, writes the ledger and says what was recorded")
  func publish() throws {
    let site = try SampleSite().bulletins(0..<30).bulletin("notices/z")
    let result = try Program.verb("publish", site).run()
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Recorded: 31\n  notices/b0.md\n"))
    #expect(result.output.contains("  … and 11 more\n"))
    #expect(result.output.hasSuffix("content/published.json was written: commit it with the content.\n"))
    #expect(site.folder.text(ledger)?.hasPrefix("{\n  \"version\": 1,") == true)
    #expect(site.folder.exists("site/notices/z/index.html"))
    let again = try Program.verb("publish", site).run()
    #expect(again.output.hasPrefix("Up to date"))
    #expect(again.output.contains("nothing new to record"))
  }

  @Test("--dry-run writes neither site nor ledger")
  func dryRun() throws {
    let site = try SampleSite().bulletin("notices/a")
    let result = try Program.verb("publish", site, "--dry-run").run()
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Recorded: 1\n  notices/a.md\ncontent/published.json was left as it is.\n"))
    #expect(!site.folder.exists("site"))
    #expect(!site.folder.exists(ledger))
  }

  @Test(
    "what is not public is not published",
    arguments: [["--drafts"], ["--future"], ["--dry-run", "--fix-figures"]])
  func refused(flags: [String]) throws {
    let site = try SampleSite().bulletin("notices/a", matter: "draft: true")
    var program = Program.verb("publish", site)
    program.arguments += flags
    let result = try program.run()
    #expect(result.status == 2)
    #expect(!site.folder.exists("site"))
    #expect(!site.folder.exists(ledger))
  }

  @Test("a changed bulletin ends with 1 and says how to correct it; then it is corrected")
  func changed() throws {
    let site = try SampleSite().bulletin("notices/a", "共[41起](figure:literal \"台账\")。")
    #expect(try Program.verb("publish", site).run().status == 0)
    let path = "content/notices/a.md"
    try site.file(path, (site.folder.text(path) ?? "").replacing("41起", with: "42起"))
    let result = try Program.verb("publish", site).run()
    #expect(result.status == 1)
    #expect(result.errors.contains("was published as \"41起\" and is now \"42起\" [published-figure-changed]"))
    #expect(result.errors.contains("--> content/notices/a.md:7:"))
    #expect(result.errors.contains("corrections: [{date: 2024-06-15, note: …}]"))
    #expect(result.output.contains("Nothing was published"))
    try site.file(
      path,
      (site.folder.text(path) ?? "").replacing(
        "kind: notice", with: "kind: notice\ncorrections: [{date: 2024-06-15, note: 更正起数}]"))
    let corrected = try Program.verb("publish", site).run()
    #expect(corrected.status == 0, "\(corrected.errors)")
    #expect(corrected.output.contains("Corrected: 1\n  notices/a.md\n"))
  }

  @Test("the summary goes to standard error where standard output is for programs")
  func json() throws {
    let site = try SampleSite().bulletin("notices/a")
    let result = try Program.verb("publish", site, "--format", "json").run()
    #expect(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) is [String: Any])
    #expect(result.errors.contains("Recorded: 1"))
  }

  @Test("publishers at the same time leave a whole ledger")
  func atOnce() throws {
    let site = try SampleSite().bulletins(0..<40)
    let runs = try (0..<3).map { _ in try Running(Program.verb("publish", site)) }
    #expect(runs.map { $0.wait().status } == [0, 0, 0])
    #expect(site.folder.text(ledger)?.components(separatedBy: "\"status\"").count == 41)
  }
}

@Suite("Checking on the command line")
struct CheckCommandTests {
  @Test("a sound site ends with 0 and writes nothing")
  func sound() throws {
    let site = try SampleSite().bulletin("notices/a", date: "2024-06-14")
    let result = try Program.verb("check", site).run()
    #expect(result.status == 0)
    #expect(result.output.contains("Checked the content and no output, since there is no such folder yet."))
    #expect(result.output.hasSuffix("Found nothing.\n"))
    #expect(!site.folder.exists("site"))
  }

  @Test("faults of the content and of the output are told, in every format")
  func faults() throws {
    let site = try SampleSite().bulletin("notices/a", date: "2024-06-14")
    #expect(try Program.build(site).run().status == 0)
    try site.bulletin("notices/b", "[x](none.md)").file(
      "site/x.html", "<p data-warning=\"w\" data-expires=\"2024-06-01T00:00:00Z\">")
    let result = try Program.verb("check", site).run()
    #expect(result.status == 1)
    #expect(result.errors.contains("[link-target-missing]"))
    #expect(result.errors.contains("[warning-overdue]"))
    #expect(result.errors.contains("[output-foreign-file]"))
    #expect(result.output.contains("Found 2 errors, 1 note."))
    for format in ["json", "sarif"] {
      let report = try Program.verb("check", site, "--format", format).run()
      #expect(report.status == 1)
      #expect(try JSONSerialization.jsonObject(with: Data(report.output.utf8)) is [String: Any])
      #expect(report.output.contains("warning-overdue"))
    }
    #expect(try Program.verb("check", site, "--format", "github").run().output.contains("::error"))
  }

  @Test("examines another folder than site/ when told so")
  func output() throws {
    let site = try SampleSite().bulletin("notices/a")
    try site.file("mirror/old.html", "<p data-warning=\"w\" data-expires=\"2024-06-01T00:00:00Z\">")
    let result = try Program.verb("check", site, "--output", site.folder("mirror")).run()
    #expect(result.status == 1)
    #expect(result.errors.contains("mirror/old.html"))
  }
}
