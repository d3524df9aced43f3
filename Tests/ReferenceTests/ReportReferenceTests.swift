import Checks
import Diagnostics
import Foundation
import Importing
import Publishing
import SampleSites
import Testing

@Suite("Reference of reports")
struct ReportReferenceTests {
  /// A site with a finding that has a fix and notes, and one without a place.
  private func site() throws -> SampleSite {
    try SampleSite().content(
      "statistics/2024-08.md",
      "---\ntitle: 8月事故\nkind: statistics\ndate: 2024-09-05\nperiod: 2024-08\n---\n\n共[3起](figure:accidents)。\n"
    )
    .content("data/accidents.csv", "date\n2024-08-01\n2024-08-02\n")
    .content(
      "data/datapackage.yaml",
      """
      resources:
        - name: accidents
          path: accidents.csv
          schema: {fields: [{name: date, type: date}]}

      """
    )
    .content(
      "data/measures.yaml",
      "measures:\n  accidents: {label: 事故起数, unit: 起, resource: accidents, count: rows, time: date}\n"
    )
    .content("notices/a.md", "---\ntitle: 通报\nkind: notice\ndate: 2024-05-01\n---\n\n[附件](missing.pdf)\n")
    .file("site/old.html", "<p>")
  }

  private func report(_ site: SampleSite) throws -> String {
    let folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    let process = Process()
    process.executableURL = folder.appending(path: "bulletin")
    process.arguments = [
      "check", "--source", site.folder.path, "--format", "json", "--clock", "2024-09-10T08:00:00+08:00", "--quiet",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test("the example of the JSON report is what the program prints")
  func example() throws {
    let text = "```json\n\(Self.indented(try report(site())))\n```\n"
    try GeneratedPart(page: "reports.md", name: "example", text: text).check()
  }

  @Test("every member of the JSON report is described, with the type that it has")
  func members() throws {
    let text = try report(site())
    let document = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let page = try GeneratedPart.read("reports.md")
    let table = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
    func expectDescribed(_ object: [String: Any]) {
      for (name, value) in object {
        let row = table.first {
          $0.split(separator: "|").first?.contains("`\(name)`") == true || $0.contains("`\(name)`")
        }
        #expect(row != nil, "reports.md does not describe \(name)")
        for inner in value as? [[String: Any]] ?? [value as? [String: Any] ?? [:]] { expectDescribed(inner) }
      }
    }
    expectDescribed(document)
    let findings = try #require(document["diagnostics"] as? [[String: Any]])
    let names = Set(findings.flatMap(\.keys))
    // The example shows all of them.
    #expect(names == ["id", "severity", "message", "file", "line", "column", "length", "help", "fix", "notes"])
    for finding in findings {
      for name in ["id", "severity", "message", "file", "help"] { #expect(finding[name] is String?) }
      for name in ["line", "column", "length"] { #expect(finding[name] is Int?) }
      #expect(finding["notes"] is [[String: Any]])
    }
  }

  @Test("the texts of every rule are such as code scanning takes")
  func rules() {
    for kind in CheckDiagnostics.all + ImportDiagnostics.all + CopyDiagnostics.all {
      #expect(!kind.title.isEmpty && kind.title.count <= 1024, "\(kind.id)")
      #expect(!kind.explanation.isEmpty && kind.explanation.count <= 1024, "\(kind.id): \(kind.explanation.count)")
      #expect(kind.id.count <= 255)
    }
  }

  /// A JSON document on several lines: objects with few members stay on one.
  private static func indented(_ json: String) -> String {
    var result = ""
    var depth = 0
    var isText = false
    var isEscaped = false
    for character in json.trimmingCharacters(in: .whitespacesAndNewlines) {
      defer { isEscaped = isText && character == "\\" && !isEscaped }
      if character == "\"", !isEscaped { isText.toggle() }
      if isText {
        result.append(character)
        continue
      }
      switch character {
      case "{", "[":
        depth += 1
        result += "\(character)\n" + String(repeating: "  ", count: depth)
      case "}", "]":
        depth -= 1
        result += "\n" + String(repeating: "  ", count: depth) + "\(character)"
      case ",": result += ",\n" + String(repeating: "  ", count: depth)
      case ":": result += ": "
      default: result.append(character)
      }
    }
    return result.replacing(/\[\s+\]/, with: "[]").replacing(/\{\s+\}/, with: "{}")
  }
}
