import Foundation
import SampleSites
import Testing

@Suite("bulletin due")
struct DueCommandTests {
  /// A site whose output changes on 20 June and on 1 July, at 08:00.
  private func site() throws -> SampleSite {
    try SampleSite().bulletin("notices/a", title: "年报", matter: "publishDate: 2024-07-01T08:00")
      .bulletin("notices/b", title: "通知", matter: "expiryDate: 2024-06-20").bulletin("notices/c")
  }

  private func due(_ site: SampleSite, _ more: String...) throws -> Program.Result {
    try Program(["due", "--source", site.folder.path, "--clock", "2024-06-15T12:00:00+08:00"] + more).run()
  }

  @Test("lists what is to come by its time, with place and title, for a site without records and rules")
  func lists() throws {
    let result = try due(try site())
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(
      result.output == """
        2024-06-20T00:00:00+08:00  expires       content/notices/b.md:5  通知
        2024-07-01T08:00:00+08:00  is published  content/notices/a.md:5  年报

        """)
  }

  @Test("--limit and --until shorten the list")
  func shortens() throws {
    let site = try site()
    let limited = try due(site, "--limit", "1")
    #expect(limited.output.hasSuffix("通知\nand 1 more\n"))
    let early = try due(site, "--until", "2024-07-01")
    #expect(early.output.split(separator: "\n").count == 1)
    #expect(try due(site, "--until", "2024-07-01T08:01").output.split(separator: "\n").count == 2)
    #expect(try due(site, "--until", "2024-06-16").output == "nothing changes by itself\n")
    #expect(try due(site, "--until", "soon").status == 2)
    #expect(try due(site, "--limit", "-1").status == 2)
  }

  @Test("--next prints one moment for a timer, and nothing when there is none")
  func printsNext() throws {
    let next = try due(try site(), "--next")
    #expect(next.output == "2024-06-20T00:00:00+08:00\n")
    #expect(next.status == 0)
    let none = try due(try SampleSite().bulletin("notices/c"), "--next")
    #expect(none.output == "")
    #expect(none.errors == "")
    #expect(none.status == 0)
  }

  @Test("a build at the next moment is no longer up to date, a second before it is")
  func agreesWithBuild() throws {
    let site = try site()
    func build(_ clock: String) throws -> String {
      try Program(["build", "--source", site.folder.path, "--clock", clock]).run().output
    }
    _ = try build("2024-06-15T12:00:00+08:00")
    #expect(try build("2024-06-19T23:59:59+08:00").contains("Up to date"))
    #expect(try !build("2024-06-20T00:00:00+08:00").contains("Up to date"))
    #expect(!site.folder.exists("site/notices/b/index.html"))
  }

  private struct Report: Decodable {
    struct Moment: Decodable, Equatable {
      let at: String
      let what: String
      let path: String?
      let line: Int?
      let title: String?
    }
    let format: Int
    let today: String
    let now: String
    let next: String?
    let moments: [Moment]
    let rules: [[String: String]]
    let summary: [String: Int]
  }

  @Test("JSON has the moments, and findings do not stand in its way")
  func writesJSON() throws {
    let site = try site().bulletin("notices/d", title: "错", matter: "expiryDate: 2024-04-01")
    let result = try due(site, "--format", "json")
    #expect(result.errors.contains("dates-out-of-order"))
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    #expect(report.format == 1)
    #expect(report.today == "2024-06-15")
    #expect(report.now == "2024-06-15T12:00:00+08:00")
    #expect(report.next == "2024-06-20T00:00:00+08:00")
    #expect(report.moments.map(\.what) == ["expires", "published"])
    #expect(
      report.moments.first
        == .init(at: "2024-06-20T00:00:00+08:00", what: "expires", path: "content/notices/b.md", line: 5, title: "通知"))
    #expect(report.rules.isEmpty)
    #expect(report.summary["open"] == 0)
    let none = try due(try SampleSite(), "--format", "json")
    #expect(none.output.contains("\"next\":null"))
  }

  @Test("records, their deadlines and their checks have moments too")
  func listsRecords() throws {
    let site = try SampleSite()
      .content(
        "data/datapackage.yaml",
        """
        resources:
          - name: hazards
            title: 隐患
            path: hazards.csv
            lifecycle: {publishDate: shown}
            profile: hazards
            schema:
              fields:
                - {name: id, type: string}
                - {name: shown, type: date}
                - {name: announced, type: date}
                - {name: due, type: date}
                - {name: delisted, type: date}
                - {name: status, type: string}

        """
      )
      .content(
        "data/hazards.csv",
        "id,shown,announced,due,delisted,status\nA,,2024-05-01,2024-06-30,,督办中\nB,2024-06-18,2024-06-01,2024-12-31,,督办中\n"
      )
      .content(
        "data/measures.yaml", "measures:\n  hazards: {label: 隐患, resource: hazards, count: rows, time: announced}\n"
      )
      .content(
        "data/rules.yaml",
        """
        rules:
          any:
            title: 公告
            when: {rows: hazards, time: announced, each: [day]}
            obligation: {deadline: 50d}

        """)
    let result = try due(site)
    let lines = result.output.split(separator: "\n").map(String.init).filter { $0.hasPrefix("2024-") }
    #expect(lines.map { String($0.prefix(16)) } == ["2024-06-18T00:00", "2024-06-21T00:00", "2024-07-01T00:00"])
    try #require(lines.count == 3)
    #expect(lines[0].contains("record is published") && lines[0].contains("content/data/hazards.csv:3  隐患"))
    #expect(lines[1].contains("deadline has passed") && lines[1].contains("公告, 2024-05-01"))
    #expect(lines[2].contains("records are checked anew"))
    #expect(result.output.contains("1 due, 0 of them overdue"))
  }

  @Test("a site that cannot be read ends with 2 and tells no moment")
  func fails() throws {
    let result = try due(try SampleSite(nil), "--next")
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors.contains("site-yaml-missing"))
  }
}
