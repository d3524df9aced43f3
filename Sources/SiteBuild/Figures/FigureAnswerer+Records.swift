import Characters
import Charts
import Chronology
import Diagnostics
import Numbers
import Records

/// Lists of records: `records:TABLE?…`.
extension FigureAnswerer {
  func records(_ place: Place) throws(AnswerFailure) -> PageFigures.Answer {
    try place.requireBlock()
    guard let name = place.query.table, let table = place.data.table(name) else {
      let names = place.data.tables.map(\.resource.name)
      throw .found(
        Diagnostic(
          .figureForm, "there is no table \"\(place.query.table ?? "")\"", at: place.slot.location,
          remedy: Suggestion.nearest(to: place.query.table ?? "", among: names).map { "did you mean \"\($0)\"?" }
            ?? "the tables are \(names.joined(separator: ", "))"))
    }
    let request: RowRequest
    let page: RowPage
    do throws(QueryBinder.Faults) {
      request = try RecordsBinder.bind(place.query, in: context.scope, place.data.store)
    } catch {
      throw .faults(error.faults)
    }
    do throws(RecordEngineError) { page = try place.data.engine.rows(request) } catch { throw .engine(error) }
    let columns = page.columns.map(\.name)
    let shown = RecordText(table, place.data, language: context.language)
    let data = DataTable(
      caption: place.slot.text, headerTitle: shown.title(of: columns[0]),
      columns: columns.dropFirst().map { DataTable.Column(shown.title(of: $0), isNumeric: shown.isNumeric($0)) },
      rows: page.rows.map { row in
        DataTable.Row(
          shown.text(row[0], of: columns[0]), zip(row, columns).dropFirst().map { shown.cell($0, of: $1) })
      }, words: words.chart)
    let isCut = page.count > page.rows.count
    let note = isCut ? words.text("table-cut") : ""
    return answer(data, place, note: note, published: place.data.hasPassingRows(name) ? nil : .rows(page)) {
      FigureSourceView(
        id: place.id, text: place.slot.text, label: table.resource.displayTitle, query: place.slot.destination,
        period: (place.query.period ?? context.period).map { words.period($0).label }, conditions: "",
        dataset: place.data.link(toDataset: name, rendering: rendering), modified: table.resource.modified,
        rows: page.count)
    }
  }
}

/// Values of a table as readers see them: titles instead of names of columns, names instead of codes.
struct RecordText {
  private let table: SiteData.Table
  private let language: String
  /// The members of the dimension that a column holds, by column.
  private let members: [String: DimensionMembers]

  init(_ table: SiteData.Table, _ data: SiteData, language: String) {
    self.table = table
    self.language = language
    var members: [String: DimensionMembers] = [:]
    for measure in data.measures.measures {
      guard let source = measure.source, source.resource == table.resource.name else { continue }
      // In the order of measures.yaml: where two dimensions share a column, the first that has names.
      for (index, dimension) in data.measures.dimensions.enumerated() {
        guard let column = source.dimensions[dimension.name], members[column]?.dimension.codes == nil else { continue }
        members[column] = data.store.members[index]
      }
    }
    self.members = members
  }

  func title(of column: String) -> String {
    guard let field = table.schema.field(named: column) else { return column }
    guard let unit = field.unit else { return field.displayTitle }
    return language.hasPrefix("zh") ? "\(field.displayTitle)（\(unit)）" : "\(field.displayTitle) (\(unit))"
  }

  func isNumeric(_ column: String) -> Bool {
    switch table.layout.column(column)?.storage {
    case .integer, .decimal: members[column] == nil
    default: false
    }
  }

  func text(_ value: StoredValue?, of column: String) -> String {
    guard let value else { return "" }
    // What has a unit is a quantity; other numbers, such as years, are names.
    let isQuantity = table.schema.field(named: column)?.unit != nil && members[column] == nil
    let text = isQuantity ? value.groupedText : value.text
    guard let members = members[column], let member = members.find(text).first, members[member].code == text else {
      return text
    }
    return members[member].names.text(in: language)
  }

  func cell(_ value: StoredValue?, of column: String) -> DataTable.Cell {
    if isNumeric(column) {
      switch value {
      case .integer(let number): return .number(FixedPoint(number))
      case .decimal(let number): return .number(number)
      default: break
      }
    }
    return .text(text(value, of: column))
  }
}

extension StoredValue {
  /// With separators between groups of three digits, if it is a number.
  fileprivate var groupedText: String {
    switch self {
    case .integer(let number): FixedPoint(number).text(separator: ",")
    case .decimal(let number): number.normalized.text(separator: ",")
    default: text
    }
  }
}
