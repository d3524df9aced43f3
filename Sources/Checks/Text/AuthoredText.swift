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

  func excerpt(_ range: Range<Int>) -> String { String(decoding: file.bytes[range], as: UTF8.self) }

  /// The values of `title` and `summary`: from the colon to the next line that begins with a key.
  private static func texts(inMatter bytes: [UInt8], _ yaml: Range<Int>) -> [Range<Int>] {
    var texts: [Range<Int>] = []
    var start = yaml.lowerBound
    var isText = false
    while start < yaml.upperBound {
      let end = bytes[start..<yaml.upperBound].firstIndex(of: 0x0A).map { $0 + 1 } ?? yaml.upperBound
      let line = bytes[start..<end]
      if line.first.map({ $0 > 0x20 }) ?? false {
        isText = false
        for key in ["title:", "summary:"] where line.starts(with: key.utf8) {
          texts.append((start + key.utf8.count)..<end)
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
