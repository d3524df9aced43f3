import Markup
import Privacy
import Synchronization

/// Looks for personal data in every file of the output before it is published. From many tasks at once.
final class OutputScan: Sendable {
  /// One text, wherever it would be published.
  struct Hit: Sendable {
    var finding: PersonalDataFinding
    /// Output files that hold it.
    var outputs: Set<String>
    /// The source files of those outputs that have one: the bulletin of a page, a copied file.
    var origins: Set<String>
  }

  private struct Key: Hashable {
    let kind: PersonalDataKind
    let text: String
  }

  private let found = Mutex<[Key: Hit]>([:])

  /// The name of a file is published as well as its contents.
  ///
  /// - Parameter origin: the source file that the output shows, if it shows one.
  /// - Returns: whether anything was found.
  @discardableResult
  func see(_ path: String, _ bytes: Bytes, origin: String?) -> Bool {
    let findings = PersonalDataScan.find(inPath: path) + PersonalDataScan.find(in: bytes, name: path)
    guard !findings.isEmpty else { return false }
    found.withLock { found in
      for finding in findings {
        let key = Key(kind: finding.kind, text: finding.kind.isOfFile ? path + finding.text : finding.key)
        var hit = found[key] ?? Hit(finding: finding, outputs: [], origins: [])
        // Of several ways to write the same, one that does not depend on which file was seen first.
        if finding.text < hit.finding.text { hit.finding = finding }
        hit.outputs.insert(path)
        if let origin { hit.origins.insert(origin) }
        found[key] = hit
      }
    }
    return true
  }

  /// All that was found, in an order that does not depend on scheduling.
  var hits: [Hit] {
    found.withLock { found in
      found.sorted { ($0.key.kind.rawValue, $0.key.text) < ($1.key.kind.rawValue, $1.key.text) }.map(\.value)
    }
  }
}
