import Characters

/// Addresses that people write and that pages link to.
package enum WebAddress {
  /// Whether a text is an absolute http or https URL. Schemes that could run code are none.
  package static func isAbsolute(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else { return false }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    guard let first = rest.first, !"/?#:@".utf8.contains(first) else { return false }
    return isOneWord(text)
  }

  /// Whether a menu may link to it: an absolute URL, a mail address or telephone number with its scheme, or a path
  /// from the server's root.
  package static func isLink(_ text: String) -> Bool {
    if text.hasPrefix("/") { return isOneWord(text) }
    let scheme = ["mailto:", "tel:"].first { text.lowercased().hasPrefix($0) }
    return scheme.map { text.utf8.count > $0.utf8.count && isOneWord(text) } ?? isAbsolute(text)
  }

  /// No white space, no control character, no backslash, which browsers take for a slash.
  private static func isOneWord(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      !scalar.isMarkdownWhitespace && scalar.value > 0x20 && !(0x7F..<0xA0).contains(scalar.value) && scalar != "\\"
    }
  }
}
