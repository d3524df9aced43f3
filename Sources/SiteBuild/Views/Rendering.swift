import Chronology
import CommonMark
import Diagnostics
import Markup
import SiteModel
import Templates

/// What all views of one language share: the site, the theme's texts and the answers that do not depend on the page.
package final class Rendering: Sendable {
  let site: Site
  let siteView: SiteView
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
    siteView = SiteView(site, assets: surroundings.assets, hasArchive: !lists.archive.years.isEmpty)
    government = GovernmentMetadata(site, texts: theme.texts)
    termLinks = site.taxonomies.map { taxonomy in
      taxonomy.terms.map { .object(LinkView(title: $0.name, url: $0.url)) }
    }
    let entries = site.menuEntries()
    menuTargets = Set(entries.map(\.url))
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

  /// What readers call a term: a kind has a title, any other term is its own.
  func termTitle(_ term: Term, in taxonomy: Taxonomy) -> String {
    taxonomy.definition.sortsByKind ? kindTitle(term.name) : term.name
  }

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
    zip(site.taxonomies, page.terms).compactMap { taxonomy, terms in
      guard !terms.isEmpty, !taxonomy.definition.sortsByKind else { return nil }
      let links = terms.map { index in
        LinkView(title: termTitle(taxonomy.terms[index], in: taxonomy), url: taxonomy.terms[index].url)
      }
      return TermsView(title: taxonomy.definition.title, url: taxonomy.url, terms: links)
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
