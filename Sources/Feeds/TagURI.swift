import Chronology
import Markup

/// Tag URIs (RFC 4151): names that stay the same when a page moves to another address.
package enum TagURI {
  /// `tag:AUTHORITY,DATE:SPECIFIC`.
  ///
  /// - Parameters:
  ///   - authority: domain name or e-mail address of the publisher, written in lower case (section 2.1).
  ///   - date: a day on which the authority was the publisher's: `2024`, `2024-09` or `2024-09-05`.
  ///   - specific: any text, such as a URL path. What a tag may not hold is percent-encoded; what is encoded already
  ///     stays, so that a path and its encoded form give the same tag.
  ///
  /// The result is a URI whatever is given; whether it is a tag in the strict sense, `isAuthority` and `isDate` say.
  package static func make(authority: String, date: String, specific: String) -> String {
    var uri = Bytes()
    uri.append(literal: "tag:")
    uri.append(percentEncoding: lowercased(authority), allowed: entity, keepsEncoded: true)
    uri.append(UInt8(ascii: ","))
    uri.append(percentEncoding: date, allowed: entity, keepsEncoded: true)
    uri.append(UInt8(ascii: ":"))
    uri.append(percentEncoding: specific, allowed: anySpecific, keepsEncoded: true)
    return uri.text
  }

  /// Whether a text may be the authority of a tag: a domain name in ASCII, or an e-mail address at one (section 2.1).
  package static func isAuthority(_ text: String) -> Bool {
    var domain = text.utf8[...]
    if let at = text.utf8.firstIndex(of: UInt8(ascii: "@")) {
      let user = text.utf8[..<at]
      guard !user.isEmpty, user.allSatisfy({ isLetterOrDigit($0) || "-._".utf8.contains($0) }) else { return false }
      domain = text.utf8[text.utf8.index(after: at)...]
    }
    return domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
      guard let first = label.first, let last = label.last, isLetterOrDigit(first), isLetterOrDigit(last) else {
        return false
      }
      return label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
  }

  /// Whether a text may be the date of a tag: a year of four digits, with month, with day (section 2.1).
  package static func isDate(_ text: String) -> Bool {
    let day: String
    switch text.utf8.count {
    case 4: day = text + "-01-01"
    case 7: day = text + "-01"
    case 10: day = text
    default: return false
    }
    // Read and printed again it must be what it was: the reader forgives single digits and times.
    return DateText(day)?.date.iso == day
  }

  private static func lowercased(_ text: String) -> String {
    String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// What may stand before the comma and before the colon without ending its part.
  private static let entity = ASCIISet(ASCIISet.unreserved + "@")
  /// `*( pchar / "/" / "?" )`.
  private static let anySpecific = ASCIISet(ASCIISet.unreserved + ASCIISet.subDelimiters + ":@/?")
}
