import Markup

/// What tells a folder from the site that a manifest describes.
package struct MirrorReport: Sendable {
  /// By the bytes of their paths.
  package let differences: [FolderDifference]
  /// Number of files that the manifest lists.
  package let fileCount: Int
  package let signature: SignatureStatus
  let keyWasGiven: Bool

  /// Whether the folder holds what was published, and the signature does not say otherwise.
  package var isSame: Bool { differences.isEmpty && signature.isGood(keyWasGiven: keyWasGiven) }

  /// For people: a line for each difference, one for the signature, and a summary.
  package var lines: [String] {
    differences.map(Self.line) + [signatureLine, summary]
  }

  /// The lines of all that is not as it should be.
  package var faultLines: [String] {
    differences.map(Self.line) + (signature.isGood(keyWasGiven: keyWasGiven) ? [] : [signatureLine])
  }

  private static func line(_ difference: FolderDifference) -> String {
    switch difference.kind {
    case .missing: "missing  \(difference.path)"
    case .extra: "extra    \(difference.path)"
    default: "changed  \(difference.path)" + (difference.reason.map { ": \($0)" } ?? "")
    }
  }

  private var signatureLine: String {
    switch signature {
    case .unsigned: keyWasGiven ? "signature missing: the manifest is not signed" : "The manifest is not signed."
    case .notChecked(let id): "Signed by the key \(id); not checked, since no --key was given."
    case .valid(let id): "Signed by the key \(id): valid."
    case .invalid(let reason): "signature invalid: \(reason)"
    case .ofOtherKey(let id): "signature of another key: \(id)"
    }
  }

  private var summary: String {
    if differences.isEmpty { return "\(fileCount) files, all as published." }
    let missing = differences.count { $0.kind == .missing }
    let changed = differences.count(where: \.isChange)
    let extra = differences.count { $0.kind == .extra }
    return "\(fileCount) files in the manifest: \(missing) missing, \(changed) changed, \(extra) extra."
  }

  /// For programs.
  package var json: Bytes {
    var json = JSONText()
    json.object { report in
      report.member("same", isSame)
      report.member("files", fileCount)
      report.object("signature") { signature in
        signature.member("status", statusName)
        signature.member("keyId", keyID)
        if case .invalid(let reason) = self.signature { signature.member("reason", reason) }
      }
      report.array("missing", differences.filter { $0.kind == .missing }) { $0.value($1.path) }
      report.array("changed", differences.filter(\.isChange)) { json, difference in
        json.object { entry in
          entry.member("path", difference.path)
          entry.member("reason", difference.reason)
        }
      }
      report.array("extra", differences.filter { $0.kind == .extra }) { $0.value($1.path) }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private var statusName: String {
    switch signature {
    case .unsigned: "unsigned"
    case .notChecked: "not-checked"
    case .valid: "valid"
    case .invalid: "invalid"
    case .ofOtherKey: "other-key"
    }
  }

  private var keyID: String? {
    switch signature {
    case .notChecked(let id), .valid(let id), .ofOtherKey(let id): id
    case .unsigned, .invalid: nil
    }
  }
}
