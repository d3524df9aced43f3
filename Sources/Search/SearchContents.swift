import Files
import Markup

/// What the files of an index are made of: an entry for each document, and all terms with their lists. A later index of
/// mostly the same documents goes on from it.
package struct SearchContents: Sendable {
  /// JSON objects, one for each document.
  private(set) var entries: [ArraySlice<UInt8>] = []
  /// Terms of one or two characters with their lists, in the order of shards, one after the other.
  var pairs = Bytes()
  var words = Bytes()

  package var count: Int { entries.count }

  init() {}

  mutating func append(_ entry: ArraySlice<UInt8>) { entries.append(entry) }

  /// Writes it for `init(_:)`.
  package func write(to writer: inout PackedWriter) {
    writer.write(entries) { writer, entry in
      writer.write(entry.count)
      writer.write(raw: entry)
    }
    writer.write(pairs)
    writer.write(words)
  }

  /// - Parameter reader: of bytes that are known to be whole: lists are not checked again when they are read.
  package init(_ reader: inout PackedReader) throws(PackedReader.Damaged) {
    entries = try reader.array { (reader) throws(PackedReader.Damaged) in try reader.data()[...] }
    pairs = try reader.data()
    words = try reader.data()
  }
}
