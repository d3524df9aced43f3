import Characters
import Files
import Markup

/// Text files and XML as pages of lines, so that they are compared like pages.
enum PlainDocument {
  /// Beyond this size a file is only said to differ.
  static let maximumSize = 4 << 20

  /// Nil for what is no text.
  static func read(_ bytes: [UInt8], path: String) -> PageContent? {
    guard bytes.count <= maximumSize, !bytes.contains(0), UTF8Validation.firstInvalidOffset(in: bytes) == nil else {
      return nil
    }
    return path.fileExtension == "xml" ? elements(bytes) : lines(bytes)
  }

  private static func lines(_ bytes: [UInt8]) -> PageContent {
    var page = PageContent()
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: true) {
      page.append(line.last == 0x0D ? line.dropLast() : line)
    }
    return page
  }

  /// A line for each element that holds text: `severity: Extreme`, and for each attribute of one that holds none.
  private static func elements(_ bytes: [UInt8]) -> PageContent {
    bytes.withUnsafeBufferPointer { elements(HTMLTokenizer($0, isXML: true)) }
  }

  private static func elements(_ scanner: HTMLTokenizer) -> PageContent {
    var page = PageContent()
    var scanner = scanner
    var text: [UInt8] = []
    var name = ""
    func isBlank(_ text: [UInt8]) -> Bool { text.allSatisfy(HTMLTokenizer.isSpace) }
    while let token = scanner.next() {
      switch token {
      case .text(let range): text += scanner.decoded(range).utf8
      case .raw(let range): text += scanner.bytes[range]
      case .start:
        if !isBlank(text) { page.append("\(name): \(String(decoding: text, as: UTF8.self).collapsed)") }
        text = []
        name = scanner.name
        for attribute in scanner.attributes where !scanner.bytes[attribute.name].starts(with: "xmlns".utf8) {
          page.append("\(name) \(scanner.written(attribute.name)): \(scanner.decoded(attribute.value))")
        }
      case .end:
        if !isBlank(text) { page.append("\(scanner.name): \(String(decoding: text, as: UTF8.self).collapsed)") }
        text = []
      }
    }
    return page
  }
}

extension PageContent {
  fileprivate mutating func append(_ line: String) { append(Array(line.utf8)[...]) }

  /// Appends a line of plain text.
  fileprivate mutating func append(_ line: ArraySlice<UInt8>) {
    let start = text.count
    text += line
    let range = start..<text.count
    blocks.append(
      Block(
        kind: .line, level: 0, place: .main, text: range, hash: text[range].withUnsafeBytes { ContentHash($0) },
        links: 0..<0, dates: 0..<0, marks: 0..<0, table: nil))
  }
}
