import Characters

/// Gives the headings of one document their ids: readable, kept as long as the heading's text is, and unique.
struct HeadingIDs {
  private let natural: Set<String>
  private var used: Set<String>
  private var nextSuffix: [String: Int] = [:]

  /// - Parameters:
  ///   - slugs: The natural ids of all headings of the document. A number is never added so that the result equals
  ///     one of them, whatever the order.
  ///   - reserved: Ids that the page uses elsewhere.
  init(slugs: some Sequence<String>, reserved: Set<String>) {
    natural = Set(slugs)
    used = reserved
  }

  /// The id of the next heading with the given natural id: that itself, or with `-1`, `-2`, … added.
  mutating func id(for slug: String) -> String {
    if used.insert(slug).inserted { return slug }
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
  static func slug(_ text: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "-" || scalar == "_" || isKept(scalar) {
        if scalar == "_", slug.isEmpty { continue }
        slug.append(contentsOf: scalar.value < 0x80 ? lowercasedASCII(scalar) : scalar.properties.lowercaseMapping.unicodeScalars)
      } else if scalar.isMarkdownWhitespace, !slug.isEmpty {
        slug.append("-")
      }
    }
    while slug.last == "-", text.unicodeScalars.last?.isMarkdownWhitespace == true { slug.removeLast() }
    let result = String(slug)
    if result.isEmpty { return "section" }
    return isFootnoteID(result) ? "section-" + result : result
  }

  private static func lowercasedASCII(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let isUpper = (0x41...0x5A).contains(scalar.value)
    return String(Unicode.Scalar(UInt8(scalar.value | (isUpper ? 0x20 : 0)))).unicodeScalars
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
