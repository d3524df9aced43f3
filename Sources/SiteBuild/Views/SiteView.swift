import SiteModel
import Templates

/// The site as a whole. One for all pages.
package final class SiteView: TemplateObject {
  let title: String
  let description: String
  let url: String
  let home: String
  let language: String
  let authority: SiteConfiguration.Authority
  let sections: Value
  let taxonomies: Value
  let feeds: Value
  let sitemap: String
  let style: String
  let script: String
  let warningScript: String
  let searchScript: String
  let logo: String?
  let footerTexts: Value
  let footerLinks: Value
  let archive: String?
  let search: String?
  let extra: Value

  /// - Parameter edition: the one whose pages show it. Archive and taxonomies hold originals, and belong to the first.
  init(_ site: Site, edition index: Int, assets: PublishedAssets, hasArchive: Bool) {
    let configuration = site.configuration
    let edition = site.editions[index]
    let root = site.sections[edition.root]
    func asset(_ name: String) -> String { site.url(assets[name] ?? SitePath("assets/" + name)) }
    style = asset("style.css")
    script = asset("theme.js")
    warningScript = asset("warnings.js")
    searchScript = asset("search.js")
    logo = configuration.look.logo.map { asset($0.text) }
    footerTexts = .list(configuration.footer.texts.map { .text($0) })
    footerLinks = site.links(configuration.footer.links).value
    archive = hasArchive && index == 0 ? site.url(BulletinArchive.path) : nil
    title = edition.title
    description = edition.description
    url = configuration.baseURL.path
    home = root.url
    language = edition.language
    var authority = configuration.authority
    authority.name = edition.authority
    self.authority = authority
    sections =
      root.children.map { index in
        LinkView(title: site.sections[index].title, url: site.sections[index].url)
      }.value
    taxonomies =
      site.taxonomies.filter { !$0.terms.isEmpty && index == 0 }.map {
        LinkView(title: $0.definition.title, url: $0.url)
      }.value
    feeds =
      FeedFormat.allCases.map { format in
        let path = root.path.file(format.fileName)
        return LinkView(
          title: format.name, url: site.url(path), type: format.mediaType, permalink: site.absoluteURL(path))
      }.value
    sitemap = site.url(SitePath("sitemap.xml"))
    search = configuration.writesSearchIndex ? site.url(SearchFiles.page) : nil
    extra = configuration.extra.map(Value.init) ?? .dictionary([:])
  }

  package static let shape = Shape<SiteView>("site", "The site as a whole, mostly from `site.yaml`.") {
    Field("title", .text, "Title of the site, in the language of the page's edition.") { .text($0.title) }
    Field("description", .text, "Description of the site; may be empty.") { .text($0.description) }
    Field("url", .text, "Where the site lies on its host, such as `/`: what stands before the paths of its files.") {
      .text($0.url)
    }
    Field("home", .text, "Address of the home page in the language of the page.") { .text($0.home) }
    Field("language", .text, "Language of the page's edition (BCP 47): the site's own, or one of `languages`.") {
      .text($0.language)
    }
    Field("authorityName", .text, "Who publishes the site.") { .text($0.authority.name) }
    Field("authorityURL", .optional(.text), "The authority's own address.") { .optional($0.authority.url) }
    Field("authorityEmail", .optional(.text), "The authority's e-mail address.") { .optional($0.authority.email) }
    Field("sections", .list(.object(LinkView.self)), "The sections at the top.") { $0.sections }
    Field("taxonomies", .list(.object(LinkView.self)), "The taxonomies that have terms.") { $0.taxonomies }
    Field("feeds", .list(.object(LinkView.self)), "The feeds of the whole site.") { $0.feeds }
    Field("sitemap", .text, "Address of the sitemap.") { .text($0.sitemap) }
    Field("style", .text, "Address of the style sheet; its name changes with its bytes.") { .text($0.style) }
    Field("script", .text, "Address of the script of the tools in the head, which work without it.") {
      .text($0.script)
    }
    Field("warningScript", .text, "Address of the script that ends warnings.") { .text($0.warningScript) }
    Field("searchScript", .text, "Address of the script of the page for searching.") { .text($0.searchScript) }
    Field("logo", .optional(.text), "Address of the logo, with `look: logo` in `site.yaml`.") { .optional($0.logo) }
    Field("footerTexts", .list(.text), "The texts of `footer` in `site.yaml`.") { $0.footerTexts }
    Field("footerLinks", .list(.object(LinkView.self)), "The links of `footer` in `site.yaml`.") { $0.footerLinks }
    Field("archive", .optional(.text), "Address of the list of all bulletins by year.") { .optional($0.archive) }
    Field("search", .optional(.text), "Address of the page for searching, with `search: true` in `site.yaml`.") {
      .optional($0.search)
    }
    Field("extra", .any, "What `site.yaml` has under `extra`. A name that is missing is empty.") { $0.extra }
  }
}
