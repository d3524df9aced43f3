import Feeds
import SiteModel

extension Rendering {
  /// A page's permanent identifier: a tag URI that stays when the page moves and keeps its `id`.
  func identifier(of page: Page) -> String { identifier(page.permanentName) }

  /// - Parameter specific: what tells it apart within the site.
  func identifier(_ specific: String) -> String {
    let identifiers = site.configuration.identifiers
    return TagURI.make(authority: identifiers.domain, date: identifiers.date, specific: specific)
  }

  /// Whether a bulletin is an official document: it says something that only such have. Every bulletin has a date, and
  /// many have a subject.
  func hasDocumentFacts(_ page: Page) -> Bool {
    guard government != nil, page.matter.kind != KindDefinition.page else { return false }
    let facts = page.matter.document
    return facts.indexNumber != nil || facts.dateWritten != nil || facts.validity != nil
      || page.matter.fields.contains { Self.boxed.contains($0.name) }
  }

  /// The information box: 索引号, 主题分类, 发文机关, 成文日期, 发文字号, 发布日期, 有效性, as far as they are known.
  func documentFacts(of page: Page) -> [FactView] {
    guard hasDocumentFacts(page) else { return [] }
    let facts = page.matter.document
    func field(_ name: String) -> FactView? { page.matter.fields.first { $0.name == name }.map(fact) }
    func text(_ name: String, _ text: String?) -> FactView? {
      text.map { fact(name, .text($0)) }
    }
    func day(_ name: String, _ date: DateView?) -> FactView? {
      date.map { FactView(name: name, label: texts["field-\(name)"] ?? name, text: "", date: $0) }
    }
    return [
      text("indexNumber", facts.indexNumber?.text),
      text("subject", subjects(of: page)),
      field(DocumentFacts.issuerField),
      day("dateWritten", facts.dateWritten.map(date)),
      field(DocumentFacts.numberField),
      day("published", page.matter.publishDate.map(date) ?? date(of: page)),
      text("validity", facts.validity?.rawValue),
    ].compactMap(\.self)
  }

  /// Fields that the information box does not show already.
  func fieldsOutsideTheBox(of page: Page) -> [FrontMatter.Field] {
    guard hasDocumentFacts(page) else { return page.matter.fields }
    return page.matter.fields.filter { !Self.boxed.contains($0.name) }
  }

  private static let boxed = [DocumentFacts.issuerField, DocumentFacts.numberField]

  private func subjects(of page: Page) -> String? {
    guard let index = site.configuration.government?.subject, !page.terms[index].isEmpty else { return nil }
    return page.terms[index].map { termTitle($0, ofTaxonomy: index) }
      .joined(separator: texts["list-separator"] ?? ", ")
  }
}
