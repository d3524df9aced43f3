import SiteModel

extension ResolvedSite {
  /// The CAP identifier of a warning; nil for any other page. It never changes once it was published.
  func alertIdentifier(of page: Page) -> String? { warnings.member(of: page)?.alert.identifier }
}
