import Files

/// A page as someone names it who wants it on paper.
package struct PageReference: Sendable {
  enum Target: Equatable {
    /// All pages that show a Markdown file, such as `content/notices/a.md`.
    case source(String)
    /// One file of the site, such as `notices/a/index.html`.
    case output(String)
  }

  /// As it was written.
  package let text: String
  let target: Target

  /// Nil for what can be no address of a page.
  ///
  /// - Parameters:
  ///   - text: a Markdown file, seen from the current folder or from the source folder; or an address: with the host, as
  ///     links within the site have it, or below the site's own address.
  ///   - root: the source folder; absolute and without links.
  ///   - basePath: where the site lies on its host, such as `/` or `/report/`.
  package init?(_ text: String, in root: String, basePath: String) {
    self.text = text
    if text.hasSuffix(".md") {
      target = .source(Self.source(text, in: root))
    } else if let file = Self.output(text, basePath: basePath) {
      target = .output(file)
    } else {
      return nil
    }
  }

  /// The path below the source folder; what was written where there is no such file.
  private static func source(_ text: String, in root: String) -> String {
    for place in [text, root + "/" + text, root + "/content/" + text] {
      if let whole = File.realPath(place), whole.hasPrefix(root + "/") {
        return String(whole.dropFirst(root.count + 1))
      }
    }
    return text
  }

  private static func output(_ text: String, basePath: String) -> String? {
    var address = text[...]
    if let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) {
      address = address.dropFirst(scheme.count).drop { $0 != "/" }
      if address.isEmpty { address = "/" }
    }
    address = address.prefix { $0 != "?" && $0 != "#" }
    let isWhole = address.hasPrefix("/")
    guard !text.isEmpty, let path = RequestPath(isWhole ? String(address) : "/" + address) else { return nil }
    var names = path.names
    if isWhole, let base = RequestPath(basePath) {
      // Links within the site begin with its path; whoever leaves it out means the same.
      names = path.below(base) ?? names
    }
    let isFile = !path.isFolder && names.last?.hasSuffix(".html") == true
    return (isFile ? names : names + ["index.html"]).joined(separator: "/")
  }
}
