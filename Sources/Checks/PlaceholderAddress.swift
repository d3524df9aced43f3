import Diagnostics
import Files

extension DiagnosticKind {
  package static let placeholderAddress = DiagnosticKind(
    "placeholder-address", .configuration, .note, title: "The address of the site is one that nobody can have.",
    explanation: """
      Domains that end with `.example`, `.invalid` or `.test` are set aside for examples (RFC 2606, section 2), and \
      `bulletin new site` writes such a one. All links in feeds, in CAP messages and in the sitemap begin with `baseURL`, \
      and the permanent ids of bulletins hold its domain: write your own address before the site goes public.
      """)
}

extension Check {
  /// The public address is the publisher's own, not one that stands for it.
  static let placeholderAddress = Check(.placeholderAddress) { context in
    let configuration = context.sources.site.configuration
    let last = configuration.baseURL.host.lowercased().split(separator: ".").last
    guard let last, ["example", "invalid", "test"].contains(last) else { return [] }
    let path = "content/site.yaml"
    return [
      Diagnostic(
        .placeholderAddress, "nobody can reach \(configuration.baseURL.text)",
        at: SourceLocation(path: path, line: line(of: "baseURL:", in: context.source + "/" + path)),
        remedy: "write the public address of your site there, as \"baseURL\", and your own title and authority")
    ]
  }

  /// The line that begins with a key, else the first one.
  private static func line(of key: String, in path: String) -> Int {
    guard let bytes = try? File.read(path) else { return 1 }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return (lines.firstIndex { $0.starts(with: key.utf8) } ?? 0) + 1
  }
}
