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
    let originalUriBaseIds: [String: Base]
    let invocations: [Invocation]
    let results: [Result]
  }
  private struct Base: Decodable { let description: Message }
  private struct Invocation: Decodable { let executionSuccessful: Bool }
  private struct Tool: Decodable { let driver: Driver }
  private struct Driver: Decodable {
    let name: String
    let version: String
    let rules: [Rule]
  }
  private struct Rule: Decodable {
    let id: String
    let shortDescription: Message
    let fullDescription: Message
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
    let ruleIndex: Int
    let level: String
    let message: Message
    let locations: [Location]
    let partialFingerprints: [String: String]
    let fixes: [Fix]?
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
  private struct Fix: Decodable { let artifactChanges: [Change] }
  private struct Change: Decodable {
    let artifactLocation: Artifact
    let replacements: [Replacement]
  }
  private struct Replacement: Decodable {
    let deletedRegion: Region
    let insertedContent: Message
  }
  private struct Artifact: Decodable {
    let uri: String
    let uriBaseId: String
  }
  private struct Region: Decodable, Equatable {
    let startLine: Int
    let startColumn: Int
    let endColumn: Int?
  }

  private func run(_ diagnostics: [Diagnostic], root: String = "") throws -> Run {
    let text = SARIFReporter(version: "1.2.3", root: root).report(diagnostics)
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
    #expect(run.tool.driver.rules[0].fullDescription.text == "Keys are fixed; see `extra`.")
    #expect(run.originalUriBaseIds.keys.map(\.self) == ["%SRCROOT%"])
    #expect(run.invocations.map(\.executionSuccessful) == [true])
  }

  @Test("each finding is a result with its place, related places and help")
  func printsFindings() throws {
    let results = try run(Samples.diagnostics).results
    #expect(results.map(\.ruleId) == ["front-matter-unknown-key", "link-broken", "page-hint"])
    #expect(results.map(\.level) == ["error", "warning", "note"])
    #expect(results[0].message.text == "unknown key \"titel\". Help: did you mean \"title\"?")
    let place = try #require(results[0].locations.first?.physicalLocation)
    #expect(place.artifactLocation.uri == "content/%E9%80%9A%E7%9F%A5/a.md")
    #expect(place.region == Region(startLine: 2, startColumn: 1, endColumn: 6))
    #expect(results[0].relatedLocations == nil)

    #expect(results[1].message.text == "100% broken: a, b. nothing else links to it")
    let related = try #require(results[1].relatedLocations?.first)
    #expect(results[1].relatedLocations?.count == 1)
    #expect(related.message?.text == "moved here\nlong ago")
    #expect(related.physicalLocation.region == Region(startLine: 7, startColumn: 3, endColumn: nil))
    #expect(results.map(\.ruleIndex) == [0, 1, 2])
  }

  @Test("what no file is to blame for stands at the settings, since services refuse a result without a place")
  func standsIn() throws {
    let results = try run(Samples.diagnostics, root: "sites/城市/").results
    let place = try #require(results[2].locations.first?.physicalLocation)
    #expect(place.artifactLocation.uri == "sites/%E5%9F%8E%E5%B8%82/content/site.yaml")
    #expect(place.artifactLocation.uriBaseId == "%SRCROOT%")
    #expect(place.region.startLine == 1)
  }

  @Test("a fix says what goes and what comes, also where nothing goes")
  func fixes() throws {
    func replacement(length: Int) throws -> Replacement {
      let place = SourceLocation(path: "a.md", line: 3, column: 4, length: length)
      let finding = Diagnostic(.hint, "m", at: place, fix: .init(at: place, replacement: "27起"))
      let change = try #require(try run([finding]).results.first?.fixes?.first?.artifactChanges.first)
      #expect(change.artifactLocation.uri == "a.md")
      return try #require(change.replacements.first)
    }
    #expect(try replacement(length: 3).deletedRegion == Region(startLine: 3, startColumn: 4, endColumn: 7))
    #expect(try replacement(length: 0).deletedRegion == Region(startLine: 3, startColumn: 4, endColumn: 4))
    #expect(try replacement(length: 0).insertedContent.text == "27起")
  }

  @Test("nothing in a message is taken for a placeholder or a link (sections 3.11.5 and 3.11.6)")
  func messages() throws {
    let finding = Diagnostic(.hint, "{0} and [27起](figure:deaths) [a] (b)", at: nil)
    #expect(
      try run([finding]).results.first?.message.text == "{{0}} and [27起\\](figure:deaths) [a] (b)")
  }

  @Test(
    "a path becomes a relative reference",
    arguments: [
      ("a b/c%.md", "a%20b/c%25.md"), ("a:b/c:d.md", "./a:b/c:d.md"), ("x?#[1].md", "x%3F%23%5B1%5D.md"),
    ])
  func encodesPaths(path: String, uri: String) throws {
    let results = try run([Diagnostic(.hint, "m", at: SourceLocation(path: path))]).results
    #expect(results[0].locations.first?.physicalLocation.artifactLocation.uri == uri)
  }

  @Test("no findings are a run with no results")
  func printsNoFindings() throws {
    let run = try run([])
    #expect(run.results.isEmpty)
    #expect(run.tool.driver.rules.isEmpty)
  }
}
