import Diagnostics
import Files
import Foundation
import SampleSites
import SiteBuild
import Testing

@Suite("Figures that differ from the records")
struct FigureMismatchTests {
  private let path = "content/statistics/a.md"

  private func finding(_ body: String, matter: String = "") async throws -> Diagnostic {
    let report = try await SampleSite.withRecords().statistics("statistics/a", body, matter: matter).build()
    #expect(report.outcome == .refused)
    #expect(report.diagnostics.count == 1)
    return try #require(report.diagnostics.first)
  }

  @Test("the finding tells both values, the query, the rows with their lines, and what to write")
  func whole() async throws {
    let finding = try await finding("全市[3起](figure:accidents)。")
    #expect(finding.message == "written \"3起\", computed \"2起\": the numbers differ")
    #expect(finding.location == SourceLocation(path: path, line: 8, column: 4, length: 2))
    #expect(
      finding.notes.map { note in note.location.map { "\($0.path):\($0.line)" } ?? note.message } == [
        "the query is figure:accidents?period=2024-05", "it comes from 2 rows of \"accidents\" in 2024-05",
        "content/data/accidents.csv:12", "content/data/accidents.csv:13",
      ])
    #expect(finding.remedy == "write \"2起\", or correct the query or the records; --fix-figures writes it for you")
    #expect(finding.fix?.replacement == "2起")
  }

  @Test("only the first ten rows are shown, and how many there are")
  func tenRows() async throws {
    let finding = try await finding("[12起](figure:accidents?period=2023..2024-05)")
    #expect(finding.notes.count == 12)
    #expect(
      finding.notes[1].message == "it comes from 11 rows of \"accidents\" in 2023..2024-05, the first ten:"
        || finding.notes[1].message.contains("11 rows of \"accidents\""))
    #expect(finding.notes[1].message.hasSuffix("the first ten:"))
  }

  @Test("a comparison shows the rows of both periods")
  func comparison() async throws {
    let finding = try await finding("[上升33.33%](figure:accidents.change)")
    #expect(finding.message == "written \"上升\", computed \"下降33.33%\": it fell")
    #expect(finding.notes.contains { $0.message == "it is compared with 3 rows of \"accidents\" in 2023-05" })
    #expect(finding.fix?.replacement == "下降33.33%")
  }

  @Test("a number where none can be computed is an error that says why")
  func absent() async throws {
    let finding = try await finding("[2起](figure:accidents?period=2022)")
    #expect(
      finding.message
        == "written \"2起\", but no number can be computed: the records do not cover the period (temporalCoverage in "
        + "datapackage.yaml); write \"—\"")
  }

  @Test("an error publishes nothing and leaves the site as it was")
  func nothingPublished() async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", "[2起](figure:accidents)")
    try await site.publish()
    let before = site.site
    try site.statistics("statistics/a", "[3起](figure:accidents)")
    #expect(await site.build().outcome == .refused)
    #expect(site.site == before)
  }

  @Test("a change of the records makes a text wrong that was right")
  func changedRecords() async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", "[2起](figure:accidents)")
    try await site.publish()
    try site.edit("content/data/accidents.csv", "A11,2024-05-17", "A11,2024-04-17")
    #expect(await site.build().faults == ["\(path):8:2 figure-mismatch"])
    try site.edit("content/data/accidents.csv", "A11,2024-04-17", "A11,2024-05-17")
    try await site.publish()
  }

  // MARK: Fixes

  struct Change: Sendable {
    let before: String
    let after: String
  }

  private static let fixes = texts.map { Change(before: $0, after: $1) }
  /// All else in the file stays.
  private static let texts: [(String, String)] = [
    ("[3起](figure:accidents)", "[2起](figure:accidents)"),
    ("一【二】，“三”[３起](figure:accidents)！", "一【二】，“三”[２起](figure:accidents)！"),
    ("**共[三起](figure:accidents)**", "**共[两起](figure:accidents)**"),
    ("[**3**起](figure:accidents)", "[**2**起](figure:accidents)"),
    ("[**3起**](figure:accidents)", "[**2起**](figure:accidents)"),
    ("[**12起**](figure:accidents)", "[**2起**](figure:accidents)"),
    ("[*20起*](figure:accidents)", "[*2起*](figure:accidents)"),
    (
      "[3起](figure:accidents)、[2起](figure:accidents)、[4人](figure:deaths)",
      "[2起](figure:accidents)、[2起](figure:accidents)、[1人](figure:deaths)"
    ),
    ("[上升**33.33%**](figure:accidents.change)", "[下降**33.33%**](figure:accidents.change)"),
    (
      "- 一\n- 二[3起](figure:accidents)\n  三[3起](figure:accidents)",
      "- 一\n- 二[2起](figure:accidents)\n  三[2起](figure:accidents)"
    ),
    ("> 引[3起](figure:accidents)\n> 文[3起](figure:accidents)", "> 引[2起](figure:accidents)\n> 文[2起](figure:accidents)"),
    (
      "| 甲 | 乙 |\n| --- | --- |\n| 一 | [3起](figure:accidents) |",
      "| 甲 | 乙 |\n| --- | --- |\n| 一 | [2起](figure:accidents) |"
    ),
    ("## 题[3起](figure:accidents)", "## 题[2起](figure:accidents)"),
    ("&amp;\\*`[9起](x)`[3起](figure:accidents)", "&amp;\\*`[9起](x)`[2起](figure:accidents)"),
    ("文[^1]。\n\n[^1]: 注[3起](figure:accidents)。", "文[^1]。\n\n[^1]: 注[2起](figure:accidents)。"),
    (
      "1. 一\n\n   二[3起](figure:accidents)\n\n   - 三[3起](figure:accidents)",
      "1. 一\n\n   二[2起](figure:accidents)\n\n   - 三[2起](figure:accidents)"
    ),
    ("> 一\n二[3起](figure:accidents)", "> 一\n二[2起](figure:accidents)"),
    ("- [x] 三[3起](figure:accidents)", "- [x] 三[2起](figure:accidents)"),
    ("题[3起](figure:accidents)\n===", "题[2起](figure:accidents)\n==="),
    (
      "| a\\|b [3起](figure:accidents) | [3起](figure:accidents) |\n| - | - |\n| c\\|d | \\| [3起](figure:accidents) |",
      "| a\\|b [2起](figure:accidents) | [2起](figure:accidents) |\n| - | - |\n| c\\|d | \\| [2起](figure:accidents) |"
    ),
    (
      "[文](https://example.org/)[3起](figure:accidents)![图](chart:accidents?by=month&period=2024-01..2024-05&type=sparkline)[3起](figure:accidents)",
      "[文](https://example.org/)[2起](figure:accidents)![图](chart:accidents?by=month&period=2024-01..2024-05&type=sparkline)[2起](figure:accidents)"
    ),
    ("[3\\起](figure:accidents)", "[2\\起](figure:accidents)"),
    (
      "   缩进[3起](figure:accidents)\n\t续行[3起](figure:accidents)",
      "   缩进[2起](figure:accidents)\n\t续行[2起](figure:accidents)"
    ),
    (
      "> 一\n二[3起](figure:accidents?period=2024)、[3起](figure:accidents)",
      "> 一\n二[5起](figure:accidents?period=2024)、[2起](figure:accidents)"
    ),
    ("\\[[3起](figure:accidents)\\]", "\\[[2起](figure:accidents)\\]"),
    ("[3起](<figure:accidents> \"注\")", "[2起](<figure:accidents> \"注\")"),
    ("**强调。**全市[3起](figure:accidents)", "**强调。**全市[2起](figure:accidents)"),
    ("[3起][q]和[5人](figure:deaths)\n\n[q]: figure:accidents", "[2起][q]和[1人](figure:deaths)\n\n[q]: figure:accidents"),
  ]

  @Test("a fix writes the text of the link anew and nothing else", arguments: fixes, ["\n", "\r\n"])
  func fixed(change: Change, lineEnd: String) async throws {
    for mark in ["", "\u{FEFF}"] {
      func file(_ body: String) -> String {
        mark
          + "---\ntitle: 五月\nkind: statistics\ndate: 2024-06-01\nperiod: 2024-05\n---\n\n前 文\u{3000}。  \n\n\(body)\n\n末\t[2起](figure:accidents)"
          .replacing("\n", with: lineEnd)
      }
      let site = try SampleSite.withRecords().file(path, file(change.before))
      let report = await site.build()
      #expect(report.outcome == .refused)
      #expect(report.diagnostics.allSatisfy { $0.kind.id == "figure-mismatch" && $0.fix != nil })
      try TextFixes.apply(report.figureFixes, in: site.folder.path)
      #expect(site.folder.text(path) == file(change.after))
      try await site.publish()
    }
  }

  @Test("a fix keeps a file's rights, a link to it, and what lies beside it")
  func fileKept() async throws {
    let text = "---\ntitle: 五月\nkind: statistics\ndate: 2024-06-01\nperiod: 2024-05\n---\n\n[3起](figure:accidents)\n"
    let site = try SampleSite.withRecords().file("shared/a.md", text).link(path, to: "../../shared/a.md")
      .file("shared/a.md.new", "mine")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: site.folder("shared/a.md"))
    try TextFixes.apply(await site.build().figureFixes, in: site.folder.path)
    #expect(site.folder.text("shared/a.md") == text.replacing("3起", with: "2起"))
    #expect(FolderSnapshot.kind(site.folder(path)) == .link("../../shared/a.md"))
    let attributes = try FileManager.default.attributesOfItem(atPath: site.folder("shared/a.md"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(FolderSnapshot(site.folder("shared")).fileNames == ["a.md", "a.md.new"])
    #expect(site.folder.text("shared/a.md.new") == "mine")
  }

  @Test(
    "where the text does not stand in the file as it reads, there is an error and no fix",
    arguments: [
      ("[&#51;起](figure:accidents)", ""), ("[3起]\n\n[3起]: figure:accidents", ""),
      ("[3起][]\n\n[3起]: figure:accidents", ""),
      ("文", "summary: 死亡[3人](figure:deaths)"), ("文", "summary: \"死亡[3人](figure:deaths)\""),
      ("文", "summary: >\n  死亡\n  [3人](figure:deaths)"),
    ])
  func withoutFix(body: String, matter: String) async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", body, matter: matter)
    let before = site.folder.bytes(path)
    let report = await site.build()
    #expect(report.diagnostics.map(\.kind.id) == ["figure-mismatch"])
    #expect(report.figureFixes == [])
    #expect(report.diagnostics.first?.remedy?.contains("--fix-figures") == false)
    #expect(site.folder.bytes(path) == before)
  }

  @Test("a text that is right on one page made from it and wrong on another is not written anew")
  func oneTextForSeveralPages() async throws {
    let site = try SampleSite.withRecords().content(
      "regions/region.md",
      "---\ntitle: \"{region}\"\neach: region\nperiod: 2024-01..2024-05\n---\n\n[9起](figure:accidents)\n")
    let report = await site.build()
    #expect(Set(report.faults) == ["content/regions/region.md:7:2 figure-mismatch"])
    #expect(report.figureFixes == [])
  }
}
