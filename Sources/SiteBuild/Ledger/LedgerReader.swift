import DataFormats
import Diagnostics
import Files

/// A ledger as it lies on disk.
struct StoredLedger: Sendable {
  let ledger: Ledger
  let file: SourceFile
  /// Where each entry begins in the file.
  fileprivate(set) var offsets: [String: Int] = [:]

  func location(of key: String) -> SourceLocation {
    offsets[key].map { file.location(ofOffset: $0, byteCount: key.utf8.count + 2) }
      ?? SourceLocation(path: file.path)
  }
}

/// Reads `content/published.json`.
///
/// A reader of its own, byte by byte: the values of `JSONReader`, each with its place, would take ten times as long, and
/// every build reads the whole file.
struct LedgerReader {
  private var scanner: JSONScanner
  private var entries: [String: LedgerEntry] = [:]
  private var offsets: [String: Int] = [:]

  /// Nil without a ledger, and after a finding: then nothing may be recorded.
  static func read(in source: String, into diagnostics: inout [Diagnostic]) -> StoredLedger? {
    guard let file = SourceReading.read(Ledger.path, in: source, into: &diagnostics) else { return nil }
    return read(file, into: &diagnostics)
  }

  static func read(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> StoredLedger? {
    file.bytes.withUnsafeBufferPointer { bytes in
      var reader = LedgerReader(scanner: JSONScanner(bytes))
      do throws(JSONFault) {
        try reader.document()
        return StoredLedger(ledger: Ledger(entries: reader.entries), file: file, offsets: reader.offsets)
      } catch {
        diagnostics.append(
          Diagnostic(
            .ledgerMalformed, error.message, at: file.location(ofOffset: error.offset, byteCount: 1),
            remedy: error.remedy
              ?? "mend the line, or take the file as it was last committed: git checkout -- \(Ledger.path)"))
        return nil
      }
    }
  }

  private init(scanner: JSONScanner) { self.scanner = scanner }

  private mutating func document() throws(JSONFault) {
    var version: String?
    try object { (reader, key, offset) throws(JSONFault) in
      switch key {
      case "version":
        version = try reader.number()
        guard version == String(Ledger.version) else {
          throw JSONFault(
            offset: reader.scanner.index - (version?.utf8.count ?? 0),
            message: "the ledger is of version \(version ?? "?"); this program knows version \(Ledger.version)",
            remedy: "build with the program that wrote it")
        }
      case "bulletins":
        guard version != nil else {
          throw JSONFault(offset: offset, message: "the ledger does not begin with its version")
        }
        try reader.bulletins()
      default: throw reader.unknown(key, at: offset)
      }
    }
    guard version != nil else { throw JSONFault(offset: 0, message: "the ledger does not say its version") }
    try scanner.end()
  }

  private mutating func bulletins() throws(JSONFault) {
    try object { (reader, key, offset) throws(JSONFault) in
      let entry = try reader.entry(offset)
      if reader.offsets.updateValue(offset, forKey: key) != nil {
        throw JSONFault(
          offset: offset, message: "the bulletin \"\(key)\" stands twice", remedy: "keep one of the two entries")
      }
      reader.entries[key] = entry
    }
  }

  private mutating func entry(_ start: Int) throws(JSONFault) -> LedgerEntry {
    var entry = LedgerEntry(permalink: "", id: "", firstPublished: "")
    try object { (reader, key, offset) throws(JSONFault) in
      switch key {
      case "status":
        let text = try reader.text()
        guard let status = LedgerEntry.Status(rawValue: text) else {
          throw JSONFault(offset: offset, message: "there is no status \"\(text)\"")
        }
        entry.status = status
      case "permalink": entry.permalink = try reader.text()
      case "id": entry.id = try reader.text()
      case "alert": entry.alert = try reader.text()
      case "firstPublished": entry.firstPublished = try reader.text()
      case "corrections": entry.corrections = try reader.count()
      case "cosmetic": entry.cosmetic = try reader.count()
      case "title": entry.title = try reader.text()
      case "text": entry.text = try reader.text()
      case "figures": entry.figures = try reader.figures()
      default:
        guard let name = LedgerEntry.DateName(rawValue: key) else { throw reader.unknown(key, at: offset) }
        entry.dates[name] = try reader.text()
      }
    }
    for (name, text) in [
      ("permalink", entry.permalink), ("id", entry.id), ("firstPublished", entry.firstPublished),
    ] where text.isEmpty {
      throw JSONFault(offset: start, message: "the entry has no \"\(name)\"")
    }
    return entry
  }

  private mutating func figures() throws(JSONFault) -> [LedgerEntry.Figure] {
    var figures: [LedgerEntry.Figure] = []
    var isSorted = true
    let start = scanner.index
    try object { (reader, key, _) throws(JSONFault) in
      let figure = LedgerEntry.Figure(key, try reader.text())
      if let last = figures.last, !LedgerEntry.Figure.isBefore(last, figure) { isSorted = false }
      figures.append(figure)
    }
    if isSorted { return figures }
    // Someone has merged the file by hand.
    figures.sort(by: LedgerEntry.Figure.isBefore)
    for (one, next) in zip(figures, figures.dropFirst()) where one.query == next.query {
      throw JSONFault(
        offset: start, message: "the figure \"\(one.query)\" stands twice", remedy: "keep one of the two")
    }
    return figures
  }

  // MARK: Values

  /// - Parameter member: reads the value of a key, which begins at an offset.
  private mutating func object(
    _ member: (inout LedgerReader, String, Int) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    guard scanner.peek() == UInt8(ascii: "{") else { throw fault("an object is wanted") }
    let opening = scanner.open()
    var isFirst = true
    while try scanner.next(before: UInt8(ascii: "}"), opening: opening, isFirst: isFirst) {
      isFirst = false
      let key = try scanner.key()
      try member(&self, scanner.string(key), key.range.lowerBound)
    }
  }

  private mutating func text() throws(JSONFault) -> String {
    guard scanner.peek() == UInt8(ascii: "\"") else { throw fault("a text in quotation marks is wanted") }
    return scanner.string(try scanner.value(depth: 1))
  }

  private mutating func number() throws(JSONFault) -> String {
    let value = try scanner.value(depth: 1)
    guard value.kind == .number else {
      throw JSONFault(offset: value.range.lowerBound, message: "a number is wanted")
    }
    return scanner.string(value)
  }

  private mutating func count() throws(JSONFault) -> Int {
    let text = try number()
    guard let count = Int(text), count >= 0 else {
      throw JSONFault(
        offset: scanner.index - text.utf8.count, message: "\(text) is no number of corrections")
    }
    return count
  }

  private func fault(_ message: String) -> JSONFault { JSONFault(offset: scanner.index, message: message) }

  private func unknown(_ key: String, at offset: Int) -> JSONFault {
    JSONFault(offset: offset, message: "the ledger has no key \"\(key)\"")
  }
}
