import Diagnostics
import SampleSites
import SiteBuild
import Testing

@Suite("Personal data in the output")
struct PersonalDataTests {
  private func site(_ configuration: String = "") throws -> SampleSite {
    try SampleSite(SampleSite.configuration + configuration)
  }

  private func notice(_ body: String, _ matter: String = "") -> String {
    "---\ntitle: 通知\ndate: 2024-05-01\nkind: notice\n\(matter)---\n\n\(body)\n"
  }

  @Test("stops the build at the place in the source, once, without showing it")
  func place() async throws {
    let site = try site().content("notices/a.md", notice("联系张三：138**1234**5678。\n\n身份证360426199101010071。"))
    let report = await site.build()
    #expect(report.outcome == .refused)
    #expect(
      report.faults == [
        "content/notices/a.md:7:6 personal-phone", "content/notices/a.md:9:4 personal-identity-number",
      ])
    let text = TextReporter(colour: false) { path in
      SourceFile(path: path, bytes: Array((site.folder.text(path) ?? "").utf8))
    }.report(report.diagnostics)
    #expect(!text.contains("1234") && !text.contains("19910101") && text.contains("138******78"))
    #expect(site.page("notices/a/index.html") == nil)
  }

  @Test("an exception of the bulletin covers its page, lists and feeds, and nothing else")
  func exceptionOfBulletin() async throws {
    let exception = "personalData: [{text: \"138 1234 5678\", reason: 值班}]\n"
    let site = try site().content("notices/a.md", notice("值班电话13812345678。", exception))
      .content("notices/b.md", notice("其他。"))
    try await site.publish()
    try site.content("notices/b.md", notice("值班电话13812345678。"))
    #expect(await site.build().faults == ["content/notices/b.md:7:5 personal-phone"])
  }

  @Test("an exception of the site covers all, the office's own address needs none")
  func exceptionOfSite() async throws {
    let site = try site(
      "authority: {name: 局, email: office@example.org}\npersonalData: [{text: a@example.org, reason: 举报}]\n"
    )
    .content("notices/a.md", notice("a@example.org，office@example.org"))
    try await site.publish()
    try site.content("notices/a.md", notice("b@example.org"))
    let report = await site.build()
    #expect(report.faults.contains("content/notices/a.md:7:1 personal-email"))
  }

  @Test("an exception for what is not there any more is a warning")
  func unused() async throws {
    let site = try site("personalData: [{text: \"12350\", reason: 热线}, {text: \"12345\", reason: 热线}]\n")
      .content("notices/a.md", notice("拨打12350。", "personalData: [{text: \"13812345678\", reason: 值班}]\n"))
    let faults = await site.build().faults
    #expect(faults.count == 2 && faults.contains("content/notices/a.md:5:23 exception-unused"), "\(faults)")
    #expect(faults.contains { $0.hasPrefix("content/site.yaml:") && $0.hasSuffix("exception-unused") })
  }

  @Test("files that are copied and templates are looked through")
  func copied() async throws {
    let site = try site().content("notices/a.md", notice("见附件。"))
      .content("notices/list.csv", "姓名,电话\n张三,0431-81234567\n")
    #expect(await site.build().faults == ["content/notices/list.csv:2:4 personal-phone"])
    // A comment in a picture.
    let comment = Array("13812345678".utf8)
    try site.content("notices/list.csv", "a\n")
      .file("content/notices/a.jpg", bytes: [0xFF, 0xD8, 0xFF, 0xFE, 0, 13] + comment + [0xFF, 0xDA, 0, 0])
    let report = await site.build()
    #expect(report.diagnostics.map(\.kind.id) == ["personal-phone"])
    #expect(report.diagnostics.first?.location?.path == "content/notices/a.jpg")
  }

  @Test("a column of a table is masked, or stops the build")
  func tables() async throws {
    let fields = "[{name: no, type: string}, {name: phone, type: string MASK}]"
    let package = """
      name: city
      title: 数据
      licenses: [{name: CC0-1.0, title: CC0 1.0, path: "https://creativecommons.org/publicdomain/zero/1.0/"}]
      resources:
        - {name: calls, title: 来电, path: calls.csv, schema: {primaryKey: no, fields: \(fields)}}

      """
    let site = try site().content("data/calls.csv", "no,phone\n1,13812345678\n2,13912345679\n")
      .content("data/datapackage.yaml", package.replacing(" MASK", with: ""))
    let faults = await site.build().faults.filter { $0.contains("personal") }
    #expect(faults == ["content/data/calls.csv:2:3 personal-phone", "content/data/calls.csv:3:3 personal-phone"])
    try site.content("data/datapackage.yaml", package.replacing(" MASK", with: ", mask: phone"))
    let report = await site.build()
    #expect(!report.diagnostics.hasErrors, "\(report.faults)")
    #expect(site.page("data/calls.csv")?.contains("138****5678") == true)
    for (path, bytes) in FolderSnapshot(site.folder(".")).files where !path.hasPrefix("content/") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("13812345678") && !text.contains("13912345679"), "\(path)")
    }
  }

  @Test("a person who is named in a published table of penalties stops the build")
  func partyNames() async throws {
    func package(_ more: String) -> String {
      """
      name: city
      title: 数据
      licenses: [{name: CC0-1.0, title: CC0 1.0, path: "https://creativecommons.org/publicdomain/zero/1.0/"}]
      resources:
        - name: cases
          title: 处罚
          path: cases.csv
          profile: enforcement
          \(more)
          schema:
            primaryKey: no
            fields: [{name: no, type: string}, {name: party, type: string}, {name: date, type: date}]

      """
    }
    let site = try site().content("data/cases.csv", "no,party,date\n1,王小明,2024-01-02\n2,云川物流有限公司,2024-01-02\n")
      .content("data/datapackage.yaml", package(""))
    func names(_ report: BuildReport) -> [String] {
      report.diagnostics.filter { $0.kind.id == "person-name" }.map { "\($0.severity) \($0.location?.line ?? 0)" }
    }
    #expect(await names(site.build()) == ["error 2"])
    try site.content("data/datapackage.yaml", package("publish: false"))
    #expect(await names(site.build()) == ["warning 2"])
    try site.content(
      "data/datapackage.yaml", package("").replacing("{name: party, type", with: "{name: party, mask: name, type"))
    #expect(await names(site.build()) == [])
    try site.content("data/datapackage.yaml", package(""))
      .content("site.yaml", SampleSite.configuration + "personalData: [{text: 王小明, reason: 本人同意}]\n")
    #expect(await names(site.build()) == [])
  }

  @Test("an exception that is taken away is noticed though the tables stay the same")
  func exceptionOfTables() async throws {
    let exception = "personalData: [{text: \"13812345678\", reason: 值班}]\n"
    let site = try site(exception).content("data/calls.csv", "no,phone\n1,13812345678\n")
      .content(
        "data/datapackage.yaml",
        """
        name: city
        title: 数据
        licenses: [{name: CC0-1.0, title: CC0 1.0, path: "https://creativecommons.org/publicdomain/zero/1.0/"}]
        resources:
          - {name: calls, title: 来电, path: calls.csv, schema: {primaryKey: no, fields: [{name: no}, {name: phone}]}}

        """)
    #expect(await !site.build().diagnostics.hasErrors)
    try site.content("notices/a.md", notice("无。"))
    #expect(await !site.build().diagnostics.contains { $0.kind.id == "exception-unused" })
    try site.content("site.yaml", SampleSite.configuration)
    #expect(await site.build().faults.contains("content/data/calls.csv:2:3 personal-phone"))
  }
}
