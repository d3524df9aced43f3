import Checks
import Diagnostics
import Foundation
import Importing
import Publishing
import SiteBuild
import SiteModel
import Templates
import Testing

@Suite("Reference pages")
struct ReferenceTests {
  /// Those of builds, of importing and of copies.
  private static let findings = CheckDiagnostics.all + ImportDiagnostics.all + CopyDiagnostics.all

  @Test("list every finding with its meaning")
  func diagnostics() throws {
    let stages: [(DiagnosticKind.Stage, String)] = [
      (.configuration, "Configuration"), (.file, "Files"), (.frontMatter, "YAML and front matter"),
      (.markdown, "Markdown"), (.template, "Templates"), (.site, "The site as a whole"), (.output, "Output"),
    ]
    #expect(stages.count == DiagnosticKind.Stage.allCases.count)
    var text = ""
    for (stage, title) in stages {
      text += "## \(title)\n\n"
      for kind in Self.findings.filter({ $0.stage == stage }).sorted(by: { $0.id < $1.id }) {
        text += "### \(kind.id)\n\n\(kind.title) (*\(kind.severity.rawValue)*)\n\n\(kind.explanation)\n\n"
      }
    }
    try GeneratedPart(page: "diagnostics.md", name: "diagnostics", text: text).check()
  }

  @Test("give every finding an id of its own")
  func ids() {
    let ids = Self.findings.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") } })
  }

  @Test("list every kind of finding that the sources declare")
  func declaredKinds() throws {
    let sources = GeneratedPart.repository.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    let known = Set(Self.findings.map(\.id))
    for file in files ?? [] where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /DiagnosticKind\(\s*"([a-z0-9-]+)"/) {
        #expect(known.contains(String(match.1)), "\(file.lastPathComponent) declares \(match.1), which no list holds")
      }
    }
  }

  @Test("list every name that templates may use")
  func templates() throws {
    let text = ReferenceWriter.markdown(title: "", roots: ThemeRoots.all([]))
    let withoutTitle = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
    try GeneratedPart(page: "templates.md", name: "templates", text: withoutTitle.joined(separator: "\n")).check()
  }

  @Test("list the fields of every built-in kind")
  func kinds() throws {
    var text = ""
    for kind in KindDefinition.builtIn {
      text += "### \(kind.name)\n\n"
      if kind.needsKnownDate { text += "The date must be known.\n\n" }
      guard !kind.fields.isEmpty else {
        text +=
          "For pages such as \"About\". No fields of its own; needs no date, and without one it is outside the stream.\n\n"
        continue
      }
      text += "| Field | Type | Meaning |\n|---|---|---|\n"
      for field in kind.fields {
        let type = field.type == .choice ? field.choices.map { "`\($0)`" }.joined(separator: ", ") : field.type.rawValue
        text += "| `\(field.name)` | \(type)\(field.isRequired ? ", required" : "") | \(field.meaning) |\n"
      }
      text += "\n"
    }
    try GeneratedPart(page: "front-matter.md", name: "kinds", text: text).check()
  }

  @Test("name every key of front matter", arguments: FrontMatterReader.commonKeys)
  func frontMatterKey(key: String) throws {
    #expect(try GeneratedPart.read("front-matter.md").contains("\n| `\(key)` |"))
  }

  @Test("name every key of site.yaml, in an example that has no faults")
  func siteKeys() throws {
    let page = try GeneratedPart.read("site-yaml.md")
    let start = try #require(page.range(of: "```yaml\n")?.upperBound)
    let stop = try #require(page[start...].range(of: "\n```")?.lowerBound)
    var found: [Diagnostic] = []
    let example = SourceFile(path: "content/site.yaml", bytes: Array(page[start..<stop].utf8))
    let configuration = try #require(ConfigurationReader.read(example, into: &found))
    #expect(found.isEmpty)
    #expect(configuration.kind(named: "drill")?.fields.count == 3)

    // The reader names all keys that it knows when it meets one that is like none of them.
    let strange = SourceFile(path: "content/site.yaml", bytes: Array("qqqqqqqqqqqq: 1".utf8))
    _ = ConfigurationReader.read(strange, into: &found)
    let help = try #require(found.compactMap(\.remedy).first { $0.hasPrefix("known keys are ") })
    for key in help.dropFirst("known keys are ".count).split(separator: ", ") {
      #expect(page.contains("\n| `\(key)` |"), "site-yaml.md does not name \(key)")
      #expect(page.contains("\n\(key):"), "the example of site-yaml.md does not use \(key)")
    }
  }
}
