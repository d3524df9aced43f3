import Markup

/// The public address of the site's home page: scheme, host and a path that ends with `/`.
package struct BaseURL: Sendable, Hashable {
  /// What is wrong with a text that should be such an address.
  package struct Fault: Error, Hashable {
    /// What to do, in one sentence without a final full stop.
    package let remedy: String
  }

  /// `https://example.org/path/`
  package let text: String
  /// `/path/`, which links within the site begin with; percent-encoded.
  package let path: String
  /// `example.org` or `[::1]`, without a port.
  package let host: String

  /// Nil unless it is an absolute http or https URL without user, query and fragment.
  package init?(_ text: String) {
    guard let url = try? BaseURL(parsing: text) else { return nil }
    self = url
  }

  /// Reads an absolute http or https URL without user, query and fragment. A missing final `/` is added, and what a URL
  /// cannot hold is percent-encoded in its path (RFC 3986). A host has to be written in ASCII (RFC 3986, section 3.2.2;
  /// RFC 3490).
  package init(parsing text: String) throws(Fault) {
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else {
      throw Fault(remedy: "write the public address, such as https://example.org/")
    }
    let rest = text.dropFirst(scheme.count)
    if rest.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) {
      throw Fault(remedy: "write it without spaces and backslashes")
    }
    if rest.contains("?") || rest.contains("#") { throw Fault(remedy: "leave out what begins with ? or #") }
    let authority = rest.prefix { $0 != "/" }
    host = try Self.host(of: authority)
    let path = String(rest.dropFirst(authority.count))
    if path.contains("//") { throw Fault(remedy: "write one slash between the folders of its path") }
    let names = path.lowercased().split(separator: "/").map { String($0).replacingEncodedDots }
    if names.contains(".") || names.contains("..") { throw Fault(remedy: "write its path without \".\" and \"..\"") }
    var encoded = Bytes()
    encoded.append(urlReference: path)
    self.path = path.hasSuffix("/") ? encoded.text : encoded.text + "/"
    self.text = scheme + authority + self.path
  }

  /// The host of `host:port`.
  private static func host(of authority: Substring) throws(Fault) -> String {
    if authority.contains("@") { throw Fault(remedy: "leave out the user name and the password") }
    if !authority.utf8.allSatisfy({ $0 < 0x80 }) {
      throw Fault(remedy: "write the host in its ASCII form, which begins with xn--")
    }
    let isLiteral = authority.hasPrefix("[")
    let host = isLiteral ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    let rest = authority.dropFirst(host.count)
    if !authority.hasPrefix(host) || !(isLiteral ? isIPv6(host) : isName(host)) {
      throw Fault(remedy: "write the host as a domain name or an address, such as example.org")
    }
    if !rest.isEmpty, !rest.hasPrefix(":") || !isPort(rest.dropFirst()) {
      throw Fault(remedy: "write the port as a number from 1 to 65535, or leave it out")
    }
    return String(host)
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } && (1...65535).contains(Int(text) ?? 0)
  }

  private static func isName(_ host: Substring) -> Bool {
    host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && label.utf8.count < 64 && label.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
    }
  }

  /// Brackets with hexadecimal digits, colons and dots between; whether the groups add up is left to the network.
  private static func isIPv6(_ host: Substring) -> Bool {
    host.count > 4 && host.contains(":")
      && host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
  }

  private init(host: String) {
    self.host = host
    path = "/"
    text = "http://\(host)/"
  }

  /// Stands in until `site.yaml` has been read.
  package static let placeholder = BaseURL(host: "localhost")
}

extension String {
  /// With `%2e` read as the dot that it is for browsers (WHATWG URL, "double-dot path segment").
  fileprivate var replacingEncodedDots: String {
    split(separator: "%2e", omittingEmptySubsequences: false).joined(separator: ".")
  }
}
