import Characters
import DataFormats
import Diagnostics

/// Finds the column of each field in one file.
struct HeaderMatch {
  /// For each field of the schema the index of its column, nil where there is none.
  private(set) var columns: [Int?] = []
  private(set) var findings: [Diagnostic] = []

  init(_ schema: TableSchema, _ part: TablePart) {
    let header = part.source.header
    if part.hasHeader {
      columns = schema.fields.map { field in header.firstIndex { $0.name == field.name } }
      findings = missing(schema, part) + extra(schema, part) + disordered(schema, part)
    } else {
      columns = schema.fields.indices.map { $0 < header.count ? $0 : nil }
      if header.count != schema.fields.count {
        findings = [
          Diagnostic(
            .recordHeader,
            "the rows have \(header.count) cells, but the schema has \(schema.fields.count) fields (the file has no header)",
            at: SourceLocation(path: part.path))
        ]
      }
    }
  }

  private func missing(_ schema: TableSchema, _ part: TablePart) -> [Diagnostic] {
    let header = part.source.header
    let unknown = header.filter { schema.field(named: $0.name) == nil }.map(\.name)
    return zip(schema.fields, columns).compactMap { field, column in
      guard column == nil else { return nil }
      let mayLack = schema.fieldsMatch.allowsMissingColumns || part.isListOfRecords
      if mayLack, !field.constraints.isRequired { return nil }
      // A list without records lacks nothing.
      if part.isListOfRecords, part.source.rowCount == 0 { return nil }
      let separator = separatorThatIsMeant(part)
      let nearest = separator == nil ? Suggestion.nearest(to: field.name, among: unknown) : nil
      return Diagnostic(
        .recordHeader, "the column \"\(field.name)\" is missing",
        at: header.first?.location ?? SourceLocation(path: part.path),
        notes: field.written.location.map { [.init("the field is described here", at: $0)] } ?? [],
        remedy: separator.map { "the columns seem to be separated by \($0): write \"dialect: {delimiter: \($0)}\"" }
          ?? nearest.map { "is it the column \"\($0)\"?" }
          ?? "add the column, or say \"fieldsMatch: superset\" if a file may lack it")
    }
  }

  /// As it is written in YAML. Spreadsheets of some countries separate columns with semicolons, copied cells have tabs:
  /// then all names are one.
  private func separatorThatIsMeant(_ part: TablePart) -> String? {
    guard part.source.header.count == 1, let name = part.source.header.first?.name else { return nil }
    if name.utf8.contains(UInt8(ascii: ";")) { return "\";\"" }
    return name.utf8.contains(UInt8(ascii: "\t")) ? "\"\\t\"" : nil
  }

  private func extra(_ schema: TableSchema, _ part: TablePart) -> [Diagnostic] {
    if schema.fieldsMatch.allowsExtraColumns { return [] }
    let absent = zip(schema.fields, columns).filter { $0.1 == nil }.map(\.0.name)
    return part.source.header.filter { schema.field(named: $0.name) == nil }.map { column in
      let nearest = Suggestion.nearest(to: column.name, among: absent)
      return Diagnostic(
        .recordHeader, "the column \"\(RecordFindings.shortened(column.name))\" is not in the schema",
        at: column.location,
        remedy: nearest.map { "is it the field \"\($0)\"?" }
          ?? "add a field, or say \"fieldsMatch: subset\" if columns may be left out")
    }
  }

  private func disordered(_ schema: TableSchema, _ part: TablePart) -> [Diagnostic] {
    guard schema.fieldsMatch == .exact else { return [] }
    let order = columns.compactMap { $0 }
    guard let index = order.indices.dropFirst().first(where: { order[$0] < order[$0 - 1] }) else { return [] }
    let column = part.source.header[order[index]]
    return [
      Diagnostic(
        .recordHeader, "the column \"\(column.name)\" stands before others that the schema has before it",
        at: column.location, remedy: "put the columns in the order of the fields, or remove \"fieldsMatch: exact\"")
    ]
  }
}
