import Foundation
import SampleSites
import Testing

/// A site with two accidents in May 2024.
private func site(_ body: String, more: String = "", head: String = "", lineEnd: String = "\n") throws -> SampleSite {
  let site = try SampleSite()
    .content(
      "data/datapackage.yaml",
      """
      resources:
        - name: accidents
          path: accidents.csv
          temporalCoverage: 2023..2024-05
          schema: {primaryKey: id, fields: [{name: id, type: string}, {name: date, type: date}]}

      """
    )
    .content(
      "data/measures.yaml",
      "measures:\n  accidents: {label: 事故, unit: 起, resource: accidents, count: rows, time: date}\n"
    )
    .content("data/accidents.csv", "id,date\nA1,2024-05-01\nA2,2024-05-17\nA3,2023-05-17\n")
  let text = "---\ntitle: 五月\nkind: statistics\ndate: 2024-06-01\nperiod: 2024-05\n\(more)---\n\n\(body)\n"
  return try site.content("statistics/a.md", head + text.replacing("\n", with: lineEnd))
}

@Suite("Figures on the command line")
struct FigureCommandTests {
  private let path = "content/statistics/a.md"

  @Test("a wrong figure ends with 1 and shows the line, both values and the rows")
  func mismatch() throws {
    let site = try site("共[3起](figure:accidents)。")
    let result = try Program.build(site).run()
    #expect(result.status == 1)
    #expect(result.errors.contains("written \"3起\", computed \"2起\""))
    #expect(result.errors.contains("--> content/statistics/a.md:8:3"))
    #expect(result.errors.contains("--> content/data/accidents.csv:2:1"))
    #expect(result.output.contains("Nothing was published"))
    #expect(!site.folder.exists("site"))
    #expect(site.folder.text(path)?.contains("[3起]") == true)
  }

  @Test(
    "--fix-figures shows each change, writes only the text of the links, and builds",
    arguments: [("", "\n"), ("", "\r\n"), ("\u{FEFF}", "\n"), ("\u{FEFF}", "\r\n")])
  func fix(head: String, lineEnd: String) throws {
    let body =
      "一，“二”　[**3**起](figure:accidents)、[三起](figure:accidents)  \n末[上升100%](figure:accidents.change)\t`[3起](x)`"
    let site = try site(body, head: head, lineEnd: lineEnd)
    let before = try #require(site.folder.text(path))
    let others = FolderSnapshot(site.folder("content")).entries.filter { $0.key != "statistics/a.md" }
    let result = try Program.build(site, "--fix-figures").run()
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("content/statistics/a.md:8:8\n- **3**起\n+ **2**起\n"))
    #expect(result.output.contains("- 三起\n+ 两起\n"))
    #expect(result.output.contains("2 figures written anew."))
    #expect(site.folder.text(path) == before.replacing("**3**起", with: "**2**起").replacing("[三起]", with: "[两起]"))
    #expect(FolderSnapshot(site.folder("content")).entries.filter { $0.key != "statistics/a.md" } == others)
    #expect(site.folder.text("site/statistics/a/index.html")?.contains("<strong>2</strong>起</a>") == true)
    // A second time there is nothing to do.
    let again = try Program.build(site, "--fix-figures").run()
    #expect(again.status == 0)
    #expect(again.output.hasPrefix("Up to date"))
  }

  @Test("what cannot be fixed stays an error, and the rest is fixed")
  func partly() throws {
    let site = try site("[3起](figure:accidents)", more: "summary: 共[4起](figure:accidents)\n")
    let result = try Program.build(site, "--fix-figures").run()
    #expect(result.status == 1)
    #expect(site.folder.text(path)?.contains("[2起](figure:accidents)\n") == true)
    #expect(site.folder.text(path)?.contains("共[4起]") == true)
    #expect(result.errors.contains("written \"4起\", computed \"2起\""))
    #expect(!result.errors.contains("written \"3起\""))
    #expect(!site.folder.exists("site"))
  }

  @Test("changes go to standard error where standard output is for programs")
  func formats() throws {
    let site = try site("[3起](figure:accidents)")
    let result = try Program.build(site, "--fix-figures", "--format", "json").run()
    #expect(result.status == 0)
    #expect(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) is [String: Any])
    #expect(result.errors.contains("+ 2起"))
  }

  @Test("strict makes numbers that are not bound errors")
  func strict() throws {
    let site = try site("发生9起。")
    #expect(try Program.build(site).run().status == 0)
    let before = site.site
    let result = try Program.build(site, "--strict").run()
    #expect(result.status == 1)
    #expect(result.errors.contains("error: \"9起\" is not bound to the records [number-unbound]"))
    #expect(site.site == before)
  }

  @Test("two builds of one source at once both end well")
  func atOnce() throws {
    let site = try site("[2起](figure:accidents)")
    let runs = try (0..<3).map { _ in try Running(Program.build(site)) }
    let results = runs.map { $0.wait() }
    #expect(results.map(\.status) == [0, 0, 0])
    #expect(results.count { $0.output.hasPrefix("Built") } == 1)
  }

  @Test("a build that is killed while it loads leaves nothing that the next one trusts", arguments: 0..<8)
  func killed(number: Int) throws {
    let site = try site("[](figure:accidents)")
    let rows = (0..<60_000).map { "B\($0),2024-05-\(10 + $0 % 20)\n" }.joined()
    try site.content("data/accidents.csv", "id,date\n" + rows)
    let running = try Running(Program.build(site))
    usleep(UInt32(40_000 + number * 30_000))
    running.send(SIGKILL)
    _ = running.wait()
    let result = try Program.build(site).run()
    #expect(result.status == 0, "\(result.errors)")
    #expect(site.folder.text("site/statistics/a/index.html")?.contains(">60000起</a>") == true)
    let names = try FileManager.default.contentsOfDirectory(atPath: site.folder(".bulletin/records"))
    #expect(names.filter { $0.contains("loading") } == [])
  }
}
