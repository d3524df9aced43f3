import Files
import Publishing
import SiteModel

/// Spares the rendering of outputs that are what they were.
///
/// A class, since every output asks for it on all cores: each copy of a value would count a dozen references that the
/// cores then fight for.
final class OutputReuse: Sendable {
  /// What is to be done about an output.
  enum Answer {
    /// Nothing: its files stay as they are.
    case same(ReusableOutput)
    /// It has to be rendered. Without a key the next build renders it, too.
    case render(key: ContentHash?)
  }

  private let keys: OutputKeys
  private let old: ReusableOutputs
  private let transaction: OutputTransaction
  private let memory: BuildMemory
  private let storedIndex: SearchMemory.Stored

  /// What is remembered of the search index; nil when nothing can be.
  var search: SearchMemory? {
    memory.folder.map {
      SearchMemory(in: $0, toolVersion: memory.toolVersion, keys: keys.ofTexts, stored: storedIndex)
    }
  }

  init(_ keys: OutputKeys, _ memory: BuildMemory, storedIndex: SearchMemory.Stored, transaction: OutputTransaction) {
    self.keys = keys
    self.memory = memory
    self.storedIndex = storedIndex
    self.transaction = transaction
    old = memory.reusable
  }

  /// The hashes of files that the last build wrote for an output and found no personal data in. Of the search index,
  /// which is made anew after each change, most files come out the same.
  func cleanContents(of path: String) -> Set<ContentHash> { old.cleanContents(of: path) }

  /// - Parameter path: of the file that the output is known by.
  func look(at output: PlannedOutput, path: String) -> Answer {
    guard let key = keys.key(of: output) else { return .render(key: nil) }
    guard let known = old[path], known.key == key, transaction.reuse(path, content: known.content),
      known.others.allSatisfy({ transaction.reuse($0.path, content: $0.content) })
    else { return .render(key: key) }
    return .same(known)
  }
}
