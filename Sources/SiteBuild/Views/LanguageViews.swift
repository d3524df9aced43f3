import SiteModel
import Templates

/// A language that readers can go on in.
package struct LanguageView: TemplateObject {
  let name: String
  let language: String
  let url: String
  let isCurrent: Bool
  let isVersion: Bool

  package static let shape = Shape<LanguageView>(
    "languageLink", "A language that readers can go on in: a version of this page, else the home page in it."
  ) {
    Field("name", .text, "What its speakers call it.") { .text($0.name) }
    Field("language", .text, "Its tag (BCP 47), for `lang` and `hreflang`.") { .text($0.language) }
    Field("url", .text, "Address within the site, from the root of the host.") { .text($0.url) }
    Field("isCurrent", .bool, "Whether this page is in it.") { .bool($0.isCurrent) }
    Field("isVersion", .bool, "Whether it leads to what this page says, not to the home page of the language.") {
      .bool($0.isVersion)
    }
  }
}

/// A version of a page, for machines.
package struct AlternateView: TemplateObject {
  let language: String
  let url: String

  package static let shape = Shape<AlternateView>(
    "alternate", "A version of this page in a language, itself included, for search engines."
  ) {
    Field("language", .text, "Its tag (BCP 47); `x-default` for readers of any other language.") { .text($0.language) }
    Field("url", .text, "Absolute address.") { .text($0.url) }
  }
}

/// What a translation says in another language.
package struct OriginalView: TemplateObject {
  let title: String
  let url: String
  let language: String
  let isOutdated: Bool

  /// Nil for an original.
  init?(of page: Page, _ rendering: Rendering) {
    if page.isOriginal { return nil }
    let original = rendering.site.original(of: page)
    title = rendering.title(of: original)
    url = original.url
    language = original.matter.language ?? rendering.site.configuration.language
    isOutdated = page.isOlder(than: original)
  }

  package static let shape = Shape<OriginalView>("original", "The bulletin that a translation was made of.") {
    Field("title", .text, "Its title.") { .text($0.title) }
    Field("url", .text, "Its address.") { .text($0.url) }
    Field("language", .text, "Its language (BCP 47).") { .text($0.language) }
    Field("isOutdated", .bool, "Whether it has changed since it was translated.") { .bool($0.isOutdated) }
  }
}

extension Rendering {
  /// What search engines are told of the versions of a page; the original is for readers of any other language.
  func alternates(_ versions: [SiteVersions.Version]) -> [AlternateView] {
    guard let original = versions.first else { return [] }
    return versions.map {
      AlternateView(language: site.editions[$0.edition].language, url: site.absoluteURL($0.path))
    } + [AlternateView(language: "x-default", url: site.absoluteURL(original.path))]
  }

  /// The languages of the site, as the switch of a page shows them; none where there is one only.
  ///
  /// - Parameters:
  ///   - versions: of the page.
  ///   - edition: the one that the page belongs to.
  func languages(_ versions: [SiteVersions.Version], edition: Int, url: String) -> [LanguageView] {
    if site.editions.count < 2 { return [] }
    return site.editions.enumerated().map { number, other in
      let version = versions.first { $0.edition == number }
      let isCurrent = number == edition
      return LanguageView(
        name: other.name, language: other.language,
        url: isCurrent ? url : version.map { site.url($0.path) } ?? site.sections[other.root].url,
        isCurrent: isCurrent, isVersion: isCurrent || version != nil)
    }
  }
}
