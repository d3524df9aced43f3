import Chronology

extension SiteConfiguration {
  /// What the entry ids of feeds are made of (RFC 4151): `tag:domain,date:path`.
  package struct Identifiers: Sendable {
    /// A domain that the authority owned on the date, or a mail address at one.
    package var domain: String
    /// The day, month or year on which the scheme was minted. It never changes afterwards.
    package var date: String

    package init(domain: String, date: String) {
      self.domain = domain
      self.date = date
    }
  }
}

extension SiteConfiguration.Identifiers {
  /// Whether a text may be the authority of a tag: a domain name in ASCII, or an e-mail address at one (RFC 4151,
  /// section 2.1).
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

  /// Whether a text may be the date of a tag: a year of four digits, with month, with day (RFC 4151, section 2.1).
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

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
