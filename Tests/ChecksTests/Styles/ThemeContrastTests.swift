import Diagnostics
import SampleSites
import SiteBuild
import Testing

@testable import Checks

@Suite("Contrast of a theme")
struct ThemeContrastTests {
  private let page = "<p class=\"a\">文</p><p><a href=\"/\">页</a></p><input name=\"q\" aria-label=\"q\"><h2>大</h2>"

  private func findings(_ css: String, body: String? = nil) async throws -> [Diagnostic] {
    let site = try SampleSite().bulletin("notices/a").file("templates/assets/style.css", css).file(
      "templates/layout.mustache",
      "<!DOCTYPE html><html lang=\"zh\"><head><title>{{title}}</title></head><body>{{$main}}{{/main}}"
        + "\(body ?? page)</body></html>")
    return await site.findings()
  }

  private func messages(_ css: String, body: String? = nil) async throws -> [String] {
    try await findings(css, body: body).map(\.message)
  }

  @Test("that is enough is not told of")
  func enough() async throws {
    #expect(try await messages("body { color: #222; background: #fff } a { color: #0b4fa0 }") == [])
    #expect(try await messages("h2 { color: #888; font-size: 1.5rem }") == [])
  }

  @Test("is told at the declaration, with both colours and the ground's place")
  func tooLittle() async throws {
    let found = try await findings(":root { --ink: #999 }\nbody { background: white }\n.a { color: var(--ink) }")
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.kind == .contrastOfText && finding.severity == .warning)
    #expect(
      finding.message == "the text of <p class=\"a\"> has a contrast of 2.84 : 1: #999999 on #ffffff, in light colours")
    #expect(finding.location == SourceLocation(path: "templates/assets/style.css", line: 3, column: 6, length: 5))
    #expect(finding.notes.first?.location?.line == 2)
    #expect(finding.remedy == "take a colour that reaches 4.5 : 1")
  }

  @Test(
    "is computed by the cascade",
    arguments: [
      ("p { color: #999 } .a { color: #222 } p { color: #333 }", 0),
      ("body { color: #888 }", 1),
      ("body { background: #333; color: #eee } a { color: #eee } h2, h1 { color: #fff }", 0),
      (".a { color: rgb(0 0 0 / 30%) }", 1), (".a { opacity: 0.4 }", 1), (".a { color: #999; display: none }", 0),
      (".a { color: #999; position: absolute }", 0), (".a { background: url(\"/a.png\"); color: #999 }", 0),
      (".a { background: linear-gradient(red, blue); color: #999 }", 0), (".a { color: var(--none, #999) }", 1),
      (".a { color: var(--none) }", 0), (".a { color: oklch(0.9 0 0) }", 0),
      ("a { color: #0000ee !important } a { color: #ccc }", 0),
      (".a { background: #000 } ", 1), ("@media print { .a { color: #999 } }", 0),
      ("p:nth-child(2n) { background: #444 }", 2),
      ("a:hover { color: #ccc }", 1), ("h2 { color: #888; font-weight: 400; font-size: 1.25rem }", 1),
    ])
  func cascade(css: String, count: Int) async throws {
    let found = try await messages(css).filter { !$0.contains("there is no file") }
    #expect(min(found.count, 2) == count, "\(found)")
  }

  @Test("is computed for dark colours, more contrast and narrow screens")
  func surroundings() async throws {
    let dark =
      "@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } a { color: #9cf } .a { color: #444 } }"
    #expect(try await messages(dark).first?.hasSuffix("in dark colours") == true)
    let more = "@media (prefers-contrast: more) { .a { color: #777 } }"
    #expect(try await messages(more).first?.hasSuffix("in light colours with more contrast") == true)
    let narrow = "@media (max-width: 30rem) { .a { color: #999 } }"
    #expect(try await messages(narrow).first?.hasSuffix("in light colours, on a narrow screen") == true)
  }

  @Test("is asked of fields and of the mark of the focus")
  func controls() async throws {
    let border = try await findings("input { border: 1px solid #ddd; background: #fff }")
    #expect(border.map(\.kind) == [.contrastOfControls])
    #expect(try await findings("input { border: 1px solid #767676; background: #fff }") == [])
    let focus = try await findings("a:focus-visible { outline: 2px solid #ddd }")
    #expect(focus.map(\.kind) == [.contrastOfControls])
    #expect(focus.first?.message.contains("with the focus") == true)
    #expect(try await findings("input[disabled] { color: #ccc }", body: "<input disabled aria-label=q>") == [])
  }

  @Test("goes with files that style sheets name")
  func files() async throws {
    let found = try await findings(".a { background: url(\"none.png\") }\n.b { background: url(data:,x) }")
    #expect(found.map(\.kind) == [.styleFileMissing])
    #expect(found.first?.message == "there is no file \"assets/none.png\" in the site")
    #expect(found.first?.location == SourceLocation(path: "templates/assets/style.css", line: 1, column: 23, length: 8))
  }
}
