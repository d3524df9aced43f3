import Markup
import Privacy
import Synchronization

/// Looks for personal data in every file of the output before it is published. From many tasks at once.
final class OutputScan: Sendable {
  /// One text, wherever it would be published.
  struct Hit: Sendable {
    let finding: PersonalDataFinding
    /// Output files that hold it.
    var outputs: Set<String>
    /// The source files of those outputs that have one: the bulletin of a page, a copied file.
    var origins: Set<String>
  }

  private struct Key: Hashable {
    let kind: PersonalDataKind
    let text: String
  }

  /// Different texts of one file that are kept: a leaked column has one fault, not a hundred thousand.
  private static let limit = 200
  private let found = Mutex<[Key: Hit]>([:])

  /// - Parameter origin: the source file that the output shows, if it shows one.
  func see(_ path: String, _ bytes: Bytes, origin: String?) {
    let findings = PersonalDataScan.find(in: bytes, name: path)
    guard !findings.isEmpty else { return }
    found.withLock { found in
      for finding in findings.prefix(Self.limit) {
        let key = Key(kind: finding.kind, text: finding.kind.isOfFile ? path + finding.text : finding.key)
        found[key, default: Hit(finding: finding, outputs: [], origins: [])].outputs.insert(path)
        if let origin { found[key]?.origins.insert(origin) }
      }
    }
  }

  /// All that was found, in an order that does not depend on scheduling.
  var hits: [Hit] {
    found.withLock { found in
      found.sorted { ($0.key.kind.rawValue, $0.key.text) < ($1.key.kind.rawValue, $1.key.text) }.map(\.value)
    }
  }
}
