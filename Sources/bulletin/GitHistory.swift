import Chronology
import Processes

/// The history of a source folder, asked of `git`.
struct GitHistory {
  /// The folder with `content/`.
  let source: String

  /// The commit that a name stands for: a branch, a tag, `HEAD~3`. Nil when there is none, no repository, or no `git`.
  func commit(named name: String) -> String? {
    line(["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"])
  }

  /// The last commit up to a moment, as they follow each other on the present branch; the first parents only, so that a
  /// branch counts from when it was merged.
  func commit(before moment: Timestamp) -> String? {
    line(["log", "-1", "--first-parent", "--format=%H", "--before=\(moment.rfc3339)"])
  }

  /// A file below the source folder as it was.
  func file(_ path: String, at commit: String) -> [UInt8]? { git(["show", "\(commit):./\(path)"]) }

  private func line(_ arguments: [String]) -> String? {
    guard let bytes = git(arguments) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first
    return text.map(String.init)
  }

  private func git(_ arguments: [String]) -> [UInt8]? {
    ChildProcess.printed(by: "git", ["-C", source] + arguments)
  }
}
