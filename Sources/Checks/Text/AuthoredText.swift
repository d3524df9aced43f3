import Diagnostics
import SiteModel

/// What the author of a Markdown file says in it: title, summary and body, without code, addresses, comments and the
/// rest of the front matter.
struct AuthoredText: Sendable {
  let file: SourceFile
  /// As long as the file, masked as `TextMask` does.
  let bytes: [UInt8]
  /// Of the Markdown text.
  let body: Range<Int>
  /// Where addresses of links are: the front matter, and what `TextMask` found.
  let addresses: [Range<Int>]
  /// As the front matter has it.
  let title: String
  /// The kind of bulletin.
  let kind: String

  /// Nil for a file whose front matter cannot be told from its text: that is a finding of its own.
  init?(_ file: SourceFile, title: String, kind: String) {
    var reportedElsewhere: [Diagnostic] = []
    let block = FrontMatterBlock.find(in: file, into: &reportedElsewhere)
    if !reportedElsewhere.isEmpty { return nil }
    self.file = file
    self.title = title
    self.kind = kind
    body = block.body
    let mask = TextMask(file.bytes, body: block.body)
    addresses = (block.yaml.map { [$0] } ?? []) + mask.addresses
    var bytes = mask.bytes
    if let yaml = block.yaml {
      for range in Self.texts(inMatter: file.bytes, yaml) { bytes.replaceSubrange(range, with: file.bytes[range]) }
    }
    self.bytes = bytes
  }

  func location(of range: Range<Int>) -> SourceLocation {
    file.location(ofOffset: range.lowerBound, byteCount: range.count)
  }

  /// The places of single bytes of ASCII, in their order: found in one walk, since a text may have hundreds.
  func locations(ofBytes offsets: [Int]) -> [SourceLocation] {
    guard let first = offsets.first else { return [] }
    let start = file.location(ofOffset: first)
    return file.bytes.withUnsafeBufferPointer { bytes in
      var (position, line, column) = (first, start.line, start.column)
      return offsets.map { offset in
        while position < offset {
          if bytes[position] == 0x0A { (line, column) = (line + 1, 0) }
          position += 1
          if bytes[position] & 0xC0 != 0x80 { column += 1 }
        }
        return SourceLocation(path: file.path, line: line, column: column, length: 1)
      }
    }
  }

  func excerpt(_ range: Range<Int>) -> String { String(decoding: file.bytes[range], as: UTF8.self) }

  /// Where `title` and `summary` stand, to the next line that begins with a key.
  private static func texts(inMatter bytes: [UInt8], _ yaml: Range<Int>) -> [Range<Int>] {
    var texts: [Range<Int>] = []
    var start = yaml.lowerBound
    var isText = false
    while start < yaml.upperBound {
      let end = bytes[start..<yaml.upperBound].firstIndex(of: 0x0A).map { $0 + 1 } ?? yaml.upperBound
      let line = bytes[start..<end]
      if line.first.map({ $0 > 0x20 }) ?? false {
        isText = false
        if line.starts(with: "title:".utf8) || line.starts(with: "summary:".utf8) {
          texts.append(start..<end)
          isText = true
        }
      } else if isText {
        texts.append(start..<end)
      }
      start = end
    }
    return texts
  }
}
