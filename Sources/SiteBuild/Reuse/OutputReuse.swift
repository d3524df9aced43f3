import Files
import Publishing
import SiteModel
import Synchronization

/// An output of an earlier build that was rendered without anything to report.
struct ReusableOutput: Sendable, Equatable {
  /// A file that was written for it.
  struct File: Sendable, Equatable {
    let path: String
    /// Of its bytes: another site may have been built into the same folder since.
    let content: ContentHash
  }

  let key: ContentHash
  let files: [File]
}

/// Spares the rendering of outputs that are what they were, and remembers what the next build may spare.
final class OutputReuse: Sendable {
  private let keys: OutputKeys
  /// By the first file of each output.
  private let old: [String: ReusableOutput]
  private let transaction: OutputTransaction
  private let folder: String?
  private let toolVersion: String
  private let found = Mutex<[String: ReusableOutput]>([:])

  /// What is remembered of the search index; nil when nothing can be.
  var search: SearchMemory? {
    folder.map { SearchMemory(in: $0, toolVersion: toolVersion, keys: keys.ofTexts) }
  }

  init(
    _ keys: OutputKeys, old: [String: ReusableOutput], transaction: OutputTransaction, folder: String?,
    toolVersion: String
  ) {
    self.keys = keys
    self.old = old
    self.transaction = transaction
    self.folder = folder
    self.toolVersion = toolVersion
  }

  /// The key of an output that has to be rendered; `isDone` when its files stay as they are.
  func look(at output: PlannedOutput) -> (key: ContentHash?, isDone: Bool) {
    guard let key = keys.key(of: output) else { return (nil, false) }
    let path = output.path.outputFile
    guard let known = old[path], known.key == key,
      known.files.allSatisfy({ transaction.reuse($0.path, content: $0.content) })
    else {
      return (key, false)
    }
    keep(known, of: path)
    return (key, true)
  }

  func keep(_ output: ReusableOutput, of path: String) { found.withLock { $0[path] = output } }

  /// What the next build may spare.
  var outputs: [String: ReusableOutput] { found.withLock { $0 } }
}
