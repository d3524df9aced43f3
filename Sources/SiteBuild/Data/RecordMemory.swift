import Diagnostics
import Files
import Records

/// What is remembered of loaded tables: that they were without errors, and what else was found. The rows themselves are
/// the engine's to keep.
struct RecordMemory: Sendable {
  private static let version = "bulletin-tables 3"

  struct Group: Sendable {
    let key: ContentHash
    /// Warnings and notes, which a run without changes repeats.
    let findings: [Diagnostic]
    /// The days, since 1970, on which the checks would find the same.
    let validDays: ClosedRange<Int>
    /// The moments between which the tables have the same rows.
    let span: RowSpan
    /// The tables of withdrawn rows that belong to it.
    let withdrawn: [String]
  }

  /// Where the engine keeps its files.
  private let folder: String
  private var path: String { folder + "/tables" }
  let groups: [ContentHash: Group]

  init(_ folder: String) {
    self.folder = folder
    let read = (try? File.read(folder + "/tables")).flatMap { Self.groups($0, stamps: Self.stamps(folder)) } ?? []
    groups = Dictionary(read.map { ($0.key, $0) }) { first, _ in first }
  }

  /// The engine's files as they are. One that somebody changed might answer, and wrongly.
  private static func stamps(_ folder: String) -> [String: FileStamp] {
    let entries = (try? FileTree.scan(folder, enters: { _ in false })) ?? []
    return Dictionary(entries.filter { $0.path.hasSuffix(".sqlite") }.map { ($0.path, $0.stamp) }) { first, _ in first }
  }

  /// Replaces what is remembered, when the engine has written its files. A cache that cannot be written costs time, not correctness.
  func keep(_ groups: [Group]) {
    var writer = PackedWriter()
    writer.write(Self.version)
    writer.write(Self.stamps(folder).sorted { $0.key < $1.key }) { writer, entry in
      writer.write(entry.key)
      writer.write(entry.value)
    }
    writer.write(groups) { writer, group in
      writer.write(group.key.hexadecimal)
      writer.write(group.validDays.lowerBound)
      writer.write(group.validDays.upperBound)
      writer.write(group.span.since)
      writer.write(group.span.until)
      writer.write(group.withdrawn) { $0.write($1) }
      writer.write(group.findings) { $0.write($1) }
    }
    try? File.replace(path, with: writer.sealed())
  }

  /// Nil when the bytes are damaged or of another version, or the engine's files are not as they were left.
  private static func groups(_ bytes: [UInt8], stamps: [String: FileStamp]) -> [Group]? {
    guard var reader = PackedReader(sealed: bytes) else { return nil }
    do {
      guard try reader.text() == version else { return nil }
      let left = try reader.array { (reader) throws(PackedReader.Damaged) in
        let name = try reader.text()
        return stamps[name] == (try reader.stamp())
      }
      guard left.allSatisfy(\.self) else { return nil }
      return try reader.array { (reader) throws(PackedReader.Damaged) in
        guard let key = ContentHash(hexadecimal: try reader.text()[...]) else { throw PackedReader.Damaged() }
        let (first, last) = (try reader.integer(), try reader.integer())
        guard first <= last else { throw PackedReader.Damaged() }
        let span = try RowSpan(since: reader.integer(), until: reader.integer())
        let withdrawn = try reader.array { (reader) throws(PackedReader.Damaged) in try reader.text() }
        let findings = try reader.array { (reader) throws(PackedReader.Damaged) in try reader.diagnostic() }
        return Group(key: key, findings: findings, validDays: first...last, span: span, withdrawn: withdrawn)
      }
    } catch {
      return nil
    }
  }
}
