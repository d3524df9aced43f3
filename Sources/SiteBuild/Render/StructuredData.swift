import Markup
import SiteModel

/// JSON-LD after schema.org: what search engines read.
enum StructuredData {
  static func article(_ page: Page, _ rendering: Rendering) -> Bytes {
    let site = rendering.site
    var json = JSONText()
    json.object { article in
      article.member("@context", "https://schema.org")
      article.member("@type", page.matter.kind == KindDefinition.page ? "WebPage" : "Article")
      article.member(page.matter.kind == KindDefinition.page ? "name" : "headline", rendering.title(of: page))
      article.member("url", site.absoluteURL(page.path))
      article.member("inLanguage", page.matter.language ?? site.configuration.language)
      article.member(
        "datePublished", page.date.map { page.matter.date?.secondsOfDay == nil ? $0.date.iso : $0.rfc3339 })
      article.member("dateModified", page.modified?.rfc3339)
      if !page.corrections.isEmpty {
        article.array("correction", page.corrections) { json, correction in
          json.object { Self.correction(correction, in: &$0) }
        }
      }
      if let author = page.matter.author {
        article.object("author") { person in
          person.member("@type", "Person")
          person.member("name", author)
        }
      }
      article.object("publisher") { publisher(&$0, site, site.edition(of: page)) }
      if !page.isOriginal {
        article.object("translationOfWork") { original in
          original.member("@id", site.absoluteURL(site.original(of: page).path))
        }
      }
      if let source = page.matter.source { article.member("isBasedOn", source.url ?? source.name) }
    }
    return json.bytes
  }

  /// A CorrectionComment of schema.org.
  private static func correction(_ correction: Correction, in comment: inout JSONText.Object) {
    comment.member("@type", "CorrectionComment")
    comment.member("datePublished", correction.date.date.iso)
    comment.member("text", correction.note.text)
  }

  static func site(_ edition: Edition, _ rendering: Rendering) -> Bytes {
    let site = rendering.site
    var json = JSONText()
    json.object { item in
      item.member("@context", "https://schema.org")
      item.member("@type", "WebSite")
      item.member("name", edition.title)
      item.member("url", site.absoluteURL(site.sections[edition.root].path))
      item.member("inLanguage", edition.language)
      item.member("description", edition.description.isEmpty ? nil : edition.description)
      item.object("publisher") { publisher(&$0, site, edition) }
    }
    return json.bytes
  }

  static func publisher(_ object: inout JSONText.Object, _ site: Site, _ edition: Edition? = nil) {
    object.member("@type", "Organization")
    object.member("name", edition?.authority ?? site.configuration.authority.name)
    object.member("url", site.configuration.authority.url)
  }
}
