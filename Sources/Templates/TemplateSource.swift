import Diagnostics
import Markup

/// One template before it is compiled.
package struct TemplateSource: Sendable {
  /// How others call it: its path without the extension, such as `page` or `partials/card`, or `text/next-page` for a
  /// text of the user interface.
  package let name: String
  package let file: SourceFile
  /// How this template and what it includes escape; nil to go by the template that includes it, or by the set.
  package let escaping: Escaping?
  /// Where the text begins, when it was taken out of another file.
  private let origin: SourceLocation?

  package init(name: String, file: SourceFile, escaping: Escaping? = nil) {
    self.name = name
    self.file = file
    self.escaping = escaping
    origin = nil
  }

  /// A template that stands inside another file, such as a text of `i18n/en.yaml`; faults are reported there.
  package init(name: String, text: String, at origin: SourceLocation, escaping: Escaping? = nil) {
    self.name = name
    file = SourceFile(path: origin.path, bytes: Array(text.utf8))
    self.escaping = escaping
    self.origin = origin
  }

  /// The place of a range of bytes. One that goes on past its line is cut there.
  func location(of range: Range<Int>) -> SourceLocation {
    let text = file.bytes[range]
    let end = text.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? range.upperBound
    let place = file.location(ofOffset: range.lowerBound, byteCount: end - range.lowerBound)
    guard let origin else { return place }
    return SourceLocation(
      path: place.path, line: origin.line + place.line - 1,
      column: place.line == 1 ? origin.column + place.column - 1 : place.column, length: place.length)
  }
}
