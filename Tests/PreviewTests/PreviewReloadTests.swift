import Glibc
import SampleSites
import Testing

@testable import Preview

@Suite("Rebuilding a preview", .serialized, .timeLimit(.minutes(10)))
struct PreviewReloadTests {
  @Test("serves a saved edit, with the script, and writes no page anywhere")
  func edit() async throws {
    let site = try SampleSite().bulletin("notices/a", "旧的正文。")
    let preview = try await RunningPreview(site)
    #expect(try await preview.get("/notices/a/").text.contains("旧的正文"))
    try site.bulletin("notices/a", "新的正文。")
    _ = await preview.nextBuild()
    let page = try await preview.get("/notices/a/").text
    #expect(page.contains("新的正文"))
    #expect(page.contains("/.bulletin/reload.js"))
    #expect(!FolderSnapshot(site.folder.path).files.keys.contains { $0.hasSuffix(".html") })
    #expect(try await preview.get("/.bulletin/reload.js").text.contains("EventSource"))
    await preview.stop()
  }

  @Test("keeps the last good pages after an error and says on them what is wrong, until it is mended")
  func error() async throws {
    let site = try SampleSite().bulletin("notices/a", "好的正文。")
    let preview = try await RunningPreview(site)
    try site.content("notices/b.md", "---\ntitle: \"<b>乙\"\nkind: notice\ndate: 2024-05-01\ncolor: 1\n---\n\n正文。\n")
    #expect(await preview.nextBuild()?.outcome == .refused)
    let page = try await preview.get("/notices/a/").text
    #expect(page.contains("好的正文"))
    #expect(page.contains("<bulletin-overlay><template shadowrootmode=\"open\">"))
    #expect(page.contains("content/notices/b.md:5:1"))
    #expect(page.contains("<mark>color</mark>: 1"))
    try site.bulletin("notices/b", "乙。")
    _ = await preview.nextBuild()
    #expect(!(try await preview.get("/notices/a/").text.contains("<bulletin-overlay>")))
    #expect(try await preview.get("/notices/b/").status == 200)
    await preview.stop()
  }

  @Test("shows the errors of a site that has never been built, and the site when they are mended")
  func neverBuilt() async throws {
    let site = try SampleSite().content("notices/a.md", "---\ntitle: [\n---\n")
    let preview = try await RunningPreview(site)
    let page = try await preview.get("/notices/a/")
    #expect(page.status == 500)
    #expect(page.text.contains("content/notices/a.md"))
    #expect(page.text.contains("/.bulletin/reload.js"))
    try site.bulletin("notices/a")
    _ = await preview.nextBuild()
    #expect(try await preview.get("/notices/a/").status == 200)
    await preview.stop()
  }

  @Test("tells browsers of each build, and of changed styles apart")
  func events() async throws {
    let site = try SampleSite().bulletin("notices/a").content("look.css", "a { color: red }")
    let preview = try await RunningPreview(site)
    let connection = try Wire.connect(port: preview.port)
    defer { close(connection) }
    Wire.send("GET /.bulletin/events HTTP/1.1\r\nHost: localhost:\(preview.port)\r\n\r\n", to: connection)
    let first = try #require(await Self.state(from: connection))
    try site.content("look.css", "a { color: blue }")
    _ = await preview.nextBuild()
    let second = try #require(await Self.state(from: connection))
    #expect(second.build != first.build)
    #expect(second.stylesSince == first.build)
    try site.bulletin("notices/a", "新。")
    _ = await preview.nextBuild()
    let third = try #require(await Self.state(from: connection))
    #expect(third.build != second.build)
    #expect(third.stylesSince == nil)
    try site.content("bad.md", "")
    _ = await preview.nextBuild()
    let fourth = try #require(await Self.state(from: connection))
    #expect(fourth.build == third.build)
    #expect(fourth.text.contains("content/bad.md"))
    await preview.stop()
  }

  @Test("marks drafts and bulletins that are held back")
  func marks() async throws {
    let site = try SampleSite().bulletin("notices/plain").bulletin("notices/草稿", matter: "draft: true")
      .bulletin("notices/later", date: "2030-01-01")
    let preview = try await RunningPreview(site) {
      $0.request.showsDrafts = true
      $0.request.showsFuture = true
    }
    #expect(
      try await preview.get("/notices/%E8%8D%89%E7%A8%BF/").text.contains(
        "class=\"bulletin-mark\" lang=\"en\">草稿 Draft"))
    #expect(try await preview.get("/notices/%E8%8D%89%E7%A8%BF/index.html").text.contains("class=\"bulletin-mark\""))
    #expect(try await preview.get("/notices/later/").text.contains("published at 2030-01-01T00:00:00+08:00"))
    #expect(!(try await preview.get("/notices/plain/").text.contains("class=\"bulletin-mark\"")))
    let styles = try await preview.get("/.bulletin/marks.css").text
    #expect(styles.contains("a[href=\"/notices/%E8%8D%89%E7%A8%BF/\"]::after"))
    #expect(styles.contains("a[href=\"/notices/later/\"]::after"))
    await preview.stop()
  }

  private struct State {
    let build: String
    let stylesSince: String?
    let text: String
  }

  /// The next state that the server tells.
  private static func state(from connection: Int32) async -> State? {
    var text = ""
    while !(text.contains("data: ") && text.hasSuffix("\n\n\r\n")) {
      guard let more = await Wire.next(connection) else { return nil }
      text += String(decoding: more, as: UTF8.self)
    }
    func value(_ key: String) -> String? {
      let parts = text.split(separator: "\"\(key)\":\"", maxSplits: 1)
      return parts.count < 2 ? nil : parts[1].split(separator: "\"").first.map(String.init)
    }
    return value("build").map { State(build: $0, stylesSince: value("stylesSince"), text: text) }
  }
}
