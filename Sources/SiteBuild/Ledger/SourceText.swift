import CommonMark
import DataFormats
import Diagnostics
import Markup
import Publishing
import SiteModel

/// The text of a bulletin as its author wrote it, in the form of which the ledger keeps the hash: title, summary, the
/// fields of its kind, and the body. How lines end and what white space stands at their ends does not count.
///
/// Not in it are keys that are no text (dates, terms, addresses, corrections): the ledger has those that matter on
/// their own.
struct SourceText {
  private var bytes: Bytes = []

  /// The hash of a file's text.
  ///
  /// - Parameters:
  ///   - matter: the front matter as it was read; nil without any.
  ///   - ignored: keys of front matter that are no text.
  static func hash(
    of file: SourceFile, _ block: FrontMatterBlock, _ matter: DataValue?, ignoring ignored: Set<String>
  ) -> String {
    var text = SourceText()
    text.add(lines: file.bytes[block.body])
    for member in (matter?.members ?? []).sorted(by: { $0.key < $1.key }) where !ignored.contains(member.key) {
      text.add(name: member.key)
      text.add(member.value)
    }
    return SHA256Digest(text.bytes).hexadecimal
  }

  /// The hash of a page that a file makes from data: of the file's text, and of what stands in it on this page.
  static func hash(of page: ContentPage) -> String? {
    guard let origin = page.origin else { return page.textHash }
    var text = SourceText()
    text.add(name: page.textHash ?? "")
    for part in [page.matter.title.text, page.matter.summary?.text ?? ""] { text.add(lines: Array(part.utf8)[...]) }
    for field in origin.fields {
      text.add(name: field.name)
      text.add(lines: Array(field.value.utf8)[...])
    }
    return SHA256Digest(text.bytes).hexadecimal
  }

  /// The keys of front matter that are no text of a bulletin.
  static func keysWithoutText(_ configuration: SiteConfiguration) -> Set<String> {
    Set(FrontMatterReader.commonKeys).subtracting(["title", "summary"])
      .union(configuration.taxonomies.map(\.name)).union(configuration.dimensions)
      .union(LedgerEntry.DateName.allCases.map(\.rawValue))
  }

  private mutating func add(name: String) {
    bytes.append(raw: name)
    bytes.append(0)
  }

  private mutating func add(_ value: DataValue) {
    switch value.content {
    case .null: bytes.append(literal: "~\0")
    case .scalar(let text, isQuoted: _): add(lines: Array(text.utf8)[...])
    case .sequence(let elements):
      bytes.append(literal: "[\0")
      for element in elements { add(element) }
      bytes.append(literal: "]\0")
    case .mapping(let members):
      bytes.append(literal: "{\0")
      for member in members.sorted(by: { $0.key < $1.key }) {
        add(name: member.key)
        add(member.value)
      }
      bytes.append(literal: "}\0")
    }
  }

  /// Lines without white space at their ends, without empty lines before the first and after the last.
  private mutating func add(lines text: ArraySlice<UInt8>) {
    bytes.reserveCapacity(bytes.count + text.count + 2)
    var pendingLines = 0
    var isFirst = true
    var start = text.startIndex
    while start < text.endIndex {
      var end = start
      while end < text.endIndex, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
      var last = end
      while last > start, text[last - 1] == 0x20 || text[last - 1] == 0x09 { last -= 1 }
      if last > start {
        if !isFirst { bytes.append(contentsOf: repeatElement(0x0A, count: pendingLines + 1)) }
        bytes.append(contentsOf: text[start..<last])
        (isFirst, pendingLines) = (false, 0)
      } else {
        pendingLines += 1
      }
      let isPair = end + 1 < text.endIndex && text[end] == 0x0D && text[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
    }
    bytes.append(0)
  }
}
