import Chronology
import SiteModel
import Templates

/// A `meta` element of the head.
package struct MetaTagView: TemplateObject {
  let name: String
  let content: String

  package static let shape = Shape<MetaTagView>("metaTag", "A `meta` element that government sites carry.") {
    Field("name", .text, "Its name, such as `SiteName`.") { .text($0.name) }
    Field("content", .text, "Its content.") { .text($0.content) }
  }
}

/// The meta tags of government sites, by the names of 《政府网站发展指引》 (国办发〔2017〕47号, annex on page design).
struct GovernmentMetadata: Sendable {
  /// What every page carries.
  let siteTags: [MetaTagView]
  /// 栏目类型 of each section.
  private let columnTypes: [String]

  /// Nil for a site without `government:`.
  init?(_ site: Site, texts: [String: String]) {
    guard let government = site.configuration.government else { return nil }
    siteTags =
      [
        MetaTagView(name: "SiteName", content: site.configuration.title),
        MetaTagView(name: "SiteDomain", content: site.configuration.baseURL.host),
      ] + (government.siteIDCode.map { [MetaTagView(name: "SiteIDCode", content: $0)] } ?? [])
    columnTypes = site.sections.indices.map { Self.columnType(of: $0, government, site, texts) }
  }

  /// What `site.yaml` says of the folder or the nearest one above; else the kind of the bulletins where all are of one;
  /// else the title.
  private static func columnType(
    of index: Int, _ government: SiteConfiguration.Government, _ site: Site, _ texts: [String: String]
  ) -> String {
    for place in [index] + site.ancestors(ofSection: index).reversed() {
      if let type = government.columnTypes[site.sections[place].folder] { return type }
    }
    let section = site.sections[index]
    let kinds = Set(section.pages.lazy.map { site.pages[$0].kind })
    guard kinds.count == 1, let kind = kinds.first, kind != KindDefinition.page else { return section.title }
    return site.configuration.kind(named: kind)?.title ?? texts["kind-\(kind)"] ?? kind
  }

  /// The home page has the tags of the site only.
  func tags(ofSection index: Int, _ site: Site) -> [MetaTagView] {
    site.sections[index].isRoot ? [] : tags(ofList: site.sections[index].title, type: columnTypes[index])
  }

  func tags(ofList name: String, type: String) -> [MetaTagView] {
    [MetaTagView(name: "ColumnName", content: name), MetaTagView(name: "ColumnType", content: type)]
  }

  func tags(of page: Page, _ rendering: Rendering) -> [MetaTagView] {
    let site = rendering.site
    // A page at the top is a column of its own.
    let isAtTop = site.sections[page.section].isRoot
    var tags = tags(
      ofList: isAtTop ? page.matter.title.text : site.sections[page.section].title,
      type: isAtTop ? rendering.kindTitle(page.kind) : columnTypes[page.section])
    tags.append(MetaTagView(name: "ArticleTitle", content: page.matter.title.text))
    if let published = page.matter.publishDate ?? page.matter.date {
      let moment = site.configuration.timeZone.timestamp(of: published)
      tags.append(MetaTagView(name: "PubDate", content: moment.toTheMinute))
    }
    tags.append(
      MetaTagView(name: "ContentSource", content: page.matter.source?.name ?? site.configuration.authority.name))
    tags.append(MetaTagView(name: "DC.identifier", content: rendering.identifier(of: page)))
    return tags
  }
}

extension Timestamp {
  /// `2024-09-05 08:30`
  fileprivate var toTheMinute: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(date.iso) \(two(secondsOfDay / 3600)):\(two(secondsOfDay / 60 % 60))"
  }
}
