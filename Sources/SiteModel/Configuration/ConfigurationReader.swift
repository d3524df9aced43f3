import Characters
import Chronology
import DataFormats
import Diagnostics
import Numbers

/// Reads `site.yaml`.
package struct ConfigurationReader {
  private var reader: MappingReader
  private var configuration = SiteConfiguration()

  /// What the file says, with defaults for what is missing or wrong, so that one run can report the faults of the
  /// content too. Nil when it cannot be read as YAML: then every taxonomy in the content would seem to be a fault.
  package static func read(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> SiteConfiguration? {
    var found: [Diagnostic] = []
    let value = YAMLReader.read(String(decoding: file.bytes, as: UTF8.self), path: file.path, into: &found)
    if found.isEmpty {
      var reader = ConfigurationReader(
        reader: MappingReader(value, name: "site.yaml", at: SourceLocation(path: file.path)))
      reader.readAll()
      diagnostics += reader.reader.diagnostics.map(\.asConfigurationFault)
      return reader.configuration
    }
    diagnostics += found.map(\.asConfigurationFault)
    return nil
  }

  private init(reader: MappingReader) { self.reader = reader }

  private mutating func readAll() {
    readIdentity()
    readAuthority()
    readTaxonomies()
    configuration.languages = LanguageSettingsReader.read(
      &reader, language: configuration.language, taxonomies: configuration.taxonomies)
    readKinds()
    configuration.menu = menu(reader.value("menu"), "menu", of: &reader)
    configuration.look = LookReader.read(&reader)
    readFooter()
    configuration.hasArchive = reader.flag("archive") ?? true
    readFeeds()
    readMarkdown()
    readLimits()
    readFigures()
    configuration.warnings = WarningSettingsReader.read(&reader)
    readGovernment()
    configuration.manifest = ManifestSettingsReader.read(&reader)
    configuration.checks = CheckLevelsReader.read(&reader)
    configuration.privacyExceptions = LifecycleReader.privacyExceptions(&reader)
    configuration.pageSize = reader.integer("pageSize", in: 1...1000) ?? configuration.pageSize
    configuration.related = reader.integer("related", in: 0...50) ?? configuration.related
    configuration.summaryLength = reader.integer("summaryLength", in: 1...10_000) ?? configuration.summaryLength
    configuration.writesSearchIndex = reader.flag("search") ?? false
    configuration.extra = reader.value("extra")
    reader.reportUnknownKeys(advice: ForeignKeys.configurationAdvice)
  }

  private mutating func readIdentity() {
    configuration.title = reader.requiredText("title", remedy: "write the name of the site: \"title: …\"") ?? ""
    configuration.description = reader.text("description") ?? ""
    configuration.language = reader.language("language") ?? configuration.language
    readBaseURL()
    if let value = reader.value("timeZone") {
      if let zone = value.text.flatMap(TimeZoneName.init) {
        configuration.timeZone = zone
      } else {
        let nearest = value.text.flatMap(TimeZoneName.nearest)
        let _: Int? = reader.reject(
          value, "timeZone", "the name of a time zone, such as Asia/Shanghai",
          remedy: nearest.map { "did you mean \"\($0)\"?" })
      }
    }
  }

  private mutating func readBaseURL() {
    guard let value = reader.value("baseURL") else {
      reader.reportMissing(
        "baseURL", remedy: "write the public address of the site, such as \"baseURL: https://example.org/\"")
      return
    }
    do {
      configuration.baseURL = try BaseURL(parsing: value.text ?? "")
    } catch {
      let _: Int? = reader.reject(value, "baseURL", "an absolute http or https URL", remedy: error.remedy)
    }
  }

  private mutating func readAuthority() {
    configuration.authority.name = configuration.title
    if var nested = reader.nested("authority") {
      configuration.authority.name = nested.requiredText("name", remedy: "write the name of the office") ?? ""
      configuration.authority.url = nested.webAddress("url")
      configuration.authority.email = nested.text("email")
      reader.finish(nested)
    }
    configuration.identifiers.domain = configuration.baseURL.host
    if var nested = reader.nested("identifiers") {
      if let value = nested.value("domain") {
        if let text = value.text, SiteConfiguration.Identifiers.isAuthority(text) {
          configuration.identifiers.domain = text
        } else {
          let _: Int? = nested.reject(value, "domain", "a domain name in ASCII, such as example.org")
        }
      }
      if let value = nested.value("date") {
        if let text = value.text, SiteConfiguration.Identifiers.isDate(text) {
          configuration.identifiers.date = text
        } else {
          let _: Int? = nested.reject(value, "date", "a year, month or day, such as 2024 or 2024-03-01")
        }
      }
      reader.finish(nested)
    }
  }

  private mutating func readTaxonomies() {
    guard let value = reader.value("taxonomies") else { return }
    guard let members = value.members else {
      let _: Int? = reader.reject(value, "taxonomies", "a mapping such as \"region: {title: 地区}\"")
      return
    }
    for member in members {
      if let fault = PathSegment.fault(in: member.key) ?? reservedFault(member.key) {
        reader.report(
          Diagnostic(.valueType, "the name of a taxonomy \(fault): \"\(member.key)\"", at: member.keyLocation))
        continue
      }
      var nested = MappingReader(
        member.value.isNull ? nil : member.value, name: "\"\(member.key)\"", at: member.keyLocation)
      configuration.taxonomies.append(
        TaxonomyDefinition(name: member.key, title: nested.text("title") ?? member.key, location: member.keyLocation))
      reader.finish(nested)
    }
  }

  private func reservedFault(_ name: String) -> String? {
    FrontMatterReader.commonKeys.contains(name) && name != "kind" ? "is a key of front matter" : nil
  }

  private mutating func readKinds() {
    guard let value = reader.value("kinds") else { return }
    guard let members = value.members else {
      let _: Int? = reader.reject(value, "kinds", "a mapping such as \"drill: {title: 演练}\"")
      return
    }
    for member in members {
      var nested = MappingReader(
        member.value.isNull ? nil : member.value, name: "\"\(member.key)\"", at: member.keyLocation)
      if let fault = PathSegment.fault(in: member.key) {
        reader.report(Diagnostic(.valueType, "the name of a kind \(fault): \"\(member.key)\"", at: member.keyLocation))
      }
      let kind = KindReader.read(member.key, from: &nested, replacing: configuration.kind(named: member.key))
      configuration.kinds.removeAll { $0.name == member.key }
      configuration.kinds.append(kind)
      reader.finish(nested)
    }
  }

  private mutating func readFooter() {
    guard var nested = reader.nested("footer") else { return }
    configuration.footer.texts = (nested.texts("text") ?? []).compactMap(\.text)
    configuration.footer.links = menu(nested.value("links"), "links", of: &nested)
    reader.finish(nested)
  }

  /// Entries that lead to pages or elsewhere.
  private func menu(
    _ value: DataValue?, _ key: String, of reader: inout MappingReader
  ) -> [SiteConfiguration.MenuItem] {
    guard let value else { return [] }
    guard let elements = value.elements else {
      return reader.reject(value, key, "a list of entries with title and page or url") ?? []
    }
    var items: [SiteConfiguration.MenuItem] = []
    for element in elements {
      var nested = MappingReader(element, name: "a menu entry", at: element.location)
      let title = nested.requiredText("title", remedy: "write what the entry shows")
      if let target = menuTarget(&nested), let title {
        items.append(.init(title: title, target: target, location: element.location))
      }
      reader.finish(nested)
    }
    return items
  }

  private func menuTarget(_ entry: inout MappingReader) -> SiteConfiguration.MenuItem.Target? {
    let page = entry.text("page")
    let isPage = entry.has("page")
    guard let value = entry.value("url") else {
      if !isPage || entry.value("page") == nil {
        entry.reportMissing("page", remedy: "give the entry a page of the site, or a url")
      }
      return page.map { .page($0) }
    }
    if isPage {
      entry.report(
        Diagnostic(.valueType, "a menu entry leads to one place, not to \"page\" and \"url\"", at: value.location))
      return nil
    }
    guard let text = value.text, WebAddress.isLink(text) else {
      return entry.reject(value, "url", "a URL", remedy: "write an address such as https://example.org/, or /path/")
    }
    return .url(text)
  }

  private mutating func readFeeds() {
    guard var nested = reader.nested("feeds") else { return }
    configuration.feeds.limit = nested.integer("limit", in: 1...1000) ?? configuration.feeds.limit
    configuration.feeds.holdsContent = nested.choice("content", of: ["summary", "full"]) == "full"
    reader.finish(nested)
  }

  private mutating func readMarkdown() {
    guard var nested = reader.nested("markdown") else { return }
    configuration.markdown.allowsHTML = nested.flag("html") ?? false
    if let value = nested.value("headingOffset"), value.text != "automatic" {
      configuration.markdown.headingOffset = nested.integer("headingOffset", in: 0...5)
    }
    reader.finish(nested)
  }

  private mutating func readFigures() {
    if var nested = reader.nested("rounding") {
      let mode = nested.choice("mode", of: RoundingMode.allCases.map(\.rawValue))
      configuration.rounding.mode = mode.flatMap(RoundingMode.init) ?? configuration.rounding.mode
      configuration.rounding.decimals = nested.integer("decimals", in: 0...6) ?? configuration.rounding.decimals
      reader.finish(nested)
    }
    configuration.statisticalUnits = (reader.texts("statisticalUnits") ?? []).compactMap(\.text)
  }

  /// After the taxonomies, one of which it may name.
  private mutating func readGovernment() {
    configuration.government = GovernmentReader.read(&reader, taxonomies: configuration.taxonomies)
  }

  private mutating func readLimits() {
    guard var nested = reader.nested("limits") else { return }
    let limits = configuration.limits
    configuration.limits.documentBytes =
      nested.integer("documentBytes", in: 1...(1 << 30)) ?? limits.documentBytes
    configuration.limits.nesting = nested.integer("nesting", in: 1...10_000) ?? limits.nesting
    configuration.limits.parseSeconds = nested.integer("parseSeconds", in: 1...3600) ?? limits.parseSeconds
    reader.finish(nested)
  }
}

extension Diagnostic {
  /// The same finding, as one of `site.yaml`, which is reported before those of the content.
  fileprivate var asConfigurationFault: Diagnostic {
    let kind = DiagnosticKind(kind.id, .configuration, kind.severity, title: kind.title, explanation: kind.explanation)
    return Diagnostic(kind, message, at: location, notes: notes, remedy: remedy, severity: severity)
  }
}
