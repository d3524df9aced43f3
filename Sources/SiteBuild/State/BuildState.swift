import Chronology
import Diagnostics
import Files

/// What the last build saw and left behind, so that the next one can tell that nothing has changed.
struct BuildState: Sendable {
  private static let version = "bulletin-state 7"

  /// All that decides the output but the content: the program, its flags, the folders.
  var fingerprint: String
  /// The build was made with this moment as now...
  var now: Int
  /// ...and holds until this one, at which a page appears or expires.
  var validUntil: Int?
  var inputs: [String: FileStamp]
  var outputs: [String: FileStamp]
  /// Whether the ledger has all that there is to record of the site.
  var isRecorded = false
  /// What the next build need not render, by the first file of each output.
  var reusable: [String: ReusableOutput] = [:]
  var contents: BuildReport.Contents
  /// Warnings, which a build without changes repeats.
  var diagnostics: [Diagnostic]

  /// Whether a build with these inputs would give what lies in the output folder.
  func isCurrent(fingerprint: String, now: Int, inputs: [String: FileStamp]) -> Bool {
    self.fingerprint == fingerprint && now >= self.now && validUntil.map { now < $0 } ?? true && self.inputs == inputs
  }

  /// Whether the output folder is as the build left it.
  func outputIsIntact(_ folder: String) -> Bool {
    outputs.allSatisfy { File.status(folder + "/" + $0.key)?.stamp == $0.value }
  }

  // MARK: Storage

  var bytes: [UInt8] {
    var writer = PackedWriter()
    writer.write(Self.version)
    writer.write(fingerprint)
    writer.write(now)
    writer.write(validUntil ?? -1)
    for stamps in [inputs, outputs] {
      writer.write(Array(stamps)) { writer, entry in
        writer.write(entry.key)
        writer.write(entry.value)
      }
    }
    writer.write(isRecorded ? 1 : 0)
    for number in contents.numbers { writer.write(number) }
    writer.write(Array(reusable)) { writer, entry in
      writer.write(entry.key)
      writer.write(entry.value.key)
      writer.write(entry.value.files) { writer, file in
        writer.write(file.path)
        writer.write(file.content)
      }
    }
    writer.write(diagnostics) { $0.write($1) }
    return writer.sealed
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
      inputs = try Self.stamps(&reader)
      outputs = try Self.stamps(&reader)
      isRecorded = try reader.integer() != 0
      contents = try BuildReport.Contents(reading: &reader)
      let entries = try reader.array { (reader) throws(PackedReader.Damaged) in
        let (path, key) = try (reader.text(), reader.contentHash())
        let files = try reader.array { (reader) throws(PackedReader.Damaged) in
          try ReusableOutput.File(path: reader.text(), content: reader.contentHash())
        }
        return (path, ReusableOutput(key: key, files: files))
      }
      reusable = Dictionary(entries) { first, _ in first }
      diagnostics = try reader.array { (reader) throws(PackedReader.Damaged) in try reader.diagnostic() }
      guard reader.isAtEnd else { return nil }
    } catch {
      return nil
    }
  }

  init(
    fingerprint: String, now: Int, validUntil: Int?, inputs: [String: FileStamp], outputs: [String: FileStamp],
    isRecorded: Bool = false, reusable: [String: ReusableOutput] = [:],
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

  private static func stamps(_ reader: inout PackedReader) throws(PackedReader.Damaged) -> [String: FileStamp] {
    let entries = try reader.array { (reader) throws(PackedReader.Damaged) in
      try (reader.text(), reader.stamp())
    }
    return Dictionary(entries) { first, _ in first }
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
