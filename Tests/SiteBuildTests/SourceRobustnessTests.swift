import Diagnostics
import Files
import Foundation
import SampleSites
import SiteBuild
import Testing

@Suite("Odd sources")
struct SourceRobustnessTests {
  @Test("a site of nothing but site.yaml is a site")
  func empty() async throws {
    let site = try SampleSite()
    try await site.publish()
    #expect(site.page("index.html")?.contains("示例") == true)
    #expect(site.page("atom.xml") != nil)
    #expect(site.page("sitemap.xml")?.contains("https://example.org/") == true)
  }

  @Test("empty files are reported where they need a title, and fine as sections")
  func emptyFiles() async throws {
    let site = try SampleSite().content("_index.md", "").content("notices/_index.md", "").content("notices/a.png", "")
    try await site.publish()
    #expect(site.page("notices/a.png") == "")
    try site.content("notices/a.md", "")
    #expect(await site.build().faults == ["content/notices/a.md:1:1 missing-key"])
  }

  @Test("no site.yaml, or none that is a mapping, is a fault of the configuration")
  func noConfiguration() async throws {
    #expect(try await SampleSite(nil).build().faults == ["site-yaml-missing"])
    #expect(
      try await SampleSite("").build().faults == [
        "content/site.yaml:1:1 missing-key", "content/site.yaml:1:1 missing-key",
      ])
    #expect(try await SampleSite("- a").build().faults.contains("content/site.yaml:1:1 value-type"))
  }

  @Test(
    "names of all kinds become pages and files",
    arguments: [
      "a b", "100%", "#1", "a?b", "a&b", "quote\"s", "it's", "<tag>", "通报", "📢 紧急", "a+b", "a;b:c", "~tilde",
      "%41", "{{x}}", "a\\b", "-dash", "é", String(repeating: "长", count: 83),
    ])
  func names(name: String) async throws {
    let site = try SampleSite().bulletin("notices/\(name)", title: "x").content("notices/\(name).png", "bytes")
      .bulletin(
        "notices/link",
        "[x](<\(name.replacing("\\", with: "\\\\").replacing("<", with: "\\<").replacing(">", with: "\\>")).md>)")
    let report = await site.build()
    let isLinkable = !["#1", "a?b", "100%", "%41"].contains(name)
    if isLinkable { #expect(report.faults == []) }
    try site.remove("content/notices/link.md")
    try await site.publish()
    let segment = name.replacing(" ", with: "-").replacing("\\", with: "-")
    #expect(site.page("notices/\(segment)/index.html") != nil)
    #expect(site.page("notices/\(name).png") == "bytes")
    for (path, bytes) in site.site.files where path.hasSuffix(".html") || path.hasSuffix(".xml") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("<tag>"), "\(path)")
    }
  }

  @Test("fifty levels of folders, and names as long as they may be")
  func deep() async throws {
    let path = (1...50).map { "第\($0)层" }.joined(separator: "/")
    let long = String(repeating: "x", count: 252)
    let site = try SampleSite().bulletin("\(path)/a").bulletin("notices/\(long)")
    try await site.publish()
    #expect(site.page("\(path)/a/index.html") != nil)
    #expect(site.page("notices/\(long)/index.html") != nil)
  }

  @Test("a path longer than the system takes is an error, not a crash")
  func tooDeep() async throws {
    let site = try SampleSite().bulletin("notices/a")
    let name = String(repeating: "x", count: 200)
    var folder = open(site.folder("content"), O_RDONLY | O_DIRECTORY)
    for _ in 0..<25 {
      #expect(mkdirat(folder, name, 0o777) == 0)
      let child = openat(folder, name, O_RDONLY | O_DIRECTORY)
      close(folder)
      folder = child
    }
    close(openat(folder, "a.md", O_CREAT | O_WRONLY, 0o600))
    close(folder)
    let report = await site.build()
    #expect(report.outcome == .refused)
    #expect(report.diagnostics.contains { $0.message.contains("File name too long") })
    // Foundation cannot remove what it cannot name.
    try File.remove(site.folder("content/" + name))
  }

  @Test("carriage returns, a byte-order mark and a missing last line end change nothing")
  func lineEnds() async throws {
    let text = "---\ntitle: 标题\nkind: notice\ndate: 2024-05-01\n---\n\n## 一\n\n正文。\n\n[x](missing.md)\n"
    let plain = try SampleSite().content("a.md", text)
    #expect(await plain.build().faults == ["content/a.md:11:1 link-target-missing"])
    for variant in [
      text.replacing("\n", with: "\r\n"), "\u{FEFF}" + text, String(text.dropLast()), text.replacing("\n", with: "\r"),
    ] {
      let site = try SampleSite().content("a.md", variant)
      #expect(await site.build().faults == ["content/a.md:11:1 link-target-missing"])
      try site.content("a.md", variant.replacing("[x](missing.md)", with: "终"))
      try plain.content("a.md", text.replacing("[x](missing.md)", with: "终"))
      try await site.publish()
      try await plain.publish()
      #expect(site.page("a/index.html") == plain.page("a/index.html"))
    }
  }

  @Test("links that lead out, to a folder or nowhere are errors")
  func links() async throws {
    let outside = try TemporaryFolder().write("secret.txt", "SECRET")
    let site = try SampleSite().link("content/a/out.txt", to: outside("secret.txt")).link(
      "content/b/dangling.md", to: "nowhere.md"
    )
    .link("content/c/folder", to: "../a").link("templates/partials/footer.mustache", to: outside("secret.txt"))
    #expect(
      await site.build().faults == [
        "content/a/out.txt:1:1 symlink-outside", "content/b/dangling.md:1:1 symlink-outside",
        "content/c/folder:1:1 symlink-outside", "templates/partials/footer.mustache:1:1 symlink-outside",
      ])
  }

  @Test("a link to a file within the source stands for the file")
  func innerLinks() async throws {
    let site = try SampleSite().file("shared/a.png", "bytes").link("content/notices/a.png", to: "../../shared/a.png")
      .file("shared/footer.mustache", "<footer>OWN</footer>").link(
        "templates/partials/footer.mustache", to: "../../shared/footer.mustache")
    try await site.publish()
    #expect(site.page("notices/a.png") == "bytes")
    #expect(site.page("index.html")?.contains("<footer>OWN</footer>") == true)
  }

  @Test("pipes and sockets are reported and not waited for", .timeLimit(.minutes(5)))
  func pipes() async throws {
    let site = try SampleSite().bulletin("notices/a").file("templates/partials/x.mustache", "")
    #expect(mkfifo(site.folder("content/notices/pipe.md"), 0o600) == 0)
    #expect(mkfifo(site.folder("templates/partials/pipe.mustache"), 0o600) == 0)
    #expect(
      await site.build().faults.prefix(2) == [
        "content/notices/pipe.md:1:1 file-unreadable", "templates/partials/pipe.mustache:1:1 file-unreadable",
      ])
  }

  @Test("a file without read rights is an error that says so", .disabled(if: getuid() == 0, "root may read all"))
  func unreadable() async throws {
    let site = try SampleSite().bulletin("notices/a")
    #expect(chmod(site.folder("content/notices/a.md"), 0) == 0)
    let report = await site.build()
    #expect(report.faults == ["content/notices/a.md:1:1 file-unreadable"])
    #expect(report.diagnostics.first?.message.contains("Permission denied") == true)
  }

  @Test("a name that is not UTF-8 is an error, not passed over")
  func foreignNames() async throws {
    let site = try SampleSite()
    let name = Array(site.folder("content/").utf8CString.dropLast()) + [-60, -29, 0x2E, 0x6D, 0x64, 0]
    close(open(name, O_CREAT | O_WRONLY, 0o600))
    #expect(await site.build().faults.map { $0.suffix(15) } == ["file-unreadable"])
    unlink(name)
  }

  @Test("Markdown under another ending is an error, not copied", arguments: ["SECRET.MD", "secret.markdown"])
  func otherEndings(name: String) async throws {
    let site = try SampleSite().content("notices/" + name, "---\ndraft: true\n---\n")
    #expect(await site.build().faults == ["content/notices/\(name):1:1 markdown-extension"])
  }

  @Test("data and the files of editors and systems are left out")
  func ignored() async throws {
    let site = try SampleSite().content("data/secret.bin", "a").content("data/README.md", "no front matter").content(
      ".git/config", "x"
    )
    .content("notices/.a.md.swp", "x").content("notices/a.md~", "x").content("notices/~$a.docx", "x")
    .content("notices/#a.md#", "x").content("notices/Thumbs.db", "x").content(".DS_Store", "x")
    .content("notices/data/kept.csv", "kept")
    try await site.publish()
    #expect(site.site.fileNames.filter { $0.hasPrefix("notices") || $0.hasPrefix("data") } == ["notices/data/kept.csv"])
  }

  @Test("a document larger than allowed is an error")
  func tooLarge() async throws {
    let site = try SampleSite(SampleSite.configuration + "limits: {documentBytes: 100}\n").bulletin(
      "notices/a", String(repeating: "x", count: 200))
    #expect(await site.build().faults == ["content/notices/a.md:1:1 document-too-large"])
  }
}
