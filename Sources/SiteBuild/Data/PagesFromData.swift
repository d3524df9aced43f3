import Characters
import Chronology
import CommonMark
import Diagnostics
import Markup
import Records
import SiteModel

/// Makes pages of values and records: `each` and `pages-from` in front matter.
struct PagesFromData {
  private let data: SiteData?
  private let lacksData: Bool
  private let configuration: SiteConfiguration
  private let parser: MarkdownParser
  private var diagnostics: [Diagnostic] = []

  /// The pages with those that some of them make. A page with `each` gives way to its pages; a section stays.
  static func expand(
    _ pages: [ContentPage], data: SiteData?, lacksData: Bool, configuration: SiteConfiguration, parser: MarkdownParser,
    into diagnostics: inout [Diagnostic]
  ) -> [ContentPage] {
    guard pages.contains(where: { $0.matter.each != nil || $0.matter.pagesFrom != nil }) else { return pages }
    var maker = PagesFromData(data: data, lacksData: lacksData, configuration: configuration, parser: parser)
    var result: [ContentPage] = []
    for page in pages {
      if let each = page.matter.each, page.role == .bulletin {
        result += maker.pages(of: page, each: each)
      } else {
        result.append(page)
        if let source = page.matter.pagesFrom, page.role != .bulletin { result += maker.pages(of: page, from: source) }
      }
    }
    diagnostics += maker.diagnostics
    return result
  }

  private init(data: SiteData?, lacksData: Bool, configuration: SiteConfiguration, parser: MarkdownParser) {
    self.data = data
    self.lacksData = lacksData
    self.configuration = configuration
    self.parser = parser
  }

  // MARK: Values

  private mutating func pages(of page: ContentPage, each: LocatedText) -> [ContentPage] {
    guard let data else { return withoutData(each) }
    let measures = data.measures
    guard let index = measures.dimensionIndex(each.text) else {
      if data.isSound { report("there is no dimension \"\(each.text)\"", each, among: measures.dimensions.map(\.name)) }
      return []
    }
    let members = data.store.members[index]
    let language = page.matter.language ?? configuration.language
    var level = members.topLevel
    var numbers: [Int32] = []
    while !level.isEmpty {
      numbers += level
      level = level.flatMap { members.children(of: $0) }
    }
    let label = measures.dimensions[index].label.text(in: language)
    return made(
      page,
      from: numbers.map { number in
        let (code, name) = (members[number].code, members[number].names.text(in: language))
        return PageOrigin(
          maker: page.path, key: Self.key(each.text, code),
          fields: [.init(name: each.text, label: label, value: code, text: name)])
      }
    ) { matter, origin in
      if matter.slug == nil { matter.slug = origin.fields.first.map { LocatedText($0.value, at: each.location) } }
    }
  }

  // MARK: Records

  private mutating func pages(of section: ContentPage, from source: PagesFrom) -> [ContentPage] {
    guard let data else { return withoutData(source.resource) }
    guard let table = data.table(source.resource.text) else {
      if data.isSound {
        report(
          "there is no table \"\(source.resource.text)\"", source.resource, among: data.tables.map(\.resource.name))
      }
      return []
    }
    // Their addresses would be made of faulty cells.
    var request = RowRequest(table: table.resource.name, limit: .max)
    // A page whose display is over is known, and held back as one that has expired.
    request.includesHidden = true
    guard data.isSound, let rows = try? data.engine.rows(request) else { return [] }
    let shown = RecordText(table, data, language: section.matter.language ?? configuration.language)
    let keys = table.schema.primaryKey
    if keys.isEmpty, source.slug == nil || source.title == nil {
      report("the table \"\(table.resource.name)\" has no primary key to name its pages by", source.resource, among: [])
      return []
    }
    let origins = Self.origins(of: rows, section, table, shown)
    for column in [source.date, source.expiryDate] {
      if let column, table.layout.column(column.text) == nil {
        report("the table has no column \"\(column.text)\"", column, among: table.layout.columns.map(\.name))
      }
    }
    let template = ContentPage(
      path: section.path, role: .bulletin, matter: matter(of: section, source, keys), summary: nil,
      counts: TextCounts(words: 0, characters: 0), body: nil, location: section.location,
      version: section.version)
    let taxonomies = configuration.taxonomies
    let zone = configuration.timeZone
    var terms = RecordTerms(table, source, data.clock)
    let ends = rows.rows.map { terms.end(of: $0).map { DateText(zone.timestamp(at: $0)) } }
    let endOfRecord = Dictionary(zip(origins.map(\.key), ends)) { first, _ in first }
    let pages = made(template, from: origins) { matter, origin in
      matter.date = source.date.flatMap { origin.text(of: $0.text) }.flatMap { DateText($0) }
      // Whichever is later: neither the section nor a day to come is shown early.
      if let date = matter.date, let start = matter.publishDate, zone.timestamp(of: date) > zone.timestamp(of: start) {
        matter.publishDate = nil
      }
      let end = endOfRecord[origin.key] ?? nil
      matter.expiryDate = [matter.expiryDate, end].compactMap(\.self).min {
        zone.timestamp(of: $0) < zone.timestamp(of: $1)
      }
      matter.terms = taxonomies.map { Self.terms(of: origin, in: $0, matter.kind) }
    }
    return pages + withdrawn(template, source, table, data, shown)
  }

  /// What each record lends to its page.
  private static func origins(
    of rows: RowPage, _ section: ContentPage, _ table: SiteData.Table, _ shown: RecordText
  ) -> [PageOrigin] {
    let keys = table.schema.primaryKey
    return zip(rows.rows, rows.places).map { row, place in
      let fields = zip(rows.columns, row).map { column, value in
        PageOrigin.Field(
          name: column.name, label: shown.title(of: column.name), value: value?.text ?? "",
          text: shown.text(value, of: column.name))
      }
      let key = (keys.isEmpty ? fields.prefix(1).map(\.name) : keys).map { name in
        Self.key(name, fields.first { $0.name == name }?.value ?? "")
      }
      return PageOrigin(
        maker: section.path, key: key.joined(separator: "&"), fields: fields, resource: table.resource.name,
        place: SourceLocation(path: place.path, line: place.line))
    }
  }

  /// The pages that stay at the addresses of records which were taken back: when, why, and nothing else of them.
  private func withdrawn(
    _ template: ContentPage, _ source: PagesFrom, _ table: SiteData.Table, _ data: SiteData, _ shown: RecordText
  ) -> [ContentPage] {
    let request = RowRequest(table: WithdrawnTable.name(of: table.resource.name), limit: .max)
    guard data.engine.layout(of: request.table) != nil, let rows = try? data.engine.rows(request) else { return [] }
    var terms = RecordTerms(table, source, data.clock)
    let zone = configuration.timeZone
    return zip(rows.rows, Self.origins(of: rows, template, table, shown)).compactMap { row, origin in
      guard let withdrawal = terms.withdrawal(of: row, zone, at: origin.place ?? template.location) else { return nil }
      var ignored: [String] = []
      let slug = template.matter.slug.map { filled($0, origin, &ignored, Self.oneLine) }
      var matter = FrontMatter(title: slug ?? LocatedText(origin.key, at: template.location))
      matter.slug = slug
      matter.kind = source.kind
      matter.language = template.matter.language
      matter.isDraft = template.matter.isDraft
      matter.expiryDate = template.matter.expiryDate
      // A record of a day to come is not told of by its withdrawal either.
      let date = source.date.flatMap { origin.text(of: $0.text) }.flatMap { DateText($0) }
      matter.publishDate = [template.matter.publishDate, date].compactMap(\.self).max {
        zone.timestamp(of: $0) < zone.timestamp(of: $1)
      }
      matter.terms = configuration.taxonomies.map { _ in [] }
      matter.withdrawal = withdrawal
      let bare = PageOrigin(
        maker: origin.maker, key: origin.key, fields: [], resource: origin.resource, place: origin.place)
      return template.made(from: bare, matter: matter, summary: nil, dataSlots: [])
    }
  }

  /// What all pages of a section have in common; a section that is held back holds them back.
  private func matter(of section: ContentPage, _ source: PagesFrom, _ keys: [String]) -> FrontMatter {
    let key = keys.map { "{\($0)}" }.joined(separator: "-")
    var matter = FrontMatter(title: source.title ?? LocatedText(key, at: source.resource.location))
    matter.slug = source.slug ?? LocatedText(key, at: source.resource.location)
    matter.kind = source.kind
    matter.template = source.template
    matter.summary = source.summary
    matter.language = section.matter.language
    matter.isDraft = section.matter.isDraft
    matter.publishDate = section.matter.publishDate ?? section.matter.date
    matter.expiryDate = section.matter.expiryDate
    return matter
  }

  /// A column that is a taxonomy sorts its record: by the name of a code.
  private static func terms(
    of origin: PageOrigin, in taxonomy: TaxonomyDefinition, _ kind: String
  ) -> [LocatedText] {
    let isSorted = !taxonomy.sortsByKind || kind != KindDefinition.page
    let text = taxonomy.sortsByKind ? kind : origin.text(of: taxonomy.name) ?? ""
    return text.isEmpty || !isSorted ? [] : [LocatedText(text, at: SourceLocation(path: "content/" + origin.maker))]
  }

  // MARK: Patterns

  private mutating func made(
    _ page: ContentPage, from origins: [PageOrigin], _ complete: (inout FrontMatter, PageOrigin) -> Void
  ) -> [ContentPage] {
    if let first = origins.first { checkPatterns(page, first) }
    var ignored: [String] = []
    // Those of a written summary come last, and each page has its own.
    let ofSummary = page.matter.summary == nil ? [] : page.summary?.fragment.slots.filter { !$0.kind.isAddress } ?? []
    let textSlots = page.dataSlots.dropLast(ofSummary.count)
    return origins.map { origin in
      var matter = page.matter
      matter.each = nil
      complete(&matter, origin)
      matter.title = filled(matter.title, origin, &ignored, Self.oneLine)
      matter.slug = matter.slug.map { filled($0, origin, &ignored, Self.oneLine) }
      matter.summary = matter.summary.map { filled($0, origin, &ignored, Self.markdown) }
      guard let written = matter.summary else {
        return page.made(from: origin, matter: matter, summary: page.summary, dataSlots: page.dataSlots)
      }
      var found: [Diagnostic] = []
      let summary = parser.parseInline(written.text, at: written.location, into: &found)
      // What is wrong with a pattern is told once; a summary that was read with its file has been judged there.
      if page.summary == nil, origin.key == origins.first?.key { diagnostics += found }
      return page.made(
        from: origin, matter: matter, summary: summary,
        dataSlots: textSlots + summary.fragment.slots.filter { !$0.kind.isAddress })
    }
  }

  /// A value that may have line breaks, as a title.
  private static func oneLine(_ value: String) -> String {
    value.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// A value as Markdown in which none of its characters is markup (CommonMark, section 2.4).
  private static func markdown(_ value: String) -> String {
    var text = ""
    for scalar in oneLine(value).unicodeScalars {
      if scalar.isASCII, scalar.properties.generalCategory.isPunctuation { text.unicodeScalars.append("\\") }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  private func filled(
    _ text: LocatedText, _ origin: PageOrigin, _ unknown: inout [String], _ write: (String) -> String
  ) -> LocatedText {
    LocatedText(origin.filled(text.text, unknown: &unknown, write: write), at: text.location)
  }

  /// Names in braces that no field has, once for all pages.
  private mutating func checkPatterns(_ page: ContentPage, _ origin: PageOrigin) {
    if let fault = PageFigures.figure(inTitle: page.matter.title) { diagnostics.append(fault) }
    for pattern in [page.matter.title, page.matter.slug, page.matter.summary].compactMap(\.self) {
      var unknown: [String] = []
      _ = origin.filled(pattern.text, unknown: &unknown)
      for name in unknown {
        report("\"{\(name)}\" is no field of the page", pattern, name, among: origin.fields.map(\.name))
      }
    }
  }

  // MARK: Findings

  private mutating func withoutData(_ text: LocatedText) -> [ContentPage] {
    if lacksData { return [] }
    diagnostics.append(
      Diagnostic(
        .figureWithoutRecords, "pages are to be made from \"\(text.text)\", but there are no tables in content/data/",
        at: text.location, remedy: "put the records there, with datapackage.yaml"))
    return []
  }

  private mutating func report(_ message: String, _ text: LocatedText, _ name: String? = nil, among names: [String]) {
    let remedy =
      Suggestion.nearest(to: name ?? text.text, among: names).map { "did you mean \"\($0)\"?" }
      ?? (names.isEmpty ? nil : "there are \(names.prefix(12).joined(separator: ", "))")
    diagnostics.append(Diagnostic(.pagesFromData, message, at: text.location, remedy: remedy))
  }

  /// How links tell the page: a slash in a value would part folders.
  private static func key(_ name: String, _ value: String) -> String {
    name + "=" + value.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "%2F")
  }
}

extension Unicode.GeneralCategory {
  /// Of the marks that ASCII has.
  fileprivate var isPunctuation: Bool {
    switch self {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .otherPunctuation, .mathSymbol,
      .currencySymbol, .modifierSymbol:
      true
    default: false
    }
  }
}
