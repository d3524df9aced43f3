import Synchronization

/// The names of documents and files by where they lie, to suggest one that was meant. Put in order when the first link
/// leads nowhere: most builds need none of it. Folders end with `/` unless they are the top.
final class NamesOfSources: Sendable {
  private struct Index {
    let documents: Set<String>
    let documentsByName: [String: [String]]
    let documentsByFolder: [String: [String]]
    let filesByFolder: [String: [String]]
  }

  private let documents: [String]
  private let files: Set<String>
  private let index = Mutex<Index?>(nil)
  /// In a folder of more files no similar name is looked for.
  private static let maximumCandidates = 200

  init(documents: [String], files: some Sequence<String>) {
    self.documents = documents
    self.files = Set(files)
  }

  /// Whether there is a document at a path.
  func hasDocument(_ path: String) -> Bool { made.documents.contains(path) }

  /// The paths of documents that have a name, in order.
  func documents(named name: String) -> [String] { made.documentsByName[name] ?? [] }

  /// The names of the documents of a folder, in order; none where there are too many.
  func documents(in folder: String) -> [String] { made.documentsByFolder[folder] ?? [] }

  /// The names of the other files of a folder, in order; none where there are too many.
  func files(in folder: String) -> [String] { made.filesByFolder[folder] ?? [] }

  private var made: Index {
    index.withLock { index in
      if let index { return index }
      let sorted = documents.sorted()
      let made = Index(
        documents: Set(documents),
        documentsByName: Dictionary(grouping: sorted) { Self.folderAndName($0).name },
        documentsByFolder: Self.namesByFolder(sorted), filesByFolder: Self.namesByFolder(files.sorted()))
      index = made
      return made
    }
  }

  private static func namesByFolder(_ paths: [String]) -> [String: [String]] {
    Dictionary(grouping: paths.map(folderAndName), by: \.folder).mapValues { entries in
      entries.count > maximumCandidates ? [] : entries.map(\.name)
    }
  }

  /// `a/b.md` → `a/` and `b.md`.
  private static func folderAndName(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    let start = path.index(after: slash)
    return (String(path[..<start]), String(path[start...]))
  }
}
