import Foundation
import Testing

@testable import Diagnostics

struct GitLabReporterTests {
  /// What GitLab requires of an issue.
  private struct Issue: Decodable {
    let description: String
    let check_name: String
    let fingerprint: String
    let severity: String
    let location: Location
  }
  private struct Location: Decodable {
    let path: String
    let lines: Lines
  }
  private struct Lines: Decodable { let begin: Int }

  private func issues(_ diagnostics: [Diagnostic], root: String = "") throws -> [Issue] {
    try JSONDecoder().decode([Issue].self, from: Data(GitLabReporter(root: root).report(diagnostics).utf8))
  }

  @Test("each finding is an issue with all that merge requests need")
  func printsFindings() throws {
    let issues = try issues(Samples.diagnostics)
    #expect(issues.map(\.check_name) == ["front-matter-unknown-key", "link-broken", "page-hint"])
    #expect(issues.map(\.severity) == ["critical", "minor", "info"])
    #expect(issues[0].description == "unknown key \"titel\". Help: did you mean \"title\"?")
    #expect(issues[1].description == "100% broken: a, b. nothing else links to it")
    #expect(issues.map(\.location.path) == ["content/通知/a.md", "content/通知/a.md", "content/site.yaml"])
    #expect(issues.map(\.location.lines.begin) == [2, 4, 1])
    #expect(issues.map(\.fingerprint) == Fingerprints.of(Samples.diagnostics))
  }

  @Test("paths begin at the root of the repository, and a description is one line")
  func paths() throws {
    let finding = Diagnostic(.hint, "a\nb", at: SourceLocation(path: "content/a.md"))
    let issue = try #require(try issues([finding], root: "sites/city/").first)
    #expect(issue.location.path == "sites/city/content/a.md")
    #expect(issue.description == "a b")
  }

  @Test("no findings are an empty report")
  func printsNothing() throws {
    #expect(GitLabReporter().report([]) == "[]\n")
  }
}
