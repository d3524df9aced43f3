import CommonMark
import Diagnostics
import Files

/// A body as it is kept.
struct StoredBody: Sendable {
  let fragment: Fragment
  let headings: [Heading]

  static func pack(_ document: MarkdownDocument) -> [UInt8] {
    var writer = PackedWriter()
    writer.write(document.body.bytes)
    writer.write(document.body.slots) { $0.write($1) }
    writer.write(document.headings) { writer, heading in
      writer.write(heading.level)
      writer.write(heading.id)
      writer.write(heading.html)
      writer.write(heading.slots) { $0.write($1) }
      writer.write(heading.text)
    }
    return writer.sealed()
  }

  init(_ bytes: [UInt8], path: String) throws {
    guard var reader = PackedReader(sealed: bytes) else { throw PackedReader.Damaged() }
    let html = try reader.data()
    let slots = try reader.array { (reader) throws(PackedReader.Damaged) in try reader.slot(in: path) }
    fragment = Fragment(bytes: html, slots: slots)
    headings = try reader.array { (reader) throws(PackedReader.Damaged) in
      try Heading(
        level: reader.integer(), id: reader.text(), html: reader.data(),
        slots: reader.array { (reader) throws(PackedReader.Damaged) in try reader.slot(in: path) },
        text: reader.text())
    }
  }
}

extension PackedWriter {
  mutating func write(_ slot: Slot) {
    write(slot.offset)
    write(slot.destination)
    write(slot.kind.rawValue)
    write(slot.location.line)
    write(slot.location.column)
    write(slot.location.length)
    write(slot.text)
    write(slot.title)
    write(slot.lead)
  }
}

extension PackedReader {
  mutating func slot(in path: String) throws(Damaged) -> Slot {
    try Slot(
      offset: integer(), destination: text(), kind: kind(),
      location: SourceLocation(path: path, line: integer(), column: integer(), length: integer()), text: text(),
      title: text(), lead: text())
  }

  private mutating func kind() throws(Damaged) -> Slot.Kind {
    guard let kind = Slot.Kind(rawValue: try integer()) else { throw Damaged() }
    return kind
  }
}
