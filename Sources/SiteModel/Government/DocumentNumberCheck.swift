import Diagnostics

/// Looks at the document numbers of all bulletins: their form, numbers given twice, numbers left out.
///
/// The numbers of records and of pages that are made from them are the business of the records' own rules.
struct DocumentNumberCheck {
  private struct Numbered {
    let page: ContentPage
    let number: DocumentNumber
    let location: SourceLocation
  }

  private let government: SiteConfiguration.Government?
  private(set) var diagnostics: [Diagnostic] = []

  init(_ government: SiteConfiguration.Government?) { self.government = government }

  /// - Parameters:
  ///   - pages: all that were read, those that are held back too.
  ///   - isShown: whether a build shows a page.
  mutating func run(_ pages: [ContentPage], isShown: (ContentPage) -> Bool) {
    let numbered = pages.filter { $0.origin == nil && $0.translation == nil }.compactMap { check($0) }
    guard let government else { return }
    findDuplicates(numbered.filter { isShown($0.page) })
    for series in government.numberSeries { findGaps(in: series, numbered) }
  }

  private mutating func check(_ page: ContentPage) -> Numbered? {
    guard let field = page.matter.fields.first(where: { $0.name == DocumentFacts.numberField }),
      case .text(let text) = field.value
    else { return nil }
    guard let number = DocumentNumber(meantBy: text) else {
      report(.documentNumberForm, "\"\(text)\" is no document number", field, remedy: "write it as in 国办发〔2017〕47号")
      return nil
    }
    if DocumentNumber(text) == nil {
      report(
        .documentNumberForm, "the document number \"\(text)\" is not in the form of official documents", field,
        remedy: "write \(number.text)", replacement: number.text)
    }
    if let year = page.matter.date?.date.year, number.year > year {
      report(
        .documentNumberForm, "the document number \(number.text) is of a later year than the bulletin (\(year))", field,
        remedy: "correct the year of the number, or the date")
    }
    return Numbered(page: page, number: number, location: field.location)
  }

  private mutating func report(
    _ kind: DiagnosticKind, _ message: String, _ field: FrontMatter.Field, remedy: String, replacement: String? = nil
  ) {
    let fix = field.valueLocation.flatMap { place in
      place.length == 0 ? nil : replacement.map { Diagnostic.Fix(at: place, replacement: $0) }
    }
    diagnostics.append(
      Diagnostic(
        kind, message, at: field.valueLocation ?? field.location, remedy: remedy, fix: fix,
        severity: government == nil ? .warning : .error))
  }

  /// A translation has the number of what it translates.
  private mutating func findDuplicates(_ shown: [Numbered]) {
    struct Key: Hashable {
      let number: DocumentNumber
      let language: String?
    }
    var first: [Key: Numbered] = [:]
    for entry in shown {
      let key = Key(number: entry.number, language: entry.page.matter.language)
      guard let other = first[key] else {
        first[key] = entry
        continue
      }
      diagnostics.append(
        Diagnostic(
          .documentNumberDuplicate, "the document number \(entry.number.text) is given twice", at: entry.location,
          notes: [.init("the other bulletin is here", at: other.location)],
          remedy: "correct one of the two; a document is published once, and a new one has a number of its own"))
    }
  }

  /// A year's numbers begin with 1. In the first year that the site holds they may begin later.
  private mutating func findGaps(in series: String, _ numbered: [Numbered]) {
    let years = Dictionary(grouping: numbered.filter { $0.number.series == series }, by: \.number.year)
    let firstYear = years.keys.min()
    for (year, entries) in years.sorted(by: { $0.key < $1.key }) {
      let sorted = entries.sorted { ($0.number.number, $0.page.path) < ($1.number.number, $1.page.path) }
      var missing: [ClosedRange<Int>] = []
      var after: Numbered?
      var last = year == firstYear ? (sorted.first?.number.number ?? 1) - 1 : 0
      for entry in sorted {
        if entry.number.number > last + 1 {
          missing.append((last + 1)...(entry.number.number - 1))
          after = after ?? entry
        }
        last = entry.number.number
      }
      guard let after else { continue }
      diagnostics.append(
        Diagnostic(
          .documentNumberGap, "the series \(series)〔\(year)〕 leaves out \(Self.list(missing))", at: after.location,
          remedy: "publish what is missing, or correct a number that was mistyped"))
    }
  }

  /// `3、5–7`: at most twenty runs.
  private static func list(_ runs: [ClosedRange<Int>]) -> String {
    let texts = runs.prefix(20).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    return texts.joined(separator: ", ") + (runs.count > 20 ? " and others" : "")
  }
}
