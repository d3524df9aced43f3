import SiteModel

extension ResolvedSite {
  /// The CAP identifier under which a page's warning is known.
  func alertIdentifier(of page: Page) -> String? { page.matter.warning?.identifier?.text }
}
