import Diagnostics

extension DiagnosticKind {
  package static let feedMalformed = DiagnosticKind(
    "feed-malformed", .output, .error, title: "A feed is not well-formed XML or JSON.",
    explanation: """
      Programs that read `atom.xml`, `rss.xml`, `feed.json`, `sitemap.xml` or a CAP message give up at the first fault \
      of syntax. The tool writes these files itself, so that this is a fault of the tool: please report it.
      """)
  package static let feedInvalid = DiagnosticKind(
    "feed-invalid", .output, .error, title: "A feed lacks what programs need that read it.",
    explanation: """
      Each entry has an id of its own, a title, a link and a moment in the form that its format asks for: RFC 3339 in \
      Atom (RFC 4287, section 3.3) and JSON Feed, RFC 822 in RSS 2.0. An entry of `warnings/cap-atom.xml` links its CAP \
      message.
      """)
  package static let feedLinkBroken = DiagnosticKind(
    "feed-link-broken", .output, .error, title: "A link in a feed or in the sitemap leads nowhere.",
    explanation: """
      Feeds are read far from the site: every address in them is absolute, in the texts of their entries too, and those \
      of this site lead to files of the output.
      """)

  static let ofFeeds: [DiagnosticKind] = [.feedMalformed, .feedInvalid, .feedLinkBroken]
}

extension Check {
  /// Feeds, sitemaps and CAP messages as a program reads them.
  static let ofFeeds: [Check] = [ofPages(.feedMalformed), ofPages(.feedInvalid), .feedLinks]

  private static let feedLinks = Check(.feedLinkBroken) { context in
    let relative = await ofPages(.feedLinkBroken).run(context)
    return relative + LinksInside(context).broken(.feed, .feedLinkBroken)
  }
}
