import SampleSites
import Testing

@testable import Preview

@Suite("Serving a preview", .serialized, .timeLimit(.minutes(10)))
struct PreviewServingTests {
  private func site() throws -> SampleSite {
    try SampleSite()
      .bulletin("通知/第一号", "正文。", title: "第一号通知")
      .content("通知/附件.csv", "a,b\n1,2\n")
      .content("notices/large.bin", String(repeating: "0123456789", count: 200_000))
  }

  @Test("finds pages, files and lists as a web host would")
  func pages() async throws {
    let preview = try await RunningPreview(site())
    let home = try await preview.get("/")
    #expect(home.status == 200)
    #expect(home.header("Content-Type") == "text/html; charset=utf-8")
    #expect(home.header("Cache-Control") == "no-store")
    let page = try await preview.get("/%E9%80%9A%E7%9F%A5/%E7%AC%AC%E4%B8%80%E5%8F%B7/")
    #expect(page.status == 200)
    #expect(page.text.contains("第一号通知"))
    let bare = try await preview.get("/%e9%80%9a%e7%9f%a5/%e7%ac%ac%e4%b8%80%e5%8f%b7?a=1")
    #expect(bare.status == 301)
    #expect(bare.header("Location") == "/%e9%80%9a%e7%9f%a5/%e7%ac%ac%e4%b8%80%e5%8f%b7/?a=1")
    let csv = try await preview.get("/%E9%80%9A%E7%9F%A5/%E9%99%84%E4%BB%B6.csv")
    #expect(csv.header("Content-Type") == "text/csv; charset=utf-8")
    #expect(csv.text == "a,b\n1,2\n")
    #expect(try await preview.get("/atom.xml").header("Content-Type") == "application/xml; charset=utf-8")
    await preview.stop()
  }

  @Test("answers what is missing with the site's own page and status 404")
  func missing() async throws {
    let preview = try await RunningPreview(site())
    let answer = try await preview.get("/nothing/here/")
    #expect(answer.status == 404)
    #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
    #expect(answer.text.contains("</html>"))
    await preview.stop()
  }

  @Test("HEAD gives the head of GET and no body")
  func head() async throws {
    let preview = try await RunningPreview(site())
    let get = try await preview.get("/robots.txt")
    let head = try await preview.get("/robots.txt", method: "HEAD")
    #expect(head.status == 200)
    #expect(head.body.isEmpty)
    #expect(head.head == get.head)
    #expect(head.header("Content-Length") == "\(get.body.count)")
    let other = try await preview.get("/", method: "POST")
    #expect(other.status == 405)
    #expect(other.header("Allow") == "GET, HEAD")
    await preview.stop()
  }

  @Test("gives parts of a large file, and the whole when it has changed since")
  func ranges() async throws {
    let preview = try await RunningPreview(site())
    let path = "/notices/large.bin"
    let whole = try await preview.get(path)
    #expect(whole.body.count == 2_000_000)
    let part = try await preview.get(path, "Range: bytes=15-24")
    #expect(part.status == 206)
    #expect(part.text == "5678901234")
    #expect(part.header("Content-Range") == "bytes 15-24/2000000")
    #expect(try await preview.get(path, "Range: bytes=-3").text == "789")
    #expect(try await preview.get(path, "Range: bytes=1999995-").text == "56789")
    #expect(try await preview.get(path, "Range: bytes=2000000-").status == 416)
    #expect(try await preview.get(path, "Range: bytes=0-1", "If-Range: \"other\"").status == 200)
    let tag = try #require(whole.header("ETag"))
    #expect(try await preview.get(path, "Range: bytes=0-1", "If-Range: \(tag)").status == 206)
    #expect(try await preview.get(path, "If-None-Match: \(tag)").status == 304)
    await preview.stop()
  }

  @Test("refuses names of other hosts, which a page from elsewhere may have sent")
  func hosts() async throws {
    let preview = try await RunningPreview(site())
    for name in ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"] {
      #expect(try await preview.get("/", host: "\(name):\(preview.port)").status == 200)
    }
    for host in ["evil.example", "localhost", "localhost:1", "evil.example:\(preview.port)", ""] {
      let answer = try await preview.get("/", host: host)
      #expect(answer.status == 421, "\(host)")
      #expect(!answer.text.contains("<html"))
      #expect(try await preview.get("/.bulletin/events", host: host).status == 421)
    }
    await preview.stop()
  }

  @Test("refuses paths that lead out of the site, and links that do")
  func paths() async throws {
    let site = try site()
    let preview = try await RunningPreview(site)
    try site.file("secret.txt", "secret")
    try site.link(".bulletin/preview/out.txt", to: site.folder("secret.txt"))
    try site.link(".bulletin/preview/all", to: "/etc")
    for path in [
      "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/notices/../../secret.txt", "//etc/passwd",
      "/.bulletin-manifest", "/a%00b", "/%zz", "/%", "/%ff", "http://localhost/",
    ] {
      let answer = try await preview.get(path)
      #expect(answer.status == 400, "\(path)")
      #expect(!answer.text.contains("secret"))
    }
    #expect(try await preview.get("/out.txt").status == 404)
    #expect(try await preview.get("/all/passwd").status == 404)
    await preview.stop()
  }

  @Test("serves a site below the path of its base URL")
  func basePath() async throws {
    let site = try SampleSite(SampleSite.configuration.replacing("example.org/", with: "example.org/报告/"))
      .bulletin("notices/a")
    let preview = try await RunningPreview(site)
    let base = "/%E6%8A%A5%E5%91%8A"
    #expect(try await preview.get("/").header("Location") == base + "/")
    #expect(try await preview.get(base).status == 404)
    #expect(try await preview.get(base + "/").status == 200)
    #expect(try await preview.get(base + "/notices/a/").status == 200)
    #expect(try await preview.get("/notices/a/").status == 404)
    await preview.stop()
  }

  @Test("takes the next port when one is taken")
  func ports() async throws {
    let first = try await RunningPreview(site())
    let second = try await RunningPreview(site(), port: first.port)
    #expect(second.port > first.port)
    #expect(try await second.get("/").status == 200)
    await first.stop()
    await second.stop()
  }

  @Test("keeps previews of one source apart, and writes nothing to the output folder")
  func folders() async throws {
    let site = try site()
    try site.bulletin("notices/draft", matter: "draft: true")
    let plain = try await RunningPreview(site)
    let drafts = try await RunningPreview(site) { $0.request.showsDrafts = true }
    #expect(try await plain.get("/notices/draft/").status == 404)
    #expect(try await drafts.get("/notices/draft/").status == 200)
    #expect(!site.folder.exists("site"))
    await plain.stop()
    await drafts.stop()
  }
}
