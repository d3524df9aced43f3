import Diagnostics
import Files

/// What servers said the last time: good answers hold for a week, all others are asked for again.
struct LinkCache {
  private static let magic = "bulletin links 1"
  private static let week = 7 * 86_400

  fileprivate struct Entry {
    var answer: LinkAnswer
    /// Seconds since 1970.
    var moment: Int
  }

  private var entries: [String: Entry] = [:]

  /// A cache that cannot be understood is thrown away with a word.
  static func read(_ path: String?) -> (LinkCache, [Diagnostic]) {
    guard let path, let bytes = try? File.read(path) else { return (LinkCache(), []) }
    var reader = PackedReader(bytes)
    do throws(PackedReader.Damaged) {
      guard try reader.text() == magic else { throw PackedReader.Damaged() }
      var cache = LinkCache()
      let entries = try reader.array { (reader) throws(PackedReader.Damaged) in
        let address = try reader.text()
        let moment = try reader.integer()
        let target = try reader.optionalText()
        return (address, Entry(answer: target.map { .moved($0) } ?? .fine, moment: moment))
      }
      guard reader.isAtEnd else { throw PackedReader.Damaged() }
      cache.entries = Dictionary(entries) { first, _ in first }
      return (cache, [])
    } catch {
      return (LinkCache(), [.linkCacheDiscarded])
    }
  }

  /// A good answer that is not older than a week. One from the future is not trusted.
  func answer(for address: String, at now: Int) -> LinkAnswer? {
    guard let entry = entries[address], (0...Self.week).contains(now - entry.moment) else { return nil }
    return entry.answer
  }

  /// What is known, however old.
  func latest(_ address: String) -> LinkAnswer? { entries[address]?.answer }

  mutating func note(_ answer: LinkAnswer, for address: String, at now: Int) {
    entries[address] = Entry(answer: answer, moment: now)
  }

  /// Keeps good answers for addresses that are still linked to. A cache that cannot be written costs time only.
  func write(to path: String?, keeping addresses: Set<String>, at now: Int) {
    guard let path else { return }
    let kept = entries.filter { addresses.contains($0.key) && $0.value.isGood }.sorted { $0.key < $1.key }
    var writer = PackedWriter()
    writer.write(Self.magic)
    writer.write(kept) { writer, entry in
      writer.write(entry.key)
      writer.write(entry.value.moment)
      if case .moved(let target) = entry.value.answer {
        writer.write(Optional(target))
      } else {
        writer.write(nil as String?)
      }
    }
    if let folder = path.lastIndex(of: "/") { try? File.makeFolder(String(path[..<folder])) }
    try? File.replace(path, with: writer.bytes)
  }
}

extension LinkCache.Entry {
  fileprivate var isGood: Bool {
    switch answer {
    case .fine, .moved: true
    case .broken, .unclear: false
    }
  }
}

extension DiagnosticKind {
  package static let linkCacheDamaged = DiagnosticKind(
    "link-cache-damaged", .output, .note, title: "The remembered answers of other servers could not be read.",
    explanation: """
      `.bulletin/links` was damaged or is of another version. It was thrown away: all links are asked for again, and \
      nothing else follows from it.
      """)
}

extension Diagnostic {
  fileprivate static let linkCacheDiscarded = Diagnostic(
    .linkCacheDamaged,
    "the answers of other servers that were kept in .bulletin/links cannot be read and are asked for anew",
    at: nil)
}
