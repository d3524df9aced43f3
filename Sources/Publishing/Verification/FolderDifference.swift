/// One file of a folder that is not as the manifest says.
package struct FolderDifference: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case missing
    /// It is there and the manifest does not list it.
    case extra
    case size(expected: Int, found: Int)
    /// The size is right, the SHA-256 is not.
    case content
    /// Something else has the name of the file, such as a folder or a link; links are never followed.
    case notAFile(String)
    case unreadable(String)
  }

  package let path: String
  package let kind: Kind

  package var isChange: Bool { kind != .missing && kind != .extra }

  /// What is wrong with a file that is there; nil when it is missing or extra.
  package var reason: String? {
    switch kind {
    case .missing, .extra: nil
    case .size(let expected, let found): "\(found) bytes instead of \(expected)"
    case .content: "other content of the same size"
    case .notAFile(let found): "\(found) instead of a file"
    case .unreadable(let reason): reason
    }
  }
}
