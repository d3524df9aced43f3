import Chronology
import Diagnostics
import Files

/// What the last build saw and left behind, so that the next one can tell that nothing has changed.
struct BuildState: Sendable {
  private static let version = "bulletin-state 8"

  /// All that decides the output but the content: the program, its flags, the folders.
  var fingerprint: String
  /// The build was made with this moment as now...
  var now: Int
  /// ...and holds until this one, at which a page appears or expires.
  var validUntil: Int?
  var inputs: BuildInputs
  var outputs: StampTable
  /// Whether the ledger has all that there is to record of the site.
  var isRecorded = false
  /// What the next build need not render, for each of `outputs` by which one is known.
  var reusable: [ReusableOutput?] = []
  var contents: BuildReport.Contents
  /// Warnings, which a build without changes repeats.
  var diagnostics: [Diagnostic]

  /// Whether a build with these inputs would give what lies in the output folder.
  func isCurrent(fingerprint: String, now: Int, inputs: BuildInputs) -> Bool {
    self.fingerprint == fingerprint && now >= self.now && validUntil.map { now < $0 } ?? true && self.inputs == inputs
  }

  // MARK: Storage

  var bytes: [UInt8] {
    var writer = PackedWriter()
    writer.write(Self.version)
    writer.write(fingerprint)
    writer.write(now)
    writer.write(validUntil ?? -1)
    writer.write(inputs.hash)
    writer.write(inputs.ledger == nil ? 0 : 1)
    if let stamp = inputs.ledger { writer.write(stamp) }
    writer.write(outputs.index.paths) { $0.write($1) }
    for stamp in outputs.stamps { writer.write(stamp) }
    writer.write(isRecorded ? 1 : 0)
    for number in contents.numbers { writer.write(number) }
    writer.write(reusable) { $0.write($1) }
    writer.write(diagnostics) { $0.write($1) }
    return writer.sealed()
  }

  /// Nil when the bytes are damaged or of another version: the state is thrown away, never trusted.
  init?(_ bytes: [UInt8]) {
    guard var reader = PackedReader(sealed: bytes) else { return nil }
    do {
      guard try reader.text() == Self.version else { return nil }
      fingerprint = try reader.text()
      now = try reader.integer()
      let limit = try reader.integer()
      validUntil = limit < 0 ? nil : limit
      let hash = try reader.contentHash()
      inputs = try BuildInputs(hash: hash, ledger: reader.integer() == 0 ? nil : reader.stamp())
      let paths = try reader.array { (reader) throws(PackedReader.Damaged) in try reader.text() }
      var stamps: [FileStamp] = []
      stamps.reserveCapacity(paths.count)
      for _ in paths { stamps.append(try reader.stamp()) }
      outputs = StampTable(paths, stamps)
      isRecorded = try reader.integer() != 0
      contents = try BuildReport.Contents(reading: &reader)
      reusable = try reader.array { (reader) throws(PackedReader.Damaged) in try reader.reusableOutput() }
      guard reusable.count == paths.count else { return nil }
      diagnostics = try reader.array { (reader) throws(PackedReader.Damaged) in try reader.diagnostic() }
      guard reader.isAtEnd else { return nil }
    } catch {
      return nil
    }
  }

  init(
    fingerprint: String, now: Int, validUntil: Int?, inputs: BuildInputs, outputs: StampTable,
    isRecorded: Bool, reusable: [ReusableOutput?],
    contents: BuildReport.Contents, diagnostics: [Diagnostic]
  ) {
    self.fingerprint = fingerprint
    self.now = now
    self.validUntil = validUntil
    self.inputs = inputs
    self.outputs = outputs
    self.isRecorded = isRecorded
    self.reusable = reusable
    self.contents = contents
    self.diagnostics = diagnostics
  }
}

/// The files that a build is made of, as far as it takes to tell that none has been touched.
struct BuildInputs: Sendable, Equatable {
  /// Of the names and stamps of all files but the ledger.
  var hash: ContentHash
  /// Of the ledger, which a build may write itself; nil without one.
  var ledger: FileStamp?
}

extension SourceTree {
  var inputs: BuildInputs {
    var writer = PackedWriter()
    for part in [pages, files, data, [configuration].compactMap(\.self), theme] {
      writer.write(part) { writer, entry in
        writer.write(entry.path)
        writer.write(entry.stamp)
      }
    }
    return BuildInputs(hash: ContentHash(writer.bytes), ledger: ledger?.stamp)
  }
}

extension BuildReport.Contents {
  fileprivate var numbers: [Int] { [pages, bulletins, feeds, files, drafts, future, expired, withdrawn] }

  fileprivate init(reading reader: inout PackedReader) throws(PackedReader.Damaged) {
    self.init()
    pages = try reader.integer()
    bulletins = try reader.integer()
    feeds = try reader.integer()
    files = try reader.integer()
    drafts = try reader.integer()
    future = try reader.integer()
    expired = try reader.integer()
    withdrawn = try reader.integer()
  }
}
