import Markup

/// A SARIF 2.1.0 log with one run.
///
/// Source: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
package struct SARIFReporter: Reporter {
  private let version: String

  /// - Parameter version: the version of the tool.
  package init(version: String) { self.version = version }

  package func report(_ diagnostics: [Diagnostic]) -> String {
    var json = JSONText()
    json.object { log in
      log.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      log.member("version", "2.1.0")
      log.array("runs", [diagnostics]) { json, diagnostics in
        json.object { run in
          run.object("tool") { $0.object("driver") { self.driver(&$0, diagnostics) } }
          run.member("columnKind", "unicodeCodePoints")
          run.array("results", diagnostics) { json, diagnostic in
            json.object { self.result(&$0, diagnostic) }
          }
        }
      }
    }
    return json.text + "\n"
  }

  private func driver(_ driver: inout JSONText.Object, _ diagnostics: [Diagnostic]) {
    driver.member("name", "bulletin")
    driver.member("version", version)
    let kinds = Set(diagnostics.map(\.kind)).sorted { $0.id < $1.id }
    driver.array("rules", kinds) { json, kind in
      json.object { rule in
        rule.member("id", kind.id)
        rule.object("shortDescription") { $0.member("text", kind.title) }
        rule.object("help") {
          $0.member("text", kind.explanation)
          $0.member("markdown", kind.explanation)
        }
        rule.object("defaultConfiguration") { $0.member("level", kind.severity.rawValue) }
      }
    }
  }

  private func result(_ result: inout JSONText.Object, _ diagnostic: Diagnostic) {
    result.member("ruleId", diagnostic.kind.id)
    result.member("level", diagnostic.severity.rawValue)
    // A note without a place cannot be a related location, so that the message has to carry it.
    let remarks = diagnostic.notes.filter { $0.location == nil }.map(\.message)
    let sentences = [diagnostic.message] + remarks + (diagnostic.remedy.map { ["Help: \($0)"] } ?? [])
    result.object("message") { $0.member("text", sentences.joined(separator: ". ")) }
    if let location = diagnostic.location {
      result.array("locations", [location]) { json, location in
        json.object { $0.object("physicalLocation") { self.place(&$0, location) } }
      }
    }
    if let fix = diagnostic.fix {
      result.array("fixes", [fix]) { json, fix in json.object { self.fix(&$0, fix) } }
    }
    let related = diagnostic.notes.filter { $0.location != nil }
    if !related.isEmpty {
      result.array("relatedLocations", related) { json, note in
        json.object { item in
          if let location = note.location { item.object("physicalLocation") { self.place(&$0, location) } }
          item.object("message") { $0.member("text", note.message) }
        }
      }
    }
  }

  /// Section 3.55: a fix is a set of replacements, each of a region that is deleted and what is inserted.
  private func fix(_ fix: inout JSONText.Object, _ change: Diagnostic.Fix) {
    fix.array("artifactChanges", [change]) { json, change in
      json.object { item in
        item.object("artifactLocation") { $0.member("uri", Self.reference(to: change.location.path)) }
        item.array("replacements", [change] + change.more) { json, change in
          json.object { replacement in
            replacement.object("deletedRegion") { self.region(&$0, change.location) }
            replacement.object("insertedContent") { $0.member("text", change.replacement) }
          }
        }
      }
    }
  }

  private func place(_ place: inout JSONText.Object, _ location: SourceLocation) {
    place.object("artifactLocation") { $0.member("uri", Self.reference(to: location.path)) }
    place.object("region") { region(&$0, location) }
  }

  private func region(_ region: inout JSONText.Object, _ location: SourceLocation) {
    region.member("startLine", location.line)
    region.member("startColumn", location.column)
    if location.length > 0 { region.member("endColumn", location.column + location.length) }
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
