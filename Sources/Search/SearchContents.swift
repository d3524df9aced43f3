import Files
import Markup

/// What the files of an index are made of: an entry for each document, and all terms with their lists. A later index of
/// mostly the same documents goes on from it.
package struct SearchContents: Sendable {
  /// JSON objects, one for each document.
  private(set) var entries: [ArraySlice<UInt8>] = []
  /// Terms of one or two characters with their lists, in the order of shards, one after the other. Parts of what was
  /// read, where they are: of a hundred thousand documents they have fifty megabytes.
  var pairs: ArraySlice<UInt8> = []
  var words: ArraySlice<UInt8> = []

  package var count: Int { entries.count }

  init() {}

  mutating func append(_ entry: ArraySlice<UInt8>) { entries.append(entry) }

  /// Writes it for `init(_:)`.
  package func write(to writer: inout PackedWriter) {
    writer.reserve(entries.reduce(0) { $0 + $1.count + 4 } + pairs.count + words.count)
    writer.write(entries) { writer, entry in
      writer.write(entry.count)
      writer.write(raw: entry)
    }
    for terms in [pairs, words] {
      writer.write(terms.count)
      writer.write(raw: terms)
    }
  }

  /// - Parameter reader: of bytes that are known to be whole: lists are not checked again when they are read.
  package init(_ reader: inout PackedReader) throws(PackedReader.Damaged) {
    entries = try reader.array { (reader) throws(PackedReader.Damaged) in try reader.slice() }
    pairs = try reader.slice()
    words = try reader.slice()
  }
}
