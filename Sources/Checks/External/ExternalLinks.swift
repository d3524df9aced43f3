import Concurrency
import Diagnostics
import Glibc
import SiteModel
import WebRequests

/// How links to other hosts are asked for.
package struct ExternalLinkSettings: Sendable {
  /// Seconds that one request may take.
  package var timeout: Int
  /// Hosts that are asked at the same time.
  package var concurrency = 8
  /// Milliseconds between two requests to one host.
  package var pause = 200
  /// Redirects that are followed.
  package var redirects = 10
  /// Where answers are kept; nil keeps none.
  package var cache: String?
  /// Seconds since 1970: by the real clock, since the web knows no other.
  package var now: Int
  /// Whether redirects may lead to private addresses: for tests, whose servers are there.
  package var mayReachPrivateAddresses = false

  package init(timeout: Int = 10, cache: String? = nil) {
    self.timeout = timeout
    self.cache = cache
    now = time(nil)
  }
}

extension DiagnosticKind {
  package static let externalLinkBroken = DiagnosticKind(
    "external-link-broken", .markdown, .warning, title: "A link to another site leads nowhere.",
    explanation: """
      Reported with `--external` only. The server says that there is no such page (404, 410), or there is no such server, \
      its certificate is not trusted, or its redirects have no end. Find the new address of the page, or name the source \
      without a link.
      """)
  package static let externalLinkMoved = DiagnosticKind(
    "external-link-moved", .markdown, .note, title: "A page on another site has moved for good.",
    explanation: """
      Reported with `--external` only. The server answers with a permanent redirect (301, 308). Write the new address \
      before the old one goes.
      """)
  package static let externalLinkUnclear = DiagnosticKind(
    "external-link-unclear", .markdown, .note, title: "A link to another site could not be checked.",
    explanation: """
      Reported with `--external` only. The server did not answer in time, broke the connection off, refused programs \
      (401, 403, 429) or has a fault of its own (5xx). Look at the page in a browser; the next check asks again.
      """)

  static let ofExternalLinks: [DiagnosticKind] = [
    .linkPrivateAddress, .externalLinkBroken, .externalLinkMoved, .externalLinkUnclear,
    .linkCacheDamaged,
  ]
}

extension Check {
  /// Every link to another site leads to something. Asks the web.
  static func externalLinks(_ settings: ExternalLinkSettings) -> Check {
    Check(.externalLinkBroken, also: [.externalLinkMoved, .externalLinkUnclear, .linkCacheDamaged]) { context in
      let places = await context.externalLinks(settings)
      var (cache, found) = LinkCache.read(settings.cache)
      let unknown = places.keys.filter { cache.answer(for: $0, at: settings.now) == nil }.sorted()
      for (address, answer) in await LinkInquiry(settings).ask(unknown) {
        cache.note(answer, for: address, at: settings.now)
      }
      cache.write(to: settings.cache, keeping: Set(places.keys), at: settings.now)
      for (address, locations) in places.sorted(by: { $0.key < $1.key }) {
        guard let finding = cache.latest(address)?.finding(for: address) else { continue }
        found += locations.map { finding.at($0) }
      }
      return found
    }
  }
}

extension CheckContext {
  /// Where the addresses on other hosts are linked to, on pages that readers may see: nobody is to learn from a request
  /// what is held back.
  fileprivate func externalLinks(_ settings: ExternalLinkSettings) async -> [String: [SourceLocation]] {
    let own = sources.site.configuration.baseURL.host
    let pages = writtenPages.filter { sources.site.holds[$0.path] == nil }
    let found = await concurrentMap(pages) { page -> [(String, SourceLocation)] in
      guard let text = authoredText(of: page) else { return [] }
      return text.webLinks.filter { link in
        if WebHost.isPrivate(link.host) { return settings.mayReachPrivateAddresses }
        return link.host != own && !WebHost.isExample(link.host)
      }.map { ($0.address, text.location(of: $0.range)) }
    }
    return Dictionary(grouping: found.joined(), by: \.0).mapValues { $0.map(\.1) }
  }
}

/// A finding that waits for its place.
struct PlacelessFinding {
  let kind: DiagnosticKind
  let message: String
  let remedy: String

  func at(_ location: SourceLocation) -> Diagnostic { Diagnostic(kind, message, at: location, remedy: remedy) }
}

extension LinkAnswer {
  /// What an author has to know; nil when all is well.
  func finding(for address: String) -> PlacelessFinding? {
    switch self {
    case .fine: nil
    case .moved(let target):
      PlacelessFinding(
        kind: .externalLinkMoved, message: "\(address) has moved for good to \(target)",
        remedy: "write the new address")
    case .broken(let reason):
      PlacelessFinding(
        kind: .externalLinkBroken, message: "\(address) leads nowhere: \(reason)",
        remedy: "find the new address, or name the source without a link")
    case .unclear(let reason):
      PlacelessFinding(
        kind: .externalLinkUnclear, message: "\(address) could not be checked: \(reason)",
        remedy: "look at it in a browser")
    }
  }
}
