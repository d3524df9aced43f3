import Checks
import Diagnostics
import SampleSites
import Testing

@Suite("Residue of what is withheld")
struct WithheldTextsTests {
  private let secret = "某化工厂储罐区发生泄漏的原因尚在调查之中"
  private let site: SampleSite

  /// A site whose draft is nowhere in the output.
  init() async throws {
    site = try SampleSite().bulletin("notices/a", "公开的文字。")
      .bulletin(
        "notices/secret", "\(secret)。短句。\n\n**强调的部分**连着后面没有标点的文字\n", title: "内部通报第九号",
        matter: "draft: true\nsummary: 摘要里的秘密文字不能出现\nissuer: 某市应急管理局专案组")
    try await site.build()
  }

  private func findings() async -> [Diagnostic] { await site.findings().of(.withheldText) }

  @Test("there is none in a site as it was built")
  func clean() async throws {
    #expect(await findings() == [])
  }

  @Test(
    "text is found in whatever way it is written",
    arguments: [
      ("a.html", "<p>某化工厂储罐区<em>发生泄漏</em>的原因尚\n在调查之中</p>"),
      ("a.html", "<meta name=\"description\" content=\"某化工厂储罐区发生泄漏的原因尚在调查之中\">"),
      ("a.html", "<p>&#26576;化工厂储罐区发生泄漏的原因&#x5C1A;在调查之中</p>"),
      ("a.html", "<!-- 某化工厂储罐区发生泄漏的原因尚在调查之中 -->"),
      ("a.json", "{\"a\":\"\\u67d0\\u5316工厂储罐区发生泄漏\\n的原因尚在调查之中\"}"),
      ("a.json", "{\"content_html\":\"\\u003cp>某化工厂储罐区\\u003cem>发生泄漏\\u003c/em>的原因尚在调查之中\"}"),
      ("atom.xml", "<content type=\"html\">&lt;p&gt;某化工厂储罐区&lt;em&gt;发生泄漏&lt;/em&gt;的原因尚在调查之中</content>"),
      ("rss.xml", "<description><![CDATA[<p>某化工厂储罐区<em>发生泄漏</em>的原因尚在调查之中</p>]]></description>"),
      ("a.csv", "id,note\n1,\"某化工厂储罐区发生泄漏 的原因尚在调查之中\"\n"),
      ("a.txt", "%E6%9F%90%E5%8C%96%E5%B7%A5%E5%8E%82储罐区发生泄漏的原因尚在调查之中"),
      ("a.html", "<h1>内部通报　第九号</h1>"), ("a.html", "<p>摘要里的秘密文字不能出现</p>"),
      ("a.html", "<dd>某市应急管理局专案组</dd>"), ("a.html", "强调的部分连着后面没有标点的文字"),
      ("内部通报第九号/index.html", "<p>x</p>"),
    ])
  func found(path: String, text: String) async throws {
    try site.file("site/\(path)", text)
    let finding = try #require(await findings().first)
    #expect(finding.location?.path == "site/\(path)")
    #expect(finding.message.contains("\"content/notices/secret.md\", which is a draft"))
    // No log tells what the site must not.
    #expect(!finding.message.replacing(path, with: "").contains("通报"))
    #expect(!finding.message.contains("化工厂"))
  }

  @Test("short sentences and parts of others are no residue", arguments: ["短句。", "某化工厂", "发生泄漏的原因尚在"])
  func tooShort(text: String) async throws {
    try site.file("site/a.html", "<p>\(text)</p>")
    #expect(await findings() == [])
  }

  @Test("a sentence that a shown bulletin says, too, is no residue")
  func saidElsewhere() async throws {
    try site.bulletin("notices/b", "\(secret)。")
    try await site.build()
    #expect(await findings() == [])
  }

  @Test("the beginning of a long sentence is found where a summary was cut")
  func cut() async throws {
    let long = "自今年四月以来全市各级各部门按照统一部署持续开展危险化学品安全专项整治并取得阶段性成效但问题依然突出"
    try site.bulletin("notices/long", "\(long)。", matter: "draft: true")
    try site.file("site/a.html", "<p>\(long.prefix(30))…</p>")
    #expect(await findings().count == 1)
  }

  @Test("English text is found whatever its white space and capitals")
  func english() async throws {
    try site.bulletin("notices/en", "The cause of the leak is still under investigation. No.", matter: "draft: true")
    try site.file("site/a.html", "<p>the CAUSE of the <b>leak</b> is\n  still under investigation</p>")
    #expect(await findings().count == 1)
  }

  @Test(
    "so is the text of what is held back, has expired or was withdrawn since the site was built",
    arguments: [
      ("publishDate: 2024-07-01", "is held back until"), ("expiryDate: 2024-05-31", "expired at"),
      ("withdrawn: {date: 2024-06-01, reason: 误发}", "was withdrawn"),
    ])
  func states(line: String, reason: String) async throws {
    let text = "这是一条后来不再公开的消息内容"
    try site.bulletin("notices/later", "\(text)。", title: "后来撤下的公告")
    try await site.build()
    try site.edit("content/notices/later.md", "kind: notice", "kind: notice\n\(line)")
    let found = await findings()
    #expect(found.contains { $0.location?.path == "site/notices/later/index.html" })
    #expect(found.allSatisfy { $0.message.contains(reason) })
  }

  @Test("attachments are found by their bytes and by their names")
  func attachments() async throws {
    try site.bulletin("notices/bundle/index", "[附件](未公开的调查报告.pdf)", title: "附件", matter: "draft: true")
      .content("notices/bundle/未公开的调查报告.pdf", "%PDF secret").content("notices/bundle/b.png", "same")
      .content("notices/c.png", "same")
    try await site.build()
    #expect(await findings() == [])
    try site.file("site/x.bin", "%PDF secret")
    try site.file(
      "site/a.html", "<a href=\"/%E6%9C%AA%E5%85%AC%E5%BC%80%E7%9A%84%E8%B0%83%E6%9F%A5%E6%8A%A5%E5%91%8A.pdf\">x</a>")
    let found = await findings()
    #expect(found.map(\.location?.path).sorted { ($0 ?? "") < ($1 ?? "") } == ["site/a.html", "site/x.bin"])
    #expect(found.contains { $0.message.hasPrefix("the whole of \"content/notices/bundle/未公开的调查报告.pdf\"") })
  }

  @Test("values of records that are not shown are found, those that others have as well are not")
  func records() async throws {
    try site.content(
      "data/datapackage.yaml",
      """
      resources:
        - name: cases
          title: 处罚
          path: cases.csv
          lifecycle: {publishDate: published, withdrawn: {date: gone, reason: why}}
          schema:
            primaryKey: id
            fields:
              - {name: id, type: string}
              - {name: party, type: string}
              - {name: kind, type: string}
              - {name: published, type: date}
              - {name: gone, type: date}
              - {name: why, type: string}

      """
    ).content(
      "data/cases.csv",
      """
      id,party,kind,published,gone,why
      A1,公开建筑公司,违章作业罚款,2024-05-01,,
      A2,未来矿业公司,违章作业罚款,2024-07-01,,
      A3,撤回化工企业,违章作业罚款,2024-05-01,2024-05-20,决定被撤销

      """)
    try await site.build()
    #expect(await findings() == [])
    try site.file("site/x/a.csv", "未来矿业公司\n").file("site/x/b.html", "<td>撤回<b>化工</b>企业</td>违章作业罚款")
    let found = await findings()
    #expect(found.map(\.location?.path).sorted { ($0 ?? "") < ($1 ?? "") } == ["site/x/a.csv", "site/x/b.html"])
    #expect(found.allSatisfy { $0.message.hasPrefix("a value of \"content/data/cases.csv\", which holds records") })
  }
}
