import Checks
import Diagnostics
import SampleSites
import Testing

@Suite("Warnings that are over")
struct OverdueWarningsTests {
  private let site: SampleSite

  init() async throws {
    site = try SampleSite().bulletin("notices/a")
    try await site.build()
  }

  private func mark(_ identifier: String, _ expires: String) -> String {
    """
    <!DOCTYPE html><html><body>
    <div class="banner" data-warning="\(identifier)" data-effective="2024-05-30T08:00:00+08:00" data-expires="\(expires)">
    </div></body></html>
    """
  }

  private func findings() async -> [Diagnostic] { await site.findings().of(.warningOverdue) }

  @Test("a page that shows an expired warning is an error that names file, warning and moment")
  func expired() async throws {
    try site.file("site/x/index.html", mark("a&amp;b", "2024-06-01T08:00:00+08:00"))
    let finding = try #require(await findings().first)
    #expect(finding.severity == .error)
    #expect(finding.location?.path == "site/x/index.html")
    #expect(finding.location?.line == 2)
    #expect(finding.message.contains("\"a&b\" as in force, which expired at 2024-06-01T08:00:00+08:00"))
  }

  @Test("one that holds a second longer is fine")
  func inForce() async throws {
    try site.file("site/x/index.html", mark("a", "2024-06-01T08:00:01+08:00"))
    #expect(await findings() == [])
  }

  @Test("one that does not say until when is an error", arguments: ["", "soon", "2024-06-02", "2024-06-02T08:00:00"])
  func endless(expires: String) async throws {
    try site.file("site/x/index.html", mark("a", expires))
    #expect(await findings().first?.message.contains("does not say until when") == true)
  }

  @Test("each warning of a page is told once, each page for itself")
  func once() async throws {
    let twice =
      mark("a", "2024-05-31T00:00:00Z") + mark("a", "2024-05-31T00:00:00Z") + mark("b", "2024-05-31T00:00:00Z")
    try site.file("site/x/index.html", twice).file("site/y/index.html", mark("a", "2024-05-31T00:00:00Z"))
    #expect(await findings().count == 3)
  }

  @Test("an entry of the feed of alerts that has expired is an error")
  func feed() async throws {
    try site.file(
      "site/warnings/cap-atom.xml",
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2">
      <entry><id>tag:a</id><cap:expires>2024-05-31T00:00:00Z</cap:expires></entry>
      <entry><id>tag:b</id><cap:expires>2024-07-31T00:00:00Z</cap:expires></entry>
      </feed>
      """)
    let found = await findings()
    #expect(found.count == 1)
    #expect(found.first?.message.contains("\"tag:a\"") == true)
    #expect(found.first?.location?.line == 2)
  }

  @Test(
    "a warning that a message in the output has cancelled is an error before it expires",
    arguments: ["Cancel", "Update"])
  func cancelled(type: String) async throws {
    try site.file("site/x/index.html", mark("w-1", "2024-07-31T00:00:00Z")).file(
      "site/warnings/b/cap.xml",
      """
      <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>w-2</identifier><sender>example.org</sender>
      <sent>2024-05-31T08:00:00+08:00</sent><status>Actual</status><msgType>\(type)</msgType>
      <references>example.org,w-0,2024-05-29T08:00:00+08:00 example.org,w-1,2024-05-30T08:00:00+08:00</references></alert>
      """)
    let finding = try #require(await findings().first)
    #expect(finding.message.hasSuffix("which was \(type == "Cancel" ? "cancelled" : "replaced") by \"w-2\""))
  }

  @Test("an exercise cancels nothing")
  func exercise() async throws {
    try site.file("site/x/index.html", mark("w-1", "2024-07-31T00:00:00Z")).file(
      "site/warnings/b/cap.xml",
      "<alert><identifier>w-2</identifier><status>Exercise</status><msgType>Cancel</msgType><references>a,w-1,b</references></alert>"
    )
    #expect(await findings() == [])
  }
}

@Suite("Warnings of the content that are over")
struct OverdueContentTests {
  private func site() async throws -> SampleSite {
    let site = try SampleSite().content(
      "警报/a.md",
      """
      ---
      title: 暴雨黄色预警
      kind: warning
      date: 2024-05-31T20:00:00+08:00
      expires: 2024-06-02T20:00:00+08:00
      colour: yellow
      event: 暴雨
      areas: [{name: 云川市, codes: ["990100"]}]
      ---

      请注意防范。

      """)
    try await site.build()
    return site
  }

  @Test("what is in force is none")
  func inForce() async throws {
    let site = try await site()
    #expect(site.folder.text("site/index.html")?.contains("data-warning=") == true)
    #expect(site.folder.text("site/warnings/cap-atom.xml")?.contains("<entry>") == true)
    #expect(await site.findings() == [])
  }

  @Test("once it has expired, every page and the feed that show it are named")
  func expired() async throws {
    let site = try await site()
    let found = await site.findings(now: june + 2 * 86_400).of(.warningOverdue)
    #expect(found.contains { $0.location?.path == "site/index.html" })
    #expect(found.contains { $0.location?.path == "site/warnings/cap-atom.xml" })
    #expect(found.allSatisfy { $0.message.contains("expired at 2024-06-02T20:00:00+08:00") })
  }

  @Test(
    "so are they once the content has cancelled, withdrawn or lost it, before anything is built",
    arguments: [
      ("警报/b.md", "cancelled"), ("withdrawn: {date: 2024-06-01, reason: 误发}", "no shown bulletin"),
      ("draft: true", "no shown bulletin"),
    ])
  func ended(change: String, reason: String) async throws {
    let site = try await site()
    if change.hasSuffix(".md") {
      let text = site.folder.text("content/警报/a.md") ?? ""
      try site.content(
        change,
        text.replacing("2024-05-31T20:00:00", with: "2024-06-01T07:00:00").replacing(
          "kind: warning", with: "kind: warning\ncancels: a.md"))
    } else {
      try site.edit("content/警报/a.md", "kind: warning", "kind: warning\n\(change)")
    }
    let found = await site.findings().of(.warningOverdue)
    #expect(found.contains { $0.location?.path == "site/index.html" })
    #expect(found.contains { $0.location?.path == "site/warnings/cap-atom.xml" })
    #expect(found.allSatisfy { $0.message.contains(reason) }, "\(found.map(\.message))")
  }
}
