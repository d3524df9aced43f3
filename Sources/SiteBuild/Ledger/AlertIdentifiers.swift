import SiteModel

extension ResolvedSite {
  /// What others know a warning by, `sender,identifier,sent` (CAP 1.2, section 3.2.1); nil for any other page. It never
  /// changes once it was published. A translation is part of its original's message, and has none of its own.
  func alertIdentifier(of page: Page) -> String? {
    page.isOriginal ? warnings.member(of: page)?.alert.reference.text : nil
  }
}
