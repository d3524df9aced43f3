import Characters
import Markup

/// What becomes of the destination of a link or an image.
enum Destination: Equatable {
  /// Points outside the site or into the same page: written as it is, percent-encoded.
  case direct
  /// Points to another page or file of the site, which a later stage knows.
  case open
  /// Asks for something from the records: `figure:`, `chart:`, `table:` or `records:`.
  case data(scheme: String)
  /// Has a scheme that could run code or read local files.
  case unsafe(scheme: String)

  /// Judges a destination in which Markdown's escapes and entities are resolved.
  init(_ url: Bytes, kind: Slot.Kind) {
    if Self.isWebAddress(url) {
      self = .direct
      return
    }
    if let scheme = Self.scheme(of: url), Self.dataSchemes.contains(scheme) {
      self = .data(scheme: scheme)
      return
    }
    let decoded = url.contains(UInt8(ascii: "%")) ? Bytes(percentDecoding: url) : []
    for candidate in [url, decoded] {
      if let scheme = Self.unsafeScheme(of: candidate, allowsPictures: kind == .image) {
        self = .unsafe(scheme: scheme)
        return
      }
    }
    let first = url.first
    if first == UInt8(ascii: "#") || first == UInt8(ascii: "?") || url.starts(with: "//".utf8)
      || Self.scheme(of: url) != nil
    {
      self = .direct
    } else {
      self = .open
    }
  }

  /// The common case, decided at once.
  private static func isWebAddress(_ url: Bytes) -> Bool {
    RawHTML.starts(url, at: 0, with: "https://") || RawHTML.starts(url, at: 0, with: "http://")
  }

  /// Schemes that later stages answer from the site's records, and `field:`, which pages made from data know.
  private static let dataSchemes: Set<String> = ["figure", "field", "chart", "table", "records"]

  /// Schemes that a link may well have, though they are like one of the above.
  private static let commonSchemes: Set<String> = [
    "http", "https", "mailto", "tel", "sms", "geo", "ftp", "ftps", "urn", "data", "tag",
  ]

  /// The scheme that an address was to have: one letter is wrong, or the colon is full-width.
  static func meantScheme(of url: Bytes) -> String? {
    guard url.count > 3, !isWebAddress(url), let end = url.prefix(24).firstIndex(where: { !isLetter($0) }) else {
      return nil
    }
    let name = String(decoding: url[..<end], as: UTF8.self).lowercased()
    if url[end...].starts(with: "\u{FF1A}".utf8) { return Suggestion.nearest(to: name, among: dataSchemes.sorted()) }
    guard url[end] == UInt8(ascii: ":"), !commonSchemes.contains(name) else { return nil }
    return Suggestion.nearest(to: name, among: dataSchemes.sorted())
  }

  /// Whether a scheme stands for text (written as a link) rather than for a block (written as an image).
  static func isTextual(_ scheme: String) -> Bool { scheme == "figure" || scheme == "field" }

  /// Schemes that run code in a page or read what is not published.
  private static let unsafeSchemes: Set<String> = [
    "javascript", "vbscript", "livescript", "mocha", "file", "about", "blob", "filesystem", "view-source", "jar",
  ]

  /// Schemes that run code wherever in a value a browser looks for a URL.
  static let scriptSchemes = ["javascript:", "vbscript:", "livescript:", "mocha:"]

  private static let pictureTypes = ["png", "gif", "jpeg", "webp", "avif"]

  /// The scheme, when it is one that must not survive. Controls and spaces, which browsers skip, do not hide it.
  static func unsafeScheme(of url: Bytes, allowsPictures: Bool) -> String? {
    let visible = withoutInvisibles(url)
    guard let scheme = scheme(of: visible) else { return nil }
    if scheme == "data" {
      let rest = String(decoding: visible.dropFirst(5).prefix(24), as: UTF8.self).lowercased()
      let isPicture = pictureTypes.contains { type in
        ["", ";", ","].contains { $0 != "" && rest.hasPrefix("image/\(type)\($0)") }
      }
      return allowsPictures && isPicture ? nil : scheme
    }
    return unsafeSchemes.contains(scheme) ? scheme : nil
  }

  /// The scheme in lower case (RFC 3986, section 3.1), or nil for a reference without one.
  static func scheme(of url: Bytes) -> String? {
    guard let first = url.first, isLetter(first) else { return nil }
    for (index, byte) in url.enumerated() {
      if byte == UInt8(ascii: ":") { return String(decoding: url[..<index], as: UTF8.self).lowercased() }
      guard isLetter(byte) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte) else { return nil }
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// The bytes without ASCII controls and spaces and without characters that cannot be seen (U+0080…U+00A0, the soft
  /// hyphen, U+2000…U+200F, U+2028…U+202F, U+205F…U+2064, U+3000, U+FEFF). Only the beginning, where a scheme can be.
  private static func withoutInvisibles(_ url: Bytes) -> Bytes {
    var result: Bytes = []
    for scalar in String(decoding: url.prefix(512), as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0...0x20, 0x7F...0xA0, 0xAD, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000, 0xFEFF: continue
      default: result.append(contentsOf: Bytes(String(scalar).utf8))
      }
    }
    return result
  }
}

extension Bytes {
  /// Appends a URL for an attribute as cmark's renderer does: percent-encoded but for reserved and unreserved
  /// characters and `%`, and `&` and `'` escaped.
  mutating func append(href url: some Sequence<UInt8>) {
    for byte in url {
      if Self.hrefSafe[Int(byte)] {
        append(byte)
      } else if byte == UInt8(ascii: "&") {
        append(literal: "&amp;")
      } else if byte == UInt8(ascii: "'") {
        append(literal: "&#x27;")
      } else {
        append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 15] { append(digit < 10 ? 0x30 + digit : 0x37 + digit) }
      }
    }
  }

  private static let hrefSafe: [Bool] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-_.+!*(),%#@?=;:/$~".utf8.contains(byte)
    }
  }
}
