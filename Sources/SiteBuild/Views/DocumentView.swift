import Markup
import SiteModel
import Templates

/// What every template is given: one HTML document of the site.
package struct DocumentView: TemplateObject {
  let site: SiteView
  /// The title of the document itself; the theme adds the site's.
  let title: String
  let description: String
  /// BCP 47.
  let language: String
  /// Root-relative.
  let url: String
  /// Absolute.
  let canonical: String
  let openGraphType: String
  var isHome = false
  /// Kept out of search engines: redirects and "not found".
  var isHidden = false
  var feeds: [LinkView] = []
  var structuredData: Bytes = []
  var menu: Value = .list([])
  var breadcrumbs: [LinkView] = []
  var bulletin: BulletinView?
  var list: ListView?
  var archive: ArchiveView?
  var taxonomy: TaxonomyView?
  var dataset: DatasetView?
  var datasets: DatasetsView?
  var search: SearchView?
  var redirect: LinkView?
  var withdrawal: WithdrawalView?
  /// `WarningsView` or null.
  var warnings = Value.null
  var hasWarningScript = false
  var metaTags: [MetaTagView] = []
  var languages: [LanguageView] = []
  var alternates: [AlternateView] = []

  /// RFC 6068: what is not a letter or digit is percent-encoded.
  private var mailLink: String {
    var bytes = Bytes()
    bytes.append(literal: "mailto:?subject=")
    bytes.append(percentEncoding: title, allowed: Self.unreserved, keepsEncoded: false)
    bytes.append(literal: "&body=")
    bytes.append(percentEncoding: canonical, allowed: Self.unreserved, keepsEncoded: false)
    return bytes.text
  }

  private static let unreserved = ASCIISet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

  package static let shape = Shape<DocumentView>(
    "document", "One HTML page of the site. Every template starts with it."
  ) {
    Field("site", .object(SiteView.self), "The site as a whole.") { .object($0.site) }
    Field("title", .text, "Title of this page.") { .text($0.title) }
    Field("description", .text, "One or two sentences of plain text for search engines and previews; may be empty.") {
      .text($0.description)
    }
    Field("language", .text, "Language of the page (BCP 47), for `<html lang>`.") { .text($0.language) }
    Field("url", .text, "Address within the site, percent-encoded, from the root of the host.") { .text($0.url) }
    Field("canonical", .text, "Absolute address.") { .text($0.canonical) }
    Field("ogType", .text, "Open Graph type: `article` or `website`.") { .text($0.openGraphType) }
    Field("isHome", .bool, "Whether this is the home page.") { .bool($0.isHome) }
    Field("isHidden", .bool, "Whether search engines should leave the page out.") { .bool($0.isHidden) }
    Field("feeds", .list(.object(LinkView.self)), "The feeds of this page, for discovery in the head.") {
      $0.feeds.value
    }
    Field("structuredData", .html, "JSON-LD after schema.org, ready for a `script` element; may be empty.") {
      .html($0.structuredData)
    }
    Field("menu", .list(.object(LinkView.self)), "The site's menu, with the current entry marked.") {
      $0.menu
    }
    Field("breadcrumbs", .list(.object(LinkView.self)), "The way from the home page to this page, itself last.") {
      $0.breadcrumbs.value
    }
    Field("bulletin", .optional(.object(BulletinView.self)), "The bulletin, in `bulletin` templates.") {
      $0.bulletin.value
    }
    Field("list", .optional(.object(ListView.self)), "The list, in `home`, `section` and `term`.") {
      $0.list.value
    }
    Field("archive", .optional(.object(ArchiveView.self)), "The bulletins by year and month, in `archive`.") {
      $0.archive.value
    }
    Field("mailLink", .text, "A `mailto:` address that passes the page on: its title and absolute address.") {
      .text($0.mailLink)
    }
    Field("taxonomy", .optional(.object(TaxonomyView.self)), "The taxonomy with its terms, in `taxonomy`.") {
      $0.taxonomy.value
    }
    Field("dataset", .optional(.object(DatasetView.self)), "The records, in `dataset`.") { $0.dataset.value }
    Field("datasets", .optional(.object(DatasetsView.self)), "All datasets, in `datasets`.") { $0.datasets.value }
    Field("search", .optional(.object(SearchView.self)), "How readers search, in `search`.") { $0.search.value }
    Field(
      "metaTags", .list(.object(MetaTagView.self)),
      "What government sites tell machines in the head, with `government` in `site.yaml`; else empty."
    ) {
      $0.metaTags.value
    }
    Field("redirect", .optional(.object(LinkView.self)), "Where the page has moved, in `redirect`.") {
      $0.redirect.value
    }
    Field(
      "withdrawal", .optional(.object(WithdrawalView.self)), "Why a bulletin is no longer here, in `withdrawn`."
    ) {
      $0.withdrawal.value
    }
    Field(
      "languages", .list(.object(LanguageView.self)),
      "The languages of the site, for a switch; empty where there is one only (`languages` in `site.yaml`)."
    ) {
      $0.languages.value
    }
    Field("hasLanguages", .bool, "Whether there is more than one.") { .bool(!$0.languages.isEmpty) }
    Field(
      "alternates", .list(.object(AlternateView.self)),
      "The versions of this page, itself and `x-default` among them; empty where it is there in one language."
    ) {
      $0.alternates.value
    }
    Field("locale", .optional(.text), "Open Graph locale of a page with versions, such as `en_US`.") { view in
      .optional(view.alternates.isEmpty ? nil : LanguageTag.locale(of: view.language))
    }
    Field("otherLocales", .list(.text), "Open Graph locales of its other versions.") { view in
      .list(
        view.languages.filter { !$0.isCurrent && $0.isVersion }.compactMap { LanguageTag.locale(of: $0.language) }
          .map { .text($0) })
    }
    Field("warnings", .optional(.object(WarningsView.self)), "What is in force, for the banner.") { $0.warnings }
    Field("hasWarningScript", .bool, "Whether the page needs the script that ends warnings in the reader's browser.") {
      .bool($0.hasWarningScript)
    }
  }
}
