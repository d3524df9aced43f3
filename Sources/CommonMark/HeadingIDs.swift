import Characters
import Markup

/// Gives the headings of one document their ids: readable, kept as long as the heading's text is, and unique.
struct HeadingIDs {
  private let slugs: [String]
  /// The natural ids; made when the first of them is needed twice.
  private var natural: Set<String> = []
  private var used: Set<String>
  private var nextSuffix: [String: Int] = [:]

  /// - Parameters:
  ///   - slugs: The natural ids of all headings of the document. A number is never added so that the result equals
  ///     one of them, whatever the order.
  ///   - reserved: Ids that the page uses elsewhere.
  init(slugs: [String], reserved: Set<String>) {
    self.slugs = slugs
    used = reserved
    used.reserveCapacity(reserved.count + slugs.count)
  }

  /// The id of the next heading with the given natural id: that itself, or with `-1`, `-2`, … added.
  mutating func id(for slug: String) -> String {
    if used.insert(slug).inserted { return slug }
    if natural.isEmpty { natural = Set(slugs) }
    var suffix = nextSuffix[slug, default: 1]
    while true {
      let candidate = "\(slug)-\(suffix)"
      suffix += 1
      if !natural.contains(candidate), used.insert(candidate).inserted {
        nextSuffix[slug] = suffix
        return candidate
      }
    }
  }

  /// The natural id of a heading: its text in lower case; letters, digits, marks, `-` and `_` are kept, white space
  /// becomes `-`, all else is dropped, and so are `_` at the beginning (which links of other tools cannot begin with).
  /// An id that a footnote could have gets `section-` before it.
  static func slug(_ text: Bytes) -> String {
    let slug = text.withUnsafeBufferPointer(slugBytes)
    if slug.isEmpty { return "section" }
    let result = slug.text
    return slug.starts(with: "fn".utf8) && isFootnoteID(result) ? "section-" + result : result
  }

  private static func slugBytes(_ text: UnsafeBufferPointer<UInt8>) -> Bytes {
    var slug: Bytes = []
    slug.reserveCapacity(text.count)
    var spaces = 0
    var index = 0
    while index < text.count {
      let (scalar, length) = UTF8Scalars.decode(text, at: index)
      let bytes = text[index..<index + length]
      index += length
      if scalar.isMarkdownWhitespace {
        if !slug.isEmpty { spaces += 1 }
        continue
      }
      guard scalar == "-" || scalar == "_" || isKept(scalar), !(scalar == "_" && slug.isEmpty) else { continue }
      slug.append(contentsOf: repeatElement(UInt8(ascii: "-"), count: spaces))
      spaces = 0
      switch scalar.value {
      case 0x41...0x5A: slug.append(bytes[bytes.startIndex] | 0x20)
      case 0..<0x80, 0x3400...0x4DBF, 0x4E00...0x9FFF: slug.append(contentsOf: bytes)
      default: slug.append(raw: scalar.properties.lowercaseMapping)
      }
    }
    return slug
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF: return true
    case 0..<0x80: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }

  /// Whether a footnote or a reference to one could have the id: `fn-1`, `fnref-1`, `fnref-1-2`.
  private static func isFootnoteID(_ id: String) -> Bool {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count > 1, parts[0] == "fn" || parts[0] == "fnref" else { return false }
    return parts.dropFirst().allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
