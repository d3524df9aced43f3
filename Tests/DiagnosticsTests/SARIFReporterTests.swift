import Foundation
import Testing

@testable import Diagnostics

struct SARIFReporterTests {
  // The parts of SARIF 2.1.0 that code-scanning services read, as Foundation decodes them: what is not optional here
  // is required there.
  private struct Log: Decodable {
    let version: String
    let runs: [Run]
  }
  private struct Run: Decodable {
    let tool: Tool
    let columnKind: String
    let results: [Result]
  }
  private struct Tool: Decodable { let driver: Driver }
  private struct Driver: Decodable {
    let name: String
    let version: String
    let rules: [Rule]
  }
  private struct Rule: Decodable {
    let id: String
    let shortDescription: Message
    let help: Message
    let defaultConfiguration: Configuration
  }
  private struct Configuration: Decodable { let level: String }
  private struct Message: Decodable {
    let text: String
    let markdown: String?
  }
  private struct Result: Decodable {
    let ruleId: String
    let level: String
    let message: Message
    let locations: [Location]?
    let relatedLocations: [Location]?
  }
  private struct Location: Decodable {
    let physicalLocation: Physical
    let message: Message?
  }
  private struct Physical: Decodable {
    let artifactLocation: Artifact
    let region: Region
  }
  private struct Artifact: Decodable { let uri: String }
  private struct Region: Decodable, Equatable {
    let startLine: Int
    let startColumn: Int
    let endColumn: Int?
  }

  private func run(_ diagnostics: [Diagnostic]) throws -> Run {
    let text = SARIFReporter(version: "1.2.3").report(diagnostics)
    #expect(text.hasPrefix(#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","#))
    #expect(text.hasSuffix("}\n"))
    let log = try JSONDecoder().decode(Log.self, from: Data(text.utf8))
    #expect(log.version == "2.1.0")
    #expect(log.runs.count == 1)
    return try #require(log.runs.first)
  }

  @Test("the run names the tool and each rule once, in order")
  func describesTool() throws {
    let run = try run(Samples.diagnostics + Samples.diagnostics)
    #expect(run.tool.driver.name == "bulletin")
    #expect(run.tool.driver.version == "1.2.3")
    #expect(run.columnKind == "unicodeCodePoints")
    #expect(run.tool.driver.rules.map(\.id) == ["front-matter-unknown-key", "link-broken", "page-hint"])
    #expect(run.tool.driver.rules.map(\.defaultConfiguration.level) == ["error", "warning", "note"])
    #expect(run.tool.driver.rules[0].shortDescription.text == "Unknown key")
    #expect(run.tool.driver.rules[0].help.markdown == "Keys are fixed; see `extra`.")
  }

  @Test("each finding is a result with its place, related places and help")
  func printsFindings() throws {
    let results = try run(Samples.diagnostics).results
    #expect(results.map(\.ruleId) == ["front-matter-unknown-key", "link-broken", "page-hint"])
    #expect(results.map(\.level) == ["error", "warning", "note"])
    #expect(results[0].message.text == "unknown key \"titel\". Help: did you mean \"title\"?")
    let place = try #require(results[0].locations?.first?.physicalLocation)
    #expect(place.artifactLocation.uri == "content/%E9%80%9A%E7%9F%A5/a.md")
    #expect(place.region == Region(startLine: 2, startColumn: 1, endColumn: 6))
    #expect(results[0].relatedLocations == nil)

    #expect(results[1].message.text == "100% broken: a, b. nothing else links to it")
    let related = try #require(results[1].relatedLocations?.first)
    #expect(results[1].relatedLocations?.count == 1)
    #expect(related.message?.text == "moved here\nlong ago")
    #expect(related.physicalLocation.region == Region(startLine: 7, startColumn: 3, endColumn: nil))
    #expect(results[2].locations == nil)
  }

  @Test(
    "a path becomes a relative reference",
    arguments: [
      ("a b/c%.md", "a%20b/c%25.md"), ("a:b/c:d.md", "./a:b/c:d.md"), ("x?#[1].md", "x%3F%23%5B1%5D.md"),
    ])
  func encodesPaths(path: String, uri: String) throws {
    let results = try run([Diagnostic(.hint, "m", at: SourceLocation(path: path))]).results
    #expect(results[0].locations?.first?.physicalLocation.artifactLocation.uri == uri)
  }

  @Test("no findings are a run with no results")
  func printsNoFindings() throws {
    let run = try run([])
    #expect(run.results.isEmpty)
    #expect(run.tool.driver.rules.isEmpty)
  }
}

@Suite("Changes in SARIF")
struct SARIFFixTests {
  @Test("that belong together are replacements of one fix")
  func replacements() {
    func place(_ column: Int) -> Diagnostics.SourceLocation {
      Diagnostics.SourceLocation(path: "a.md", line: 1, column: column, length: 1)
    }
    let fix = Diagnostic.Fix(
      at: place(2), replacement: "，", more: [Diagnostic.Fix(at: place(4), replacement: "：")])
    let text = SARIFReporter(version: "1").report([Diagnostic(.hint, "x", at: place(2), fix: fix)])
    #expect(text.ranges(of: "\"deletedRegion\"").count == 2)
    #expect(text.ranges(of: "\"artifactChanges\"").count == 1)
    #expect(text.contains(#""startColumn":4,"endColumn":5},"insertedContent":{"text":"："}"#))
  }
}
