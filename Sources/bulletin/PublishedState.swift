import ArgumentParser
import Chronology
import DataFormats
import Diagnostics
import Files
import SiteBuild
import SiteModel

/// What `--since` names: what was published, as a site or as a ledger.
enum PublishedState {
  /// A folder that holds a published site.
  case site(String)
  /// A ledger, and where the texts lie that it has recorded.
  case ledger(SourceFile, texts: Texts)

  /// Where the Markdown files of a ledger's state are to be had. They count only where they have the recorded hash.
  enum Texts {
    case none
    /// Below a folder with `content/`.
    case folder(String)
    case commit(String, GitHistory)

    func file(_ path: String) -> [UInt8]? {
      switch self {
      case .none: nil
      case .folder(let folder): try? File.read(folder + "/" + path)
      case .commit(let commit, let history): history.file(path, at: commit)
      }
    }
  }

  /// Finds what is meant: `-` (a ledger on standard input), a file or folder, a day or moment, a name that `git` knows.
  ///
  /// - Parameter zone: of the site, for a day.
  static func find(_ name: String, source: String, zone: TimeZoneName) throws -> PublishedState {
    if name == "-" { return .ledger(SourceFile(path: name, bytes: Pipe.all(from: 0)), texts: .none) }
    if let path = File.realPath(name) { return try find(path: path, name) }
    // What the shell gives for <(command) is a link to a pipe, which has no path of its own.
    if File.status(name) != nil { return .ledger(try file(name, name), texts: .none) }
    let history = GitHistory(source: source)
    if let date = DateText(name) {
      let moment = zone.timestamp(of: date)
      guard let commit = history.commit(before: moment) else {
        throw ValidationError("git knows no state of \(source) before \(moment.rfc3339)")
      }
      return try find(commit: commit, name, history)
    }
    guard let commit = history.commit(named: name) else {
      throw ValidationError(
        "--since \(name) is neither a file, a folder, a day, nor a branch, tag or commit that git knows in \(source)")
    }
    return try find(commit: commit, name, history)
  }

  private static func find(path: String, _ name: String) throws -> PublishedState {
    let kind = File.status(path)?.kind
    if kind == .folder {
      if File.status(path + "/" + Ledger.path) != nil {
        return .ledger(try file(path + "/" + Ledger.path, name), texts: .folder(path))
      }
      if File.status(path + "/manifest.json") != nil || File.status(path + "/index.html") != nil { return .site(path) }
      throw ValidationError("the folder \(name) holds neither a published site nor \(Ledger.path)")
    }
    if path.hasSuffix("/manifest.json"), let folder = File.parent(of: path) { return .site(folder) }
    // A ledger that lies in its source has the texts beside it.
    let texts: Texts = path.hasSuffix("/" + Ledger.path) ? .folder(String(path.dropLast(Ledger.path.count + 1))) : .none
    return .ledger(try file(path, name), texts: texts)
  }

  private static func find(commit: String, _ name: String, _ history: GitHistory) throws -> PublishedState {
    guard let bytes = history.file(Ledger.path, at: commit) else {
      throw ValidationError("there was no \(Ledger.path) at \(name) (\(commit.prefix(12))): nothing was published yet")
    }
    return .ledger(SourceFile(path: name, bytes: bytes), texts: .commit(commit, history))
  }

  private static func file(_ path: String, _ name: String) throws -> SourceFile {
    do {
      return SourceFile(path: name, bytes: try File.readAll(path))
    } catch {
      throw ValidationError("\(error)")
    }
  }
}

extension File {
  /// All bytes of a file, or of a pipe.
  fileprivate static func readAll(_ path: String) throws(FileError) -> [UInt8] {
    if status(path)?.kind == .file { return try read(path) }
    return try Pipe.all(at: path)
  }
}
