import Markup

/// A SARIF 2.1.0 log with one run.
///
/// Source: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0" with Errata 01; beyond it
/// GitHub Docs, "SARIF support for code scanning": each rule has both descriptions and a help text, each result a place
/// with a line and a fingerprint.
package struct SARIFReporter: Reporter {
  /// What relative addresses are relative to: the name that GitHub and others use for the root of the repository.
  private static let rootID = "%SRCROOT%"

  private let version: String
  private let root: String

  /// - Parameters:
  ///   - version: the version of the tool.
  ///   - root: what leads from the repository to the source folder, such as `sites/city/`; empty where they are the
  ///     same.
  package init(version: String, root: String = "") {
    self.version = version
    self.root = root
  }

  package func report(_ diagnostics: [Diagnostic]) -> String {
    let rules = Set(diagnostics.map(\.kind)).sorted { $0.id < $1.id }
    let indices = Dictionary(rules.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    var json = JSONText()
    json.object { log in
      log.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      log.member("version", "2.1.0")
      log.array("runs", [diagnostics]) { json, diagnostics in
        json.object { run in
          run.object("tool") { $0.object("driver") { self.driver(&$0, rules) } }
          run.array("invocations", [true]) { json, _ in json.object { $0.member("executionSuccessful", true) } }
          run.object("originalUriBaseIds") { bases in
            bases.object(Self.rootID) { base in
              base.object("description") { $0.member("text", "The root of the repository.") }
            }
          }
          run.member("columnKind", "unicodeCodePoints")
          run.array("results", zip(diagnostics, Fingerprints.of(diagnostics))) { json, finding in
            json.object { self.result(&$0, finding.0, rule: indices[finding.0.kind], fingerprint: finding.1) }
          }
        }
      }
    }
    return json.text + "\n"
  }

  private func driver(_ driver: inout JSONText.Object, _ rules: [DiagnosticKind]) {
    driver.member("name", "bulletin")
    driver.member("version", version)
    driver.member("semanticVersion", version)
    driver.array("rules", rules) { json, kind in
      json.object { rule in
        rule.member("id", kind.id)
        rule.object("shortDescription") { $0.member("text", kind.title) }
        rule.object("fullDescription") { $0.member("text", kind.explanation) }
        rule.object("help") {
          $0.member("text", kind.explanation)
          $0.member("markdown", kind.explanation)
        }
        rule.object("defaultConfiguration") { $0.member("level", kind.severity.rawValue) }
        rule.object("properties") { properties in
          properties.array("tags", [kind.stage.tag]) { $0.value($1) }
          properties.member("precision", "very-high")
          properties.member("problem.severity", kind.severity == .note ? "recommendation" : kind.severity.rawValue)
        }
      }
    }
  }

  private func result(
    _ result: inout JSONText.Object, _ diagnostic: Diagnostic, rule: Int?, fingerprint: String
  ) {
    result.member("ruleId", diagnostic.kind.id)
    if let rule { result.member("ruleIndex", rule) }
    result.member("level", diagnostic.severity.rawValue)
    // A note without a place cannot be a related location, so that the message has to carry it.
    let remarks = diagnostic.notes.filter { $0.location == nil }.map(\.message)
    let sentences = [diagnostic.message] + remarks + (diagnostic.remedy.map { ["Help: \($0)"] } ?? [])
    result.object("message") { $0.member("text", Self.messageText(sentences.joined(separator: ". "))) }
    result.array("locations", [ReportedPlace.of(diagnostic)]) { json, location in
      json.object { $0.object("physicalLocation") { self.place(&$0, location) } }
    }
    result.object("partialFingerprints") { $0.member("finding/v1", fingerprint) }
    if let fix = diagnostic.fix {
      result.array("fixes", [fix]) { json, fix in json.object { self.fix(&$0, fix) } }
    }
    let related = diagnostic.notes.filter { $0.location != nil }
    if !related.isEmpty {
      result.array("relatedLocations", related) { json, note in
        json.object { item in
          if let location = note.location { item.object("physicalLocation") { self.place(&$0, location) } }
          item.object("message") { $0.member("text", Self.messageText(note.message)) }
        }
      }
    }
  }

  /// Section 3.11.5: braces are doubled, since one pair around a number is a placeholder. Section 3.11.6: text in
  /// brackets before a parenthesis would be a link; no text of ours has one.
  private static func messageText(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x5D, 0x7B, 0x7D].contains($0) }) else { return text }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == "(", previous == "]" {
        result.removeLast()
        result.append(contentsOf: "\\]".unicodeScalars)
      }
      if scalar == "{" || scalar == "}" { result.append(scalar) }
      result.append(scalar)
      previous = scalar
    }
    return String(result)
  }

  /// Section 3.55: a fix is a set of replacements, each of a region that is deleted and what is inserted.
  private func fix(_ fix: inout JSONText.Object, _ change: Diagnostic.Fix) {
    fix.array("artifactChanges", [change]) { json, change in
      json.object { item in
        item.object("artifactLocation") { self.artifact(&$0, change.location.path) }
        item.array("replacements", [change]) { json, change in
          json.object { replacement in
            // Nothing is deleted where a text is put in: a region that ends where it begins.
            replacement.object("deletedRegion") { self.region(&$0, change.location, isPoint: true) }
            replacement.object("insertedContent") { $0.member("text", change.replacement) }
          }
        }
      }
    }
  }

  private func place(_ place: inout JSONText.Object, _ location: SourceLocation) {
    place.object("artifactLocation") { artifact(&$0, location.path) }
    place.object("region") { region(&$0, location) }
  }

  private func artifact(_ artifact: inout JSONText.Object, _ path: String) {
    artifact.member("uri", Self.reference(to: root + path))
    artifact.member("uriBaseId", Self.rootID)
  }

  private func region(_ region: inout JSONText.Object, _ location: SourceLocation, isPoint: Bool = false) {
    region.member("startLine", location.line)
    region.member("startColumn", location.column)
    if location.length > 0 || isPoint { region.member("endColumn", location.column + location.length) }
  }

  /// A relative reference; a colon in its first segment would be read as the end of a scheme (RFC 3986, section 4.2).
  private static func reference(to path: String) -> String {
    var uri = Bytes()
    for (index, name) in path.split(separator: "/").enumerated() {
      if index > 0 { uri.append(UInt8(ascii: "/")) }
      if index == 0, name.utf8.contains(UInt8(ascii: ":")) { uri.append(literal: "./") }
      uri.append(pathSegment: String(name))
    }
    return uri.text
  }
}

extension DiagnosticKind.Stage {
  /// A name for filters of services.
  fileprivate var tag: String {
    switch self {
    case .configuration: "configuration"
    case .file: "files"
    case .frontMatter: "front-matter"
    case .markdown: "markdown"
    case .template: "templates"
    case .site: "site"
    case .output: "output"
    }
  }
}
