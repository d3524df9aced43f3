import SiteModel
import Templates

/// The site as a whole. One for all pages.
package final class SiteView: TemplateObject {
  let title: String
  let description: String
  let url: String
  let language: String
  let authority: SiteConfiguration.Authority
  let sections: Value
  let taxonomies: Value
  let feeds: Value
  let sitemap: String
  let search: String?
  let extra: Value

  init(_ site: Site) {
    let configuration = site.configuration
    title = configuration.title
    description = configuration.description
    url = configuration.baseURL.path
    language = configuration.language
    authority = configuration.authority
    sections =
      (site.sections.first?.children ?? []).map { index in
        LinkView(title: site.sections[index].title, url: site.sections[index].url)
      }.value
    taxonomies =
      site.taxonomies.filter { !$0.terms.isEmpty }.map { LinkView(title: $0.definition.title, url: $0.url) }.value
    feeds =
      FeedFormat.allCases.map { format in
        LinkView(
          title: format.name, url: site.url(SitePath(format.fileName)), type: format.mediaType,
          permalink: site.absoluteURL(SitePath(format.fileName)))
      }.value
    sitemap = site.url(SitePath("sitemap.xml"))
    search = configuration.writesSearchIndex ? site.url(SearchFiles.page) : nil
    extra = configuration.extra.map(Value.init) ?? .dictionary([:])
  }

  package static let shape = Shape<SiteView>("site", "The site as a whole, mostly from `site.yaml`.") {
    Field("title", .text, "Title of the site.") { .text($0.title) }
    Field("description", .text, "Description of the site; may be empty.") { .text($0.description) }
    Field("url", .text, "Address of the home page, from the root of the host.") { .text($0.url) }
    Field("language", .text, "Language of the site (BCP 47).") { .text($0.language) }
    Field("authorityName", .text, "Who publishes the site.") { .text($0.authority.name) }
    Field("authorityURL", .optional(.text), "The authority's own address.") { .optional($0.authority.url) }
    Field("authorityEmail", .optional(.text), "The authority's e-mail address.") { .optional($0.authority.email) }
    Field("sections", .list(.object(LinkView.self)), "The sections at the top.") { $0.sections }
    Field("taxonomies", .list(.object(LinkView.self)), "The taxonomies that have terms.") { $0.taxonomies }
    Field("feeds", .list(.object(LinkView.self)), "The feeds of the whole site.") { $0.feeds }
    Field("sitemap", .text, "Address of the sitemap.") { .text($0.sitemap) }
    Field("search", .optional(.text), "Address of the page for searching, with `search: true` in `site.yaml`.") {
      .optional($0.search)
    }
    Field("extra", .any, "What `site.yaml` has under `extra`. A name that is missing is empty.") { $0.extra }
  }
}
