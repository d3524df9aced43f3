import Chronology
import Figures
import Files
import Records
import SiteModel

/// What a site knows from `content/data/`: its tables, in an engine, and what can be asked of them.
final class SiteData: Sendable {
  /// A table that the engine holds.
  struct Table: Sendable {
    let resource: DataResource
    /// Declared or inferred.
    let schema: TableSchema
    let layout: TableLayout
    let rowCount: Int
  }

  let package: DataPackage
  /// In the order of the package.
  let tables: [Table]
  let evaluator: FigureEvaluator
  /// What obliges somebody to publish; empty without `rules.yaml`.
  let rules: RuleSet
  /// What the rows of all tables depend on.
  let key: ContentHash
  /// The folder with `content/`; absolute.
  let sourceFolder: String
  let openTexts = OpenTexts()
  /// The units of measures as texts write them, by measure.
  private let units: [String: MeasureUnit]
  /// Where the engine keeps its files when there is no cache; goes with the data.
  private let temporaryFolder: TemporaryRecordFolder?
  /// The last day, since 1970, on which the checks of the tables would find the same.
  let sameUntil: Int
  /// What decided which rows there are.
  let clock: RowClock
  /// The moments between which the tables have the same rows.
  let span: RowSpan
  /// Whether tables and measures are free of errors. If not, figures are not judged by them: their faults would only
  /// follow from those.
  let isSound: Bool

  init(
    package: DataPackage, tables: [Table], evaluator: FigureEvaluator, rules: RuleSet, key: ContentHash,
    sourceFolder: String, temporaryFolder: TemporaryRecordFolder?, sameUntil: Int, clock: RowClock,
    span: RowSpan, isSound: Bool
  ) {
    self.package = package
    self.tables = tables
    self.evaluator = evaluator
    self.rules = rules
    self.key = key
    self.sourceFolder = sourceFolder
    self.temporaryFolder = temporaryFolder
    self.sameUntil = sameUntil
    self.clock = clock
    self.span = span
    self.isSound = isSound
    units = Dictionary(evaluator.store.measures.measures.map { ($0.name, MeasureUnit($0.unit)) }) { first, _ in first }
  }

  /// The unit of a measure as texts write it, in every language of the site.
  func unit(of measure: Measure) -> MeasureUnit { units[measure.name] ?? .plain }

  var store: CubeStore { evaluator.store }
  var measures: MeasureSet { store.measures }
  var engine: any RecordEngine { store.engine }

  var folder: DataFolder { DataFolder(root: sourceFolder + "/content/data", name: "content/data") }

  func table(_ name: String) -> Table? { tables.first { $0.resource.name == name } }

  /// The tables that have pages and downloads.
  var published: [Table] { tables.filter(\.resource.isPublished) }

  /// Where the page of a table is.
  static func path(ofTable name: String) -> SitePath { home.page(name) }

  /// The list of all tables.
  static let home = SitePath("data/")

  /// The addresses of all pages of datasets.
  var paths: [SitePath] {
    published.isEmpty ? [] : [Self.home] + published.map { Self.path(ofTable: $0.resource.name) }
  }

  /// The title of a dataset, with the address of its page when it has one.
  func link(toDataset name: String, rendering: Rendering) -> LinkView {
    let table = table(name)
    let isPublished = table?.resource.isPublished ?? false
    return LinkView(
      title: table?.resource.displayTitle ?? name,
      url: isPublished ? rendering.site.url(Self.path(ofTable: name)) : "")
  }
}

extension MeasureUnit {
  /// The labels of a measure's unit by language.
  fileprivate init(_ unit: LocalizedText?) {
    self.init(
      Dictionary((unit?.entries ?? []).map { ($0.language.isEmpty ? "und" : $0.language, $0.text) }) { first, _ in first
      })
  }
}
