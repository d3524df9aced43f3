import Foundation
import SampleSites
import Testing

@Suite("bulletin pdf")
struct PDFCommandTests {
  /// A program in the place of Chromium: it writes down what it was asked, then does as a test wants.
  private func chromium(_ site: SampleSite, _ script: String, name: String = "chromium") throws -> String {
    let path = site.folder("bin/" + name)
    try site.file(
      "bin/" + name,
      """
      #!/bin/sh
      for argument; do
        echo "$argument" >> '\(site.folder("asked"))'
        case "$argument" in --print-to-pdf=*) pdf=${argument#--print-to-pdf=};; http*) url=$argument;; esac
      done
      \(script)

      """)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  /// Writes what is no real PDF.
  private static let writes = "printf '%%PDF-1.4 %s' \"$url\" > \"$pdf\""

  private func pdf(
    _ site: SampleSite, _ more: String..., environment: [String: String] = [:]
  ) throws -> Program.Result {
    var program = Program(["pdf", "--clock", "2024-06-15T12:00:00+08:00"] + more)
    program.folder = site.folder.path
    program.environment = ["CHROME": "", "PATH": site.folder("bin") + ":/usr/bin:/bin"].merging(environment) { $1 }
    return try program.run()
  }

  @Test("prints a page that is named by its file, its address or its URL, and nothing of it is published")
  func prints() throws {
    let site = try SampleSite().bulletin("notices/a")
    _ = try chromium(site, Self.writes)
    for name in ["content/notices/a.md", "notices/a.md", "/notices/a/", "notices/a", "https://example.org/notices/a/"] {
      let result = try pdf(site, name)
      #expect(result.errors == "", "\(name)")
      #expect(result.output == "Wrote notices-a.pdf\n", "\(name)")
      #expect(result.status == 0)
      let text = try #require(site.folder.text("notices-a.pdf"))
      #expect(text.contains(/^%PDF-1.4 http:\/\/127.0.0.1:\d+\/notices\/a\/$/))
    }
    #expect(!site.folder.exists("site"))
    let asked = try #require(site.folder.text("asked"))
    for flag in ["--headless", "--no-pdf-header-footer", "--generate-pdf-document-outline", "--no-proxy-server"] {
      #expect(asked.contains(flag + "\n"))
    }
  }

  @Test("Chromium is given the page, its styles and its pictures, links that lead to the public site, and no script")
  func serves() throws {
    let site = try SampleSite("title: 示例\nbaseURL: https://example.org/report/\ntimeZone: Asia/Shanghai\n")
      .bulletin(
        "notices/a", "![图](map.png) [乙](b.md) [正文](#x) <https://example.com/> [丙](https://example.com/c)\n\n## x"
      )
      .bulletin("notices/b").content("notices/map.png", "PNG")
    _ = try chromium(
      site,
      """
      get() { bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$1"; printf "GET %s HTTP/1.0\\r\\nHost: 127.0.0.1:$1\\r\\n\\r\\n" "$2" >&3; cat <&3' - "$port" "$1"; }
      port=${url#http://127.0.0.1:}; port=${port%%/*}
      { echo '%PDF-'; get /report/notices/a/; get /report/notices/map.png; get /report/notices/b/; get /report/../x; } > "$pdf"
      """)
    let result = try pdf(site, "/report/notices/a/")
    #expect(result.errors == "")
    let text = try #require(site.folder.text("notices-a.pdf"))
    #expect(text.contains("<a href=\"https://example.org/report/notices/b/\">乙</a>"))
    #expect(text.contains("<a href=\"#x\">正文</a>"))
    #expect(text.contains("<a data-bare href=\"https://example.com/\">https://example.com/</a>"))
    #expect(text.contains("<a href=\"https://example.com/c\">丙</a>"))
    #expect(text.contains("<link rel=\"stylesheet\" href=\"/report/assets/style."))
    #expect(!text.contains("loading=\"lazy\""))
    #expect(text.contains("Content-Security-Policy: default-src 'none';"))
    #expect(text.contains("PNG"))
    // What was not asked for is not there.
    #expect(text.contains("404"))
  }

  @Test("--to names the file, or a folder for several pages, which is made")
  func destinations() throws {
    let site = try SampleSite().bulletin("notices/a").bulletin("notices/b")
    _ = try chromium(site, Self.writes)
    #expect(try pdf(site, "/notices/a/", "--to", "x.pdf").output == "Wrote x.pdf\n")
    let both = try pdf(site, "/notices/b/", "/notices/a/", "/", "/notices/a/", "--to", "out/of")
    #expect(both.output == "Wrote out/of/notices-b.pdf\nWrote out/of/notices-a.pdf\nWrote out/of/index.pdf\n")
    let wrong = try pdf(site, "/notices/b/", "/notices/a/", "--to", "x.pdf")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("2 pages do not go into one file"))
  }

  @Test("without a Chromium it says what to install, and a wrong one is named")
  func noChromium() throws {
    let site = try SampleSite().bulletin("notices/a")
    let missing = try pdf(site, "/notices/a/", environment: ["PATH": site.folder("bin")])
    #expect(missing.status == 2)
    #expect(missing.errors.contains("no Chromium was found") && missing.errors.contains("apt install chromium"))
    #expect(missing.errors.contains("CHROME"))
    let wrong = try pdf(site, "/notices/a/", environment: ["CHROME": "/no/chrome"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("there is no program /no/chrome"))
    let own = try chromium(site, Self.writes, name: "mine")
    #expect(try pdf(site, "/notices/a/", environment: ["CHROME": own]).status == 0)
    #expect(try pdf(site, "/notices/a/", "--chromium", "mine", environment: ["CHROME": "/no/chrome"]).status == 0)
  }

  @Test("a Chromium that fails, writes nothing or hangs ends it with 3, what it said, and no file")
  func failures() throws {
    let site = try SampleSite().bulletin("notices/a")
    _ = try chromium(site, "echo 'no display' >&2; exit 7")
    let failed = try pdf(site, "/notices/a/")
    #expect(failed.status == 3)
    #expect(failed.errors.contains("chromium ended with 7; it said:\n  no display"))
    _ = try chromium(site, "exit 0")
    #expect(try pdf(site, "/notices/a/").errors.contains("ended without writing a PDF"))
    _ = try chromium(site, "printf '%%PDF-' > \"$pdf\"; sleep 100")
    let hung = try pdf(site, "/notices/a/", "--time-limit", "1")
    #expect(hung.status == 3)
    #expect(hung.errors.contains("did not finish within 1 s (--time-limit)"))
    #expect(!site.folder.exists("notices-a.pdf"))
  }

  @Test("a page that is not shown says why, and what is no page is answered with the nearest")
  func unknownPages() throws {
    let site = try SampleSite().bulletin("notices/a").bulletin("notices/draft", matter: "draft: true")
      .bulletin("notices/later", date: "2024-12-01")
      .bulletin("notices/gone", matter: "withdrawn: {date: 2024-06-01, reason: 有误}")
    _ = try chromium(site, Self.writes)
    let draft = try pdf(site, "content/notices/draft.md")
    #expect(draft.status == 2)
    #expect(draft.errors.contains("content/notices/draft.md is a draft; print it with --drafts"))
    #expect(try pdf(site, "content/notices/draft.md", "--drafts").status == 0)
    #expect(try pdf(site, "content/notices/later.md").errors.contains("print it with --future"))
    let gone = try pdf(site, "content/notices/gone.md")
    #expect(gone.errors.contains("was withdrawn") && gone.errors.contains("is at /notices/gone/"))
    #expect(try pdf(site, "/notices/gone/").status == 0)
    #expect(try pdf(site, "/notice/a/").errors.contains("no page at /notice/a/; did you mean /notices/a/?"))
    #expect(try pdf(site, "content/none.md").errors.contains("no page of the site is made from content/none.md"))
    #expect(try pdf(site, "/../x").status == 2)
    #expect(try pdf(site, "/notices/a/", "--output", "out").errors.contains("--to"))
    #expect(try pdf(site, "/notices/a/", "--time-limit", "0").status == 2)
    #expect(try pdf(site).status == 2)
  }

  @Test("a site with errors prints nothing and ends as a build does")
  func siteErrors() throws {
    let site = try SampleSite().bulletin("notices/a").bulletin("notices/b", "[x](none.md)")
    _ = try chromium(site, Self.writes)
    let result = try pdf(site, "/notices/a/")
    #expect(result.status == 1)
    #expect(result.errors.contains("none.md"))
    #expect(!site.folder.exists("notices-a.pdf"))
  }
}
