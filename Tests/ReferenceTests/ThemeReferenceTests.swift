import Foundation
import SampleSites
import SiteBuild
import Testing

@Suite("The reference page about the theme")
struct ThemeReferenceTests {
  /// 2024-09-10.
  private static let now = 1_725_926_400

  /// The files that the page shows: a block of code whose fence names one.
  private static func files() throws -> [(path: String, text: String)] {
    var files: [(path: String, text: String)] = []
    var isOpen = false
    for line in try GeneratedPart.read("theme.md").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        let words = line.split(separator: " ")
        isOpen = !isOpen && words.count == 2
        if isOpen { files.append((String(words[1]), "")) }
      } else if isOpen {
        files[files.count - 1].text += line + "\n"
      }
    }
    return files
  }

  @Test("The second look is built without a finding, and shares all templates but two")
  func secondLook() async throws {
    let site = try SampleSite()
    for file in try Self.files() { try site.file(file.path, file.text) }
    var request = BuildRequest(source: site.folder.path, output: site.output, now: Self.now, toolVersion: "test")
    request.isStrict = true
    let report = await Build.run(request)
    #expect(report.diagnostics == [])
    let home = try #require(site.site.text("index.html"))
    #expect(home.contains("In an emergency call 999.") && home.contains("<img src=\"/assets/mark.svg\" alt=\"\">"))
    #expect(home.contains("2 September 2024</time><br><a href=\"/notices/scaffolding/\">"))
    let style = try #require(
      site.site.files.keys.first { $0.hasPrefix("assets/style.") }.flatMap { site.site.text($0) })
    #expect(style.contains("--brand:#00573f;--on-brand:#ffffff") && style.contains("--page:66rem"))
    #expect(site.site.text("notices/scaffolding/index.html")?.contains("/district/Eastport/") == true)
  }

  @Test("The page lists the tokens of the style sheet")
  func tokens() throws {
    let url = GeneratedPart.repository.appending(path: "templates/assets/style.css")
    let sheet = try String(contentsOf: url, encoding: .utf8)
    let start = try #require(sheet.range(of: ":root {")?.upperBound)
    let stop = try #require(sheet[start...].range(of: "\n}")?.lowerBound)
    var text = "| Token | Value |\n|---|---|\n"
    for match in sheet[start..<stop].matches(of: /--([a-z0-9-]+): ([^;]+);/) {
      text += "| `\(match.1)` | `\(match.2)` |\n"
    }
    try GeneratedPart(page: "theme.md", name: "tokens", text: text).check()
  }
}
