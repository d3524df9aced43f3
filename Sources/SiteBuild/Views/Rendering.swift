import Chronology
import CommonMark
import Diagnostics
import Markup
import SiteModel
import Templates

/// What all views of one language share: the site, the theme's texts and the answers that do not depend on the page.
package final class Rendering: Sendable {
  let site: Site
  /// BCP 47.
  let language: String
  /// The site as each edition shows it.
  let siteViews: [SiteView]
  private let titles: LanguageTitles
  let templates: TemplateSet
  let texts: [String: String]
  let links: LinkResolver
  /// Nil for a site without records.
  let data: SiteData?
  /// Whether there are records that could not be read at all.
  let lacksData: Bool
  let frames: [SectionFrame]
  /// A link to every term, by taxonomy: thousands of cards show the same few.
  private let termLinks: [[Value]]
  let warnings: WarningGraph
  let words: WarningWords
  let regionNames: RegionNames
  /// What is in force; null when nothing is.
  let banner: Value
  /// The day of the build, in the site's time zone.
  let today: CivilDate
  let lists: SiteLists
  let attachments: Attachments
  /// Where menu entries lead.
  let menuTargets: Set<String>
  /// Nil for a site that is no government's.
  let government: GovernmentMetadata?

  init(
    site: Site, theme: Theme.Localized, language: String, data: SiteData?, lacksData: Bool,
    _ surroundings: Surroundings
  ) {
    self.site = site
    self.language = language
    titles = LanguageTitles(site, data: data, language: language)
    templates = theme.templates
    texts = theme.texts
    links = surroundings.links
    self.data = data
    self.lacksData = lacksData
    warnings = surroundings.warnings
    lists = surroundings.lists
    today = surroundings.today
    attachments = surroundings.attachments
    words = WarningWords(site: site, graph: warnings, texts: theme.texts, language: language)
    regionNames = RegionNames(data, language: site.configuration.language)
    banner = WarningsView(words).value
    siteViews = site.editions.indices.map {
      SiteView(site, edition: $0, assets: surroundings.assets, hasArchive: !surroundings.lists.archive.years.isEmpty)
    }
    government = GovernmentMetadata(site, texts: theme.texts)
    termLinks = site.taxonomies.enumerated().map { [titles] index, taxonomy in
      taxonomy.terms.enumerated().map { number, term in
        .object(LinkView(title: titles.term(number, of: index) ?? term.name, url: term.url))
      }
    }
    let entries = site.editions.indices.map { site.menuEntries(ofEdition: $0) }
    menuTargets = Set(entries.joined().map(\.url))
    frames = SectionFrame.all(in: site, entries: entries, homeTitle: texts["home"] ?? site.sections[0].title)
  }

  func kindTitle(_ name: String) -> String {
    site.configuration.kind(named: name)?.title ?? texts["kind-\(name)"] ?? name
  }

  /// The list of all bulletins of a page's kind, where the site sorts by kind.
  func kindURL(of page: Page) -> String? {
    guard let index = site.taxonomies.firstIndex(where: { $0.definition.sortsByKind }) else { return nil }
    return page.terms[index].first.map { site.taxonomies[index].terms[$0].url }
  }

  /// What readers call a term: a kind has a title, any other term is its own, or has a name in the records.
  func termTitle(_ term: Int, ofTaxonomy index: Int) -> String {
    let taxonomy = site.taxonomies[index]
    let name = taxonomy.terms[term].name
    return taxonomy.definition.sortsByKind ? kindTitle(name) : titles.term(term, of: index) ?? name
  }

  func title(ofTaxonomy index: Int) -> String { titles.title(of: index) }

  func date(of page: Page) -> DateView? {
    guard let moment = page.date else { return nil }
    return DateView(moment, hasTime: page.matter.date?.secondsOfDay != nil, texts: texts)
  }

  func date(_ text: DateText) -> DateView {
    DateView(site.configuration.timeZone.timestamp(of: text), hasTime: text.secondsOfDay != nil, texts: texts)
  }

  func link(_ page: Page) -> LinkView { words.link(page) }

  /// The title as readers are to see it everywhere: an exercise says that it is one.
  func title(of page: Page) -> String { words.title(of: page) }

  func warning(of page: Page) -> WarningView? {
    warnings.member(of: page).map { WarningView(member: $0, words: words) }
  }

  /// Links to the terms of a page in all taxonomies but `kind`.
  func terms(of page: Page) -> Value {
    var links: [Value] = []
    for (index, terms) in page.terms.enumerated() where !site.taxonomies[index].definition.sortsByKind {
      for term in terms { links.append(termLinks[index][term]) }
    }
    return .list(links)
  }

  func termsByTaxonomy(of page: Page) -> [TermsView] {
    zip(site.taxonomies, page.terms).enumerated().compactMap { number, entry in
      let (taxonomy, terms) = entry
      guard !terms.isEmpty, !taxonomy.definition.sortsByKind else { return nil }
      let links = terms.map { LinkView(title: termTitle($0, ofTaxonomy: number), url: taxonomy.terms[$0].url) }
      return TermsView(title: title(ofTaxonomy: number), url: taxonomy.url, terms: links)
    }
  }

  /// The summary with its links filled in. Faults of the links are reported with the page itself.
  func summary(of page: Page) -> Bytes {
    guard let summary = page.content.summary else { return [] }
    if summary.fragment.slots.isEmpty { return summary.fragment.bytes }
    var bytes = Bytes()
    var reportedElsewhere: [Diagnostic] = []
    let numbers = FigureNumbers(page.content.dataSlots)
    summary.fragment.append(to: &bytes) { slot in
      switch slot.kind {
      // An address that is no file of the site counts from its own page, wherever the summary is shown.
      case .link, .image:
        links.resolve(slot, in: page.content.path, into: &reportedElsewhere).map {
          .text($0.hasPrefix("/") ? $0 : page.url + $0)
        }
      case .figure: numbers[slot].map { .text(page.url + "#" + FigureNumbers.id($0)) }
      case .figureText: .text(FigureAnswerer(page.content, self).openText(slot.destination))
      case .block, .inline: nil
      }
    }
    return bytes
  }

  /// The summary as plain text, with the figures that its author left open.
  func summaryText(of content: ContentPage) -> String? {
    content.summary?.text { FigureAnswerer(content, self).openText($0) }
  }

  /// What a page was made from: its record with the columns that are filled in.
  func record(of page: Page) -> RecordView? {
    guard let origin = page.content.origin, let resource = origin.resource else { return nil }
    let fields = origin.fields.filter { !$0.text.isEmpty }
    return RecordView(
      fields: fields.map { RecordFieldView(name: $0.name, label: $0.label, text: $0.text) },
      dataset: data?.link(toDataset: resource, rendering: self))
  }

  func fact(_ field: FrontMatter.Field) -> FactView { fact(field.name, field.value) }

  func fact(_ name: String, _ value: FieldValue) -> FactView {
    let label = texts["field-\(name)"] ?? name
    let separator = texts["list-separator"] ?? ", "
    switch value {
    case .text(let text):
      return FactView(name: name, label: label, text: texts["\(name)-\(text)"] ?? text, date: nil)
    case .date(let text): return FactView(name: name, label: label, text: "", date: date(text))
    case .integer(let number): return FactView(name: name, label: label, text: String(number), date: nil)
    case .boolean(let flag):
      return FactView(name: name, label: label, text: texts[flag ? "yes" : "no"] ?? String(flag), date: nil)
    case .list(let items):
      return FactView(name: name, label: label, text: items.joined(separator: separator), date: nil)
    case .mapping: return FactView(name: name, label: label, text: "", date: nil)
    }
  }
}
