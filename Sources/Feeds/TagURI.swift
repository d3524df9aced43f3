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
  /// The result is a URI whatever is given. Whether authority and date make it a tag in the strict sense is judged
  /// where they are read.
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

  private static func lowercased(_ text: String) -> String {
    String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }

  /// What may stand before the comma and before the colon without ending its part.
  private static let entity = ASCIISet(ASCIISet.unreserved + "@")
  /// `*( pchar / "/" / "?" )`.
  private static let anySpecific = ASCIISet(ASCIISet.unreserved + ASCIISet.subDelimiters + ":@/?")
}
