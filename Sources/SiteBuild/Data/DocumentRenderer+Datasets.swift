import Charts
import Diagnostics
import Markup
import Records
import SiteModel
import Templates

/// The pages of tables: schema, preview, downloads.
extension DocumentRenderer {
  private static let previewRows = 20

  func datasets(into diagnostics: inout [Diagnostic]) -> Bytes {
    guard let data = rendering.data else { return [] }
    let title = rendering.texts["data-title"] ?? "Data"
    var document = document(
      title: title, description: data.package.description ?? "", path: SiteData.home, language: nil, section: 0)
    document.breadcrumbs.append(LinkView(title: title, url: site.url(SiteData.home), isCurrent: true))
    document.datasets = DatasetsView(
      description: data.package.description,
      items: data.published.map { table in
        DatasetCardView(
          title: table.resource.displayTitle, url: site.url(SiteData.path(ofTable: table.resource.name)),
          description: table.resource.description, rows: table.rowCount)
      }, packageURL: site.url(SiteData.home.file("datapackage.json")))
    return render(ThemeRoots.datasets, document, into: &diagnostics)
  }

  func dataset(_ name: String, into diagnostics: inout [Diagnostic]) -> Bytes {
    guard let data = rendering.data, let table = data.table(name) else { return [] }
    let (resource, path) = (table.resource, SiteData.path(ofTable: name))
    var document = document(
      title: resource.displayTitle, description: resource.description ?? "", path: path, language: nil, section: 0)
    document.breadcrumbs += [
      LinkView(title: rendering.texts["data-title"] ?? "Data", url: site.url(SiteData.home)),
      LinkView(title: resource.displayTitle, url: site.url(path), isCurrent: true),
    ]
    document.dataset = view(of: table, data)
    document.structuredData = StructuredData.dataset(table, data, rendering)
    return render(ThemeRoots.dataset, document, into: &diagnostics)
  }

  private func view(of table: SiteData.Table, _ data: SiteData) -> DatasetView {
    let resource = table.resource
    let words = FigureWords(texts: rendering.texts, language: site.configuration.language)
    let measures = data.measures.measures.filter { $0.source?.resource == resource.name }
    return DatasetView(
      name: resource.name, title: resource.displayTitle, description: resource.description, rows: table.rowCount,
      coverage: resource.temporalCoverage.map { words.period($0).label }, modified: resource.modified,
      columns: table.schema.fields.map { column($0, words) },
      keys: table.schema.primaryKey.isEmpty
        ? nil : table.schema.primaryKey.joined(separator: words.text("list-separator")),
      preview: preview(of: table, data, words), previewRows: min(table.rowCount, Self.previewRows),
      downloads: downloads(resource.name),
      sources: (resource.sources.isEmpty ? data.package.sources : resource.sources).map { source in
        LinkView(title: source.title, url: source.path ?? "")
      },
      licenses: (resource.licenses.isEmpty ? data.package.licenses : resource.licenses).map { license in
        LinkView(title: license.title ?? license.name ?? license.path ?? "", url: license.path ?? "")
      },
      measures: measures.map { measure in
        DatasetMeasureView(
          name: measure.name, label: measure.label.text(in: words.language), unit: words.unit(of: measure),
          definition: measure.definition?.text(in: words.language))
      })
  }

  private func column(_ field: TableField, _ words: FigureWords) -> DatasetColumnView {
    let limits = field.constraints
    var constraints: [String] = []
    if limits.isRequired { constraints.append(words.text("constraint-required")) }
    if limits.isUnique { constraints.append(words.text("constraint-unique")) }
    if let minimum = limits.minimum { constraints.append("≥ \(minimum)") }
    if let maximum = limits.maximum { constraints.append("≤ \(maximum)") }
    if let values = limits.enumeration { constraints.append(values.joined(separator: words.text("list-separator"))) }
    if let pattern = limits.pattern { constraints.append(pattern) }
    if let unit = field.unit { constraints.append(words.text("chart-unit") + unit) }
    return DatasetColumnView(
      name: field.name, title: field.title, type: field.type.rawValue, description: field.description,
      constraints: constraints.joined(separator: words.text("comma")))
  }

  private func preview(of table: SiteData.Table, _ data: SiteData, _ words: FigureWords) -> Bytes {
    let request = RowRequest(table: table.resource.name, limit: Self.previewRows)
    guard let page = try? data.engine.rows(request), let first = page.columns.first else { return [] }
    let shown = RecordText(table, data, language: words.language)
    let preview = DataTable(
      caption: table.resource.displayTitle, headerTitle: shown.title(of: first.name),
      columns: page.columns.dropFirst().map {
        DataTable.Column(shown.title(of: $0.name), isNumeric: shown.isNumeric($0.name))
      },
      rows: page.rows.map { row in
        DataTable.Row(
          shown.text(row[0], of: first.name), zip(row, page.columns).dropFirst().map { shown.cell($0, of: $1.name) })
      }, words: words.chart)
    var html = Bytes()
    TableFigure(preview, id: "preview").write(into: &html)
    return html
  }

  private func downloads(_ name: String) -> [LinkView] {
    [("csv", "CSV", "text/csv"), ("json", "JSON", "application/json")].map { format, title, type in
      let path = SiteData.home.file("\(name).\(format)")
      return LinkView(title: title, url: site.url(path), type: type, permalink: site.absoluteURL(path))
    } + [
      LinkView(
        title: "datapackage.json", url: site.url(SiteData.home.file("datapackage.json")), type: "application/json")
    ]
  }
}

extension StructuredData {
  /// A Dataset of schema.org, as dataset search engines read it.
  static func dataset(_ table: SiteData.Table, _ data: SiteData, _ rendering: Rendering) -> Bytes {
    let (site, resource) = (rendering.site, table.resource)
    var json = JSONText()
    json.object { item in
      item.member("@context", "https://schema.org")
      item.member("@type", "Dataset")
      item.member("name", resource.displayTitle)
      item.member("description", resource.description ?? data.package.description ?? resource.displayTitle)
      item.member("url", site.absoluteURL(SiteData.path(ofTable: resource.name)))
      item.member("inLanguage", site.configuration.language)
      item.member("isAccessibleForFree", true)
      item.member("dateModified", resource.modified)
      item.member(
        "temporalCoverage", resource.temporalCoverage.map { "\($0.start.iso)/\($0.end.iso)" })
      item.member("license", (resource.licenses.first ?? data.package.licenses.first)?.path)
      item.array("variableMeasured", table.schema.fields) { json, field in json.value(field.displayTitle) }
      item.object("creator") { publisher(&$0, site) }
      item.array("distribution", [("csv", "text/csv"), ("json", "application/json")]) { json, format in
        json.object { download in
          download.member("@type", "DataDownload")
          download.member("encodingFormat", format.1)
          download.member(
            "contentUrl", site.absoluteURL(SiteData.home.file("\(resource.name).\(format.0)")))
        }
      }
    }
    return json.bytes
  }
}
