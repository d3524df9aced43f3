import Chronology
import DataFormats
import Diagnostics

/// Reads the front matter of one Markdown file into its typed form.
package struct FrontMatterReader: Sendable {
  /// What kind of page the file makes, which decides what must be there.
  package enum Role: Sendable { case home, section, bulletin }

  /// Keys that every page may have; the site's taxonomies and the kind's own fields come on top.
  package static let commonKeys = [
    "title", "date", "lastmod", "publishDate", "expiryDate", "draft", "slug", "aliases", "summary", "kind", "period",
    "weight", "id", "author", "language", "source", "template", "rule", "each", "pages-from", "corrections",
    "withdrawn", "upcoming",
    "personalData", "indexNumber", "dateWritten", "validity", "checks", "staleAfter", "extra",
  ]

  private let configuration: SiteConfiguration
  private let kindNames: [String]

  package init(configuration: SiteConfiguration) {
    self.configuration = configuration
    kindNames = configuration.kinds.map(\.name)
  }

  /// - Parameters:
  ///   - value: nil when the file has no front matter.
  ///   - fallbackTitle: the title of a section or home page that does not say its own.
  package func read(
    _ value: DataValue?, role: Role, path: String, fallbackTitle: String, into diagnostics: inout [Diagnostic]
  ) -> FrontMatter {
    var reader = MappingReader(value, name: "front matter", at: SourceLocation(path: path))
    var matter = FrontMatter(title: title(&reader, role, fallbackTitle))
    readKind(&reader, into: &matter, role)
    readDates(&reader, into: &matter, role)
    matter.isDraft = reader.flag("draft") ?? false
    matter.slug = reader.located("slug")
    matter.aliases = (reader.texts("aliases") ?? []).map { LocatedText($0.text ?? "", at: $0.location) }
    matter.summary = reader.located("summary")
    matter.weight = reader.integer("weight")
    matter.id = reader.text("id")
    matter.idLocation = reader.value("id")?.location
    matter.author = reader.text("author")
    matter.language = reader.language("language")
    matter.source = source(&reader)
    matter.terms = configuration.taxonomies.map { terms(&reader, $0, kind: matter.kind) }
    matter.extra = reader.value("extra")
    matter.template = reader.located("template")
    matter.rule = reader.located("rule")
    matter.corrections = LifecycleReader.corrections(&reader)
    matter.withdrawal = LifecycleReader.withdrawal(&reader)
    matter.upcoming = Announcement.read(&reader, role: role)
    matter.privacyExceptions = LifecycleReader.privacyExceptions(&reader)
    matter.checks = CheckLevelsReader.read(&reader)
    readStaleness(&reader, into: &matter, role)
    matter.document = documentFacts(&reader)
    readData(&reader, into: &matter, role)
    readWarning(&reader, into: &matter, role)
    reader.reportUnknownKeys { ForeignKeys.frontMatterAdvice($0) ?? adviceForFieldOfOtherKind($0) }
    diagnostics += reader.diagnostics
    if !matter.isDraft { diagnostics += OpenPlaces.find(in: value) }
    return matter
  }

  private func readStaleness(_ reader: inout MappingReader, into matter: inout FrontMatter, _ role: Role) {
    matter.staleAfter = reader.updateTerm("staleAfter")
    if matter.staleAfter != nil, role == .bulletin {
      reader.report(
        Diagnostic(
          .valueType, "\"staleAfter\" is about a column, not about a single page", at: reader.place(of: "staleAfter"),
          remedy: "move it to the section's _index.md"))
    }
  }

  private func documentFacts(_ reader: inout MappingReader) -> DocumentFacts {
    var facts = DocumentFacts()
    facts.indexNumber = reader.located("indexNumber")
    facts.dateWritten = reader.dateText("dateWritten")
    facts.validity = reader.choice("validity", of: DocumentFacts.Validity.allCases.map(\.rawValue))
      .flatMap(DocumentFacts.Validity.init)
    return facts
  }

  /// What a page has to do with the records.
  private func readData(_ reader: inout MappingReader, into matter: inout FrontMatter, _ role: Role) {
    for name in configuration.dimensions where !configuration.taxonomies.contains(where: { $0.name == name }) {
      // A warning's own key wins: its category is one of CAP, whatever the records call so.
      if matter.kind == KindDefinition.warning, WarningReader.keys.contains(name) { continue }
      matter.dimensions[name] = reader.located(name)
    }
    matter.each = reader.located("each")
    matter.pagesFrom = PagesFrom.read(&reader, kinds: configuration.kinds)
    if matter.each != nil, role != .bulletin {
      reader.report(
        Diagnostic(
          .valueType, "\"each\" makes pages from a bulletin's text, not from a section", at: reader.place(of: "each"),
          remedy: "move it to a Markdown file of the section"))
    }
    if matter.pagesFrom != nil, role == .bulletin {
      reader.report(
        Diagnostic(
          .valueType, "\"pages-from\" fills a section, not a single page", at: reader.place(of: "pages-from"),
          remedy: "move it to the section's _index.md"))
    }
  }

  private func title(_ reader: inout MappingReader, _ role: Role, _ fallback: String) -> LocatedText {
    if role != .bulletin, !reader.has("title") { return LocatedText(fallback, at: reader.location) }
    let text = reader.requiredText("title", remedy: "write \"title: …\" in the front matter between two --- lines")
    return LocatedText(text ?? fallback, at: reader.place(of: "title"))
  }

  private func readKind(_ reader: inout MappingReader, into matter: inout FrontMatter, _ role: Role) {
    if let name = reader.choice("kind", of: kindNames) {
      matter.kind = name
    } else if reader.value("kind") != nil {
      // Which keys the kind would have cannot be known: the kind is the fault, not they.
      for field in configuration.kinds.flatMap(\.fields) { _ = reader.value(field.name) }
    }
    guard let kind = configuration.kind(named: matter.kind) else { return }
    let isWarning = kind.name == KindDefinition.warning && role == .bulletin
    for field in kind.fields where field.name != "period" {
      if isWarning, WarningReader.keys.contains(field.name) { continue }
      if let value = reader.value(field.name) {
        if let typed = fieldValue(value, field, &reader) {
          matter.fields.append(
            .init(
              name: field.name, value: typed, location: reader.place(of: field.name),
              valueLocation: value.isPlainScalar ? value.location : nil))
        }
      } else if field.isRequired, role == .bulletin {
        reader.reportMissing(field.name, remedy: "a bulletin of kind \(kind.name) needs it: \(field.hint)")
      }
    }
    let isPeriodRequired = role == .bulletin && kind.fields.contains { $0.name == "period" && $0.isRequired }
    matter.period = period(&reader, isRequired: isPeriodRequired)
  }

  private func readWarning(_ reader: inout MappingReader, into matter: inout FrontMatter, _ role: Role) {
    guard role == .bulletin, matter.kind == KindDefinition.warning,
      let kind = configuration.kind(named: matter.kind)
    else { return }
    let required = kind.fields.filter(\.isRequired).map(\.name)
    // A site may say that its warnings are texts (`kinds: {warning: {required: []}}`): those that say nothing of what an
    // alert must say are none.
    if !required.contains("colour"), !WarningReader.keys.contains(where: reader.has) { return }
    let warning = WarningReader.read(&reader, matter: matter, required: required, configuration: configuration)
    matter.warning = warning.notice
    let order = Dictionary(kind.fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
    matter.fields = (matter.fields + warning.facts).sorted {
      (order[$0.name] ?? .max, $0.name) < (order[$1.name] ?? .max, $1.name)
    }
  }

  private func adviceForFieldOfOtherKind(_ key: String) -> String? {
    let kind = configuration.kinds.first { $0.fields.contains { $0.name == key } }
    return kind.map { "it is a key of the kind \"\($0.name)\"; write \"kind: \($0.name)\", or put it under \"extra\"" }
  }

  private func fieldValue(
    _ value: DataValue, _ field: KindDefinition.Field, _ reader: inout MappingReader
  ) -> FieldValue? {
    switch field.type {
    case .text: reader.text(field.name).map { .text($0) }
    case .integer: reader.integer(field.name).map { .integer($0) }
    case .boolean: reader.flag(field.name).map { .boolean($0) }
    case .choice: reader.choice(field.name, of: field.choices).map { .text($0) }
    case .list: reader.texts(field.name).map { .list($0.compactMap(\.text)) }
    case .date: reader.dateText(field.name).map { .date($0) }
    case .mapping: value.members == nil ? reader.reject(value, field.name, "a mapping") : .mapping(value)
    }
  }

  private func period(_ reader: inout MappingReader, isRequired: Bool) -> Period? {
    guard let value = reader.value("period") else {
      if isRequired {
        reader.reportMissing("period", remedy: "write the time that the figures cover, such as \"period: 2024-08\"")
      }
      return nil
    }
    if let period = value.text.flatMap({ Period($0) }) { return period }
    return reader.reject(
      value, "period", "a year, quarter, month, day or a range of them",
      remedy: "write 2024, 2024-H1, 2024-Q3, 2024-08, 2024-08-01 or 2024-01..2024-08")
  }

  private func readDates(_ reader: inout MappingReader, into matter: inout FrontMatter, _ role: Role) {
    let needsKnown = configuration.kind(named: matter.kind)?.needsKnownDate ?? false
    if role == .bulletin, reader.value("date")?.text == "unknown" {
      matter.isDateUnknown = true
      if needsKnown {
        reader.report(
          Diagnostic(
            .valueType, "a bulletin of kind \(matter.kind) must have a known date", at: reader.place(of: "date"),
            remedy: "write the day as YYYY-MM-DD"))
      }
    } else {
      matter.date = reader.dateText("date")
      if matter.date == nil, role == .bulletin, matter.kind != KindDefinition.page, reader.value("date") == nil {
        let unknown = needsKnown ? "" : "; when nobody knows it, write \"date: unknown\""
        reader.reportMissing("date", remedy: "write \"date: YYYY-MM-DD\"\(unknown)")
      }
    }
    matter.lastmod = reader.dateText("lastmod")
    matter.publishDate = reader.dateText("publishDate")
    matter.expiryDate = reader.dateText("expiryDate")
    let file = matter.title.location.path
    matter.lines = .init(
      date: reader.line(of: "date", in: file), publishDate: reader.line(of: "publishDate", in: file),
      expiryDate: reader.line(of: "expiryDate", in: file))
  }

  private func source(_ reader: inout MappingReader) -> FrontMatter.Source? {
    guard var nested = reader.nested("source") else { return nil }
    let name = nested.requiredText("name", remedy: "write where the text comes from")
    let source = FrontMatter.Source(
      name: name ?? "", url: nested.webAddress("url"), date: nested.dateText("date"), note: nested.text("note"))
    reader.finish(nested)
    return source
  }

  private func terms(_ reader: inout MappingReader, _ taxonomy: TaxonomyDefinition, kind: String) -> [LocatedText] {
    if taxonomy.sortsByKind {
      return kind == KindDefinition.page ? [] : [LocatedText(kind, at: reader.place(of: "kind"))]
    }
    let values = reader.texts(taxonomy.name) ?? []
    var seen: Set<String> = []
    return values.compactMap { value in
      guard let text = value.text else { return nil }
      if let fault = PathSegment.fault(in: PathSegment.make(from: text)) {
        reader.report(Diagnostic(.valueType, "a term of \"\(taxonomy.name)\" \(fault)", at: value.location))
        return nil
      }
      // Nearly all bulletins have one.
      return values.count == 1 || seen.insert(text).inserted ? LocatedText(text, at: value.location) : nil
    }
  }
}

extension KindDefinition.Field {
  /// What to write for a missing field.
  fileprivate var hint: String {
    switch type {
    case .date: "\(name): YYYY-MM-DD"
    case .choice: "\(name): \(choices.joined(separator: " | "))"
    case .list: "\(name): [ … ]"
    default: "\(name): …"
    }
  }
}

extension MappingReader {
  /// The line of a key; 0 for one that is not written, or in another file: what a translation has from its original
  /// stands there.
  fileprivate func line(of key: String, in file: String) -> Int32 {
    guard has(key) else { return 0 }
    let place = place(of: key)
    return place.path == file ? Int32(clamping: place.line) : 0
  }

  /// A language tag such as `zh-Hans`.
  mutating func language(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    if let text = value.text, LanguageTag.isWellFormed(text) { return text }
    return reject(value, key, "a language tag", remedy: "write zh-Hans or en")
  }

  /// An absolute http or https URL: it becomes a link, and a link must not run code.
  mutating func webAddress(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    if let text = value.text, WebAddress.isAbsolute(text) { return text }
    return reject(value, key, "an absolute http or https URL", remedy: "write an address such as https://example.org/")
  }
}
