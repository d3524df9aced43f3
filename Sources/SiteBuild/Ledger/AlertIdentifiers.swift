import SiteModel

extension ResolvedSite {
  /// What others know a warning by, `sender,identifier,sent` (CAP 1.2, section 3.2.1); nil for any other page. It never
  /// changes once it was published.
  func alertIdentifier(of page: Page) -> String? { warnings.member(of: page)?.alert.reference.text }
}
