import Diagnostics
import Files

/// What is remembered of loaded tables: that they were without errors, and what else was found. The rows themselves are
/// the engine's to keep.
struct RecordMemory: Sendable {
  private static let version = "bulletin-tables 1"

  struct Group: Sendable {
    let key: ContentHash
    /// Warnings and notes, which a run without changes repeats.
    let findings: [Diagnostic]
    /// The days, since 1970, on which the checks would find the same.
    let validDays: ClosedRange<Int>
  }

  private let path: String
  let groups: [ContentHash: Group]

  init(_ path: String) {
    self.path = path
    let read = (try? File.read(path)).flatMap(Self.groups) ?? []
    groups = Dictionary(read.map { ($0.key, $0) }) { first, _ in first }
  }

  /// Replaces what is remembered. A cache that cannot be written costs time, not correctness.
  func keep(_ groups: [Group]) {
    var writer = PackedWriter()
    writer.write(Self.version)
    writer.write(groups) { writer, group in
      writer.write(group.key.hexadecimal)
      writer.write(group.validDays.lowerBound)
      writer.write(group.validDays.upperBound)
      writer.write(group.findings) { $0.write($1) }
    }
    try? File.replace(path, with: writer.bytes + ContentHash(writer.bytes).hexadecimal.utf8)
  }

  /// Nil when the bytes are damaged or of another version.
  private static func groups(_ bytes: [UInt8]) -> [Group]? {
    let hash = ContentHash(hexadecimal: Substring(decoding: bytes.suffix(32), as: UTF8.self))
    let bytes = Array(bytes.dropLast(32))
    guard hash == ContentHash(bytes) else { return nil }
    var reader = PackedReader(bytes)
    do {
      guard try reader.text() == version else { return nil }
      return try reader.array { (reader) throws(PackedReader.Damaged) in
        guard let key = ContentHash(hexadecimal: try reader.text()[...]) else { throw PackedReader.Damaged() }
        let (first, last) = (try reader.integer(), try reader.integer())
        guard first <= last else { throw PackedReader.Damaged() }
        let findings = try reader.array { (reader) throws(PackedReader.Damaged) in try reader.diagnostic() }
        return Group(key: key, findings: findings, validDays: first...last)
      }
    } catch {
      return nil
    }
  }
}
