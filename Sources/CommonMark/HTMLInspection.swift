import Markup

/// Reads raw HTML as a browser's tokenizer does (WHATWG HTML, section 13.2.5) and finds what could run code.
struct HTMLInspection {
  /// What runs code, in words for a message, or nil.
  private(set) var danger: String?
  /// Whether the text ends inside a tag, so that what follows would be read as attributes.
  private(set) var endsInsideTag = false
  /// The text outside of tags and comments, for counting.
  private(set) var text: Bytes = []
  /// The addresses without a scheme that its attributes hold, which may be those of files of the site.
  private(set) var addresses: [String] = []

  private let html: Bytes
  private var index = 0

  /// - Parameter isInsideTag: Whether the text before may have ended inside a tag. Comments and declarations would
  ///   then be read as attributes, and are refused.
  init(_ html: Bytes, isInsideTag: Bool = false) {
    self.html = html
    while index < html.count {
      guard html[index] == UInt8(ascii: "<"), index + 1 < html.count else {
        text.append(html[index])
        index += 1
        continue
      }
      switch html[index + 1] {
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        if isInsideTag { danger = danger ?? "a comment or declaration after a tag that is not closed" }
        skipDeclaration()
      case UInt8(ascii: "/"):
        index += 2
        readTag()
      case 0x41...0x5A, 0x61...0x7A:
        index += 1
        readTag()
      default:
        text.append(html[index])
        index += 1
      }
    }
  }

  private mutating func skipDeclaration() {
    guard RawHTML.starts(html, at: index, with: "<!--") else {
      while index < html.count, html[index] != UInt8(ascii: ">") { index += 1 }
      index += 1
      return
    }
    index += 4
    // `<!-->` and `<!--->` are whole comments, and `--!>` ends one.
    if RawHTML.starts(html, at: index, with: ">") || RawHTML.starts(html, at: index, with: "->") {
      index += html[index] == UInt8(ascii: ">") ? 1 : 2
      return
    }
    while index < html.count {
      if RawHTML.starts(html, at: index, with: "-->") || RawHTML.starts(html, at: index, with: "--!>") {
        index += html[index + 2] == UInt8(ascii: ">") ? 3 : 4
        return
      }
      index += 1
    }
    danger = danger ?? "a comment that is not closed"
  }

  private mutating func readTag() {
    let start = index
    while index < html.count, !Self.isSpace(html[index]), !"/>".utf8.contains(html[index]) { index += 1 }
    let element = String(decoding: html[start..<index], as: UTF8.self).lowercased()
    while index < html.count {
      let byte = html[index]
      if byte == UInt8(ascii: ">") {
        index += 1
        return
      }
      if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
        index += 1
      } else {
        readAttribute(of: element)
      }
    }
    endsInsideTag = true
  }

  private mutating func readAttribute(of element: String) {
    let start = index
    index += 1  // a name may begin with `=`
    while index < html.count, !Self.isSpace(html[index]), !"/>=".utf8.contains(html[index]) { index += 1 }
    let name = String(decoding: html[start..<index], as: UTF8.self).lowercased()
    skipSpace()
    var value: Bytes = []
    if index < html.count, html[index] == UInt8(ascii: "=") {
      index += 1
      skipSpace()
      value = readValue()
    }
    judge(name, value, of: element)
  }

  private mutating func readValue() -> Bytes {
    guard index < html.count else { return [] }
    let quote = html[index]
    let start: Int
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index += 1
      start = index
      while index < html.count, html[index] != quote { index += 1 }
      if index == html.count { danger = danger ?? "an attribute whose quotation mark is not closed" }
      defer { index += 1 }
      return Bytes(html[start..<min(index, html.count)])
    }
    start = index
    while index < html.count, !Self.isSpace(html[index]), html[index] != UInt8(ascii: ">") { index += 1 }
    return Bytes(html[start..<index])
  }

  private mutating func skipSpace() {
    while index < html.count, Self.isSpace(html[index]) { index += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Attributes whose value is a URL or a list of them.
  private static let urlAttributes: Set<String> = [
    "href", "src", "srcset", "action", "formaction", "poster", "background", "cite", "data", "ping", "longdesc",
    "manifest", "codebase", "classid", "archive", "profile", "usemap", "icon", "dynsrc", "lowsrc", "imagesrcset",
  ]

  /// A list has addresses with widths or densities behind them, parted by commas (WHATWG HTML, `srcset`).
  private mutating func collect(_ value: Bytes, isList: Bool) {
    let parts = isList ? value.split(separator: UInt8(ascii: ",")) : [value[...]]
    for part in parts {
      let trimmed = part.drop(while: Self.isSpace)
      let address = isList ? trimmed.prefix { !Self.isSpace($0) } : trimmed
      if !address.isEmpty, Destination.scheme(of: Bytes(address)) == nil {
        addresses.append(String(decoding: address, as: UTF8.self))
      }
    }
  }

  private mutating func judge(_ name: String, _ value: Bytes, of element: String) {
    guard danger == nil else { return }
    if name.hasPrefix("on"), name.utf8.count > 2 {
      danger = "the event handler \(name)"
    } else if name == "srcdoc" {
      danger = "the attribute srcdoc"
    } else if !value.isEmpty {
      let decoded = value.withUnsafeBufferPointer { CharacterReferences.decoding($0) }
      let visible = String(decoding: decoded.filter { $0 > 0x20 && $0 != 0x7F }, as: UTF8.self).lowercased()
      if let scheme = Destination.scriptSchemes.first(where: visible.contains) {
        danger = "the scheme \(scheme)"
      } else if Self.urlAttributes.contains(name) || name.hasSuffix(":href") {
        let isPicture = element == "img" || element == "source" || name == "poster"
        if let scheme = Destination.unsafeScheme(of: decoded, allowsPictures: isPicture) {
          danger = "the scheme \(scheme):"
        }
        collect(decoded, isList: name.hasSuffix("srcset"))
      }
    }
  }
}
