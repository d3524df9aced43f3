import SiteModel
import Templates

/// The red head of an official document on paper (GB/T 9704-2012, 7.2): 发文机关标志 and 发文字号.
package struct LetterheadView: TemplateObject {
  let authority: String
  let number: String

  /// Nil for what is no official document: without 发文字号 it is none, whatever else is known of it.
  init?(_ page: Page, _ rendering: Rendering) {
    func text(_ name: String) -> String? {
      page.matter.fields.first { $0.name == name }.map { rendering.fact($0).text }
    }
    guard rendering.hasDocumentFacts(page), let number = text(DocumentFacts.numberField) else { return nil }
    authority = text(DocumentFacts.issuerField) ?? rendering.site.configuration.authority.name
    self.number = number
  }

  /// So many large characters fit on one line of 156 mm.
  private static let lineLength = 11

  package static let shape = Shape<LetterheadView>("letterhead", "The red head of an official document on paper.") {
    Field("authority", .text, "The office that issues it: the field `issuer`, else the authority of the site.") {
      .text($0.authority)
    }
    Field("isLong", .bool, "Whether the name is too long for one line in the largest size.") {
      .bool($0.authority.unicodeScalars.count > lineLength)
    }
    Field("number", .text, "The document number (发文字号).") { .text($0.number) }
  }
}
