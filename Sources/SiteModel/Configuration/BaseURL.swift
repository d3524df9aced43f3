/// The public address of the site's home page: scheme, host and a path that ends with `/`.
package struct BaseURL: Sendable, Hashable {
  /// `https://example.org/path/`
  package let text: String
  /// `/path/`, which links within the site begin with.
  package let path: String
  /// `example.org`, without a port.
  package let host: String

  /// Nil unless it is an absolute http or https URL without query and fragment. A missing final `/` is added.
  package init?(_ text: String) {
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let allowed = rest.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && !"<>\"{}|\\^`?#@".utf8.contains(byte)
    }
    let authority = rest.prefix { $0 != "/" }
    guard allowed, !authority.isEmpty, !authority.hasPrefix(":") else { return nil }
    let path = rest.dropFirst(authority.count)
    guard !path.contains("//"), !path.split(separator: "/").contains("..") else { return nil }
    host = String(authority.prefix { $0 != ":" })
    self.path = path.isEmpty ? "/" : String(path) + (path.hasSuffix("/") ? "" : "/")
    self.text = scheme + authority + self.path
  }

  private init(host: String) {
    self.host = host
    path = "/"
    text = "http://\(host)/"
  }

  /// Stands in until `site.yaml` has been read.
  package static let placeholder = BaseURL(host: "localhost")
}
