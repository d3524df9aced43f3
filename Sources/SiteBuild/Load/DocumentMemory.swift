import CommonMark
import Diagnostics
import Files
import SiteModel

/// What was made of the Markdown files of a site, kept between builds in the cache folder: an index (`documents`) and
/// the rendered bodies (`KeptBodies`).
///
/// A document is found by its path and its stamp, or by the hash of its bytes. All of them hold for one key, which is
/// made of everything else that decides what becomes of a text.
struct DocumentMemory: Sendable {
  private static let version = "bulletin-documents 2"
  /// When so many bytes of bodies that nobody needs lie about, the next build starts anew.
  private static let tolerableWaste = 64 << 20

  private struct Record: Sendable {
    let stamp: FileStamp
    let source: ContentHash
    /// Of the packed document, in `bytes`.
    let range: Range<Int>
    /// Of its body.
    let length: Int
    /// All that stands about it in `bytes`.
    let whole: Range<Int>
  }

  private let folder: String
  private let toolVersion: String
  private let key: ContentHash
  private var bytes: [UInt8] = []
  private var index = PathIndex([])
  /// In the order of the index.
  private var records: [Record] = []
  private(set) var bodies: KeptBodies?
  /// That what was kept is not used; nil when nothing is wrong with it.
  private(set) var finding: Diagnostic?

  /// Opens what is kept. Whatever is of another version, of another key or damaged is not used.
  init(in folder: String, toolVersion: String, key: ContentHash) {
    self.folder = folder
    self.toolVersion = toolVersion
    self.key = key
    guard let bytes = try? File.read(path) else { return }
    guard var reader = PackedReader(sealed: bytes) else {
      finding = .discarded(path, "it is damaged")
      return
    }
    do {
      guard try reader.text() == Self.version, try reader.text() == toolVersion else {
        finding = .discarded(path, "another version of bulletin has left it")
        return
      }
      // Other settings are no fault.
      guard try reader.contentHash() == key else { return }
      let extent = try KeptBodies.Extent(id: reader.contentHash(), end: reader.integer())
      var paths: [String] = []
      let records = try reader.array { (reader) throws(PackedReader.Damaged) in
        let start = reader.position
        paths.append(try reader.text())
        let (stamp, source, range) = try (reader.stamp(), reader.contentHash(), reader.skipData())
        let length = try reader.integer()
        return Record(stamp: stamp, source: source, range: range, length: length, whole: start..<reader.position)
      }
      guard let bodies = KeptBodies(in: folder, extent) else {
        finding = .discarded(path, "it is damaged")
        return
      }
      self.bodies = bodies
      self.bytes = bytes
      self.records = records
      index = PathIndex(paths)
    } catch {
      finding = .discarded(path, "it is damaged")
    }
  }

  private var path: String { Self.path(in: folder) }

  var isEmpty: Bool { records.isEmpty }

  /// What was made of a file, when it has not been touched since.
  func document(_ path: String, stamp: FileStamp) -> KeptDocument? {
    record(path).flatMap { $0.stamp == stamp ? read($0, path) : nil }
  }

  /// What was made of a file that has the same bytes, though it was touched.
  func document(_ path: String, source: ContentHash) -> KeptDocument? {
    record(path).flatMap { $0.source == source ? read($0, path) : nil }
  }

  private func record(_ path: String) -> Record? { index.number(of: path).map { records[$0] } }

  private func read(_ record: Record, _ path: String) -> KeptDocument? {
    var reader = PackedReader(bytes, in: record.range)
    return try? KeptDocument(&reader, source: record.source, path: "content/" + path)
  }

  /// Forgets everything.
  static func forget(in cache: CacheFolder?) {
    if let cache { try? File.remove(path(in: cache.path)) }
  }

  private static func path(in folder: String) -> String { folder + "/documents" }

  /// All that decides what becomes of a text, but for the text and the program.
  static func key(
    _ options: MarkdownOptions, units: [String], keysWithoutText: Set<String>?
  ) -> ContentHash {
    var writer = PackedWriter()
    writer.write("\(options.allowsRawHTML) \(options.headingOffset) \(options.joinsCJKLines)")
    writer.write("\(options.usesCJKEmphasis) \(options.extensions.rawValue) \(options.summaryLength)")
    writer.write("\(options.maximumBytes) \(options.maximumNesting)")
    writer.write(options.reservedIDs.sorted()) { $0.write($1) }
    writer.write(units) { $0.write($1) }
    writer.write(keysWithoutText == nil ? 0 : 1)
    writer.write((keysWithoutText ?? []).sorted()) { $0.write($1) }
    return ContentHash(writer.bytes)
  }

  /// What is to be kept of a file.
  enum Entry: Sendable {
    /// It is kept already.
    case same(path: String, stamp: FileStamp)
    // Apart: entries are moved by the thousand, and few are new.
    indirect case new(path: String, stamp: FileStamp, KeptDocument)
  }

  /// What remains to be done when the documents of a build are read: it takes a while, and nothing waits for it.
  struct Keeping: Sendable {
    let memory: DocumentMemory
    let entries: [Entry]
    let store: BodyStore

    func run() { memory.keep(entries, store) }
  }

  /// Keeps what was made of the files of a build. A cache that cannot be written costs time, not correctness.
  ///
  /// - Parameter store: has all bodies of the new ones.
  func keep(_ entries: [Entry], _ store: BodyStore) {
    let isSame = entries.count == records.count && entries.allSatisfy { isKept($0) }
    if isSame { return store.discard() }
    guard let extent = store.persist() else { return forget() }
    var writer = PackedWriter()
    writer.write(Self.version)
    writer.write(toolVersion)
    writer.write(key)
    writer.write(extent.id)
    writer.write(extent.end)
    var used = 0
    writer.write(entries.count)
    for entry in entries {
      switch entry {
      case .same(let path, let stamp):
        guard let record = record(path) else { return forget() }
        used += record.length
        if record.stamp == stamp {
          writer.write(raw: bytes[record.whole])
          continue
        }
        write(path, stamp, record.source, bytes[record.range], length: record.length, &writer)
      case .new(let path, let stamp, let document):
        let length = document.body?.length ?? 0
        used += length
        write(path, stamp, document.source, document.packed[...], length: length, &writer)
      }
    }
    if extent.end - used > max(used, Self.tolerableWaste) { return forget() }
    try? File.replace(path, with: writer.sealed())
  }

  private func forget() { try? File.remove(path) }

  private func isKept(_ entry: Entry) -> Bool {
    guard case .same(let path, let stamp) = entry else { return false }
    return record(path)?.stamp == stamp
  }

  private func write(
    _ path: String, _ stamp: FileStamp, _ source: ContentHash, _ packed: ArraySlice<UInt8>, length: Int,
    _ writer: inout PackedWriter
  ) {
    writer.write(path)
    writer.write(stamp)
    writer.write(source)
    writer.write(packed.count)
    writer.write(raw: packed)
    writer.write(length)
  }
}

extension Diagnostic {
  /// A file of the cache folder is not used.
  static func discarded(_ path: String, _ reason: String) -> Diagnostic {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return Diagnostic(
      .cacheDiscarded, "\".bulletin/\(name)\" was thrown away: \(reason); everything is read anew", at: nil)
  }
}
