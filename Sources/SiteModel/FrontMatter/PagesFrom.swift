import DataFormats
import Diagnostics

/// What a section says of the pages that records become: `pages-from: enforcement`, or a mapping with patterns in which
/// `{column}` stands for a value of the record.
package struct PagesFrom: Sendable {
  /// Name of the resource in the data package.
  package var resource: LocatedText
  /// Nil: the primary key.
  package var title: LocatedText?
  /// Nil: the primary key.
  package var slug: LocatedText?
  /// The column that holds the document's date.
  package var date: LocatedText?
  package var summary: LocatedText?
  package var kind = KindDefinition.page
  package var template: LocatedText?

  static func read(_ reader: inout MappingReader, kinds: [KindDefinition]) -> PagesFrom? {
    guard let value = reader.value("pages-from") else { return nil }
    if let text = value.text { return PagesFrom(resource: LocatedText(text, at: value.location)) }
    guard var nested = reader.nested("pages-from") else { return nil }
    defer { reader.finish(nested) }
    let name = nested.requiredText("resource", remedy: "name a resource of content/data/datapackage.yaml")
    var pages = PagesFrom(resource: LocatedText(name ?? "", at: nested.place(of: "resource")))
    pages.title = nested.located("title")
    pages.slug = nested.located("slug")
    pages.date = nested.located("date")
    pages.summary = nested.located("summary")
    pages.template = nested.located("template")
    pages.kind = nested.choice("kind", of: kinds.map(\.name)) ?? pages.kind
    return name == nil ? nil : pages
  }
}

extension MappingReader {
  /// Text with the place where it stands.
  mutating func located(_ key: String) -> LocatedText? {
    text(key).map { LocatedText($0, at: value(key)?.location ?? place(of: key)) }
  }
}
