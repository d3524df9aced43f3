import Diagnostics
import Privacy

extension DiagnosticKind {
  package static let identityNumber = DiagnosticKind(
    "identity-number", .file, .error, title: "An identity number stands in a record.",
    explanation: """
      18 digits with a birthday and the right check character (GB 11643-1999). Identity numbers are never published. \
      In a column where most numbers of that form fail the check they are numbers of records, such as region, date and \
      serial number in a row: then the few that pass by chance (one in eleven) are only noted. A number within other \
      text, with a birthday but a wrong check character, is a warning: it may be a slip in a real one. `mask: id` in the schema \
      hides the column on the way in.
      """, isConfidential: true)
}

/// Looks for identity numbers in all cells of text, and of whole numbers.
struct IdentityNumberCheck: RowCheck {
  /// What was found in one column, in cells that hold nothing else.
  private struct Column {
    let index: Int
    let name: String
    /// Cells of the form of an identity number.
    var candidates = 0
    /// Those with the right check character.
    var passed = 0
    /// Places of the first that passed.
    var places: [(location: SourceLocation, masked: String)] = []
  }

  /// So many cells of the form it takes to call them numbers of records.
  private static let fewest = 8
  private var columns: [Column]

  /// Nil when no column can hold such a number.
  init?(_ layout: TableLayout) {
    columns = layout.columns.enumerated().compactMap { index, column in
      column.storage == .text || column.storage == .integer ? Column(index: index, name: column.name) : nil
    }
    if columns.isEmpty { return nil }
  }

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    for position in columns.indices {
      switch row.cells[columns[position].index] {
      case .null: continue
      case .integer(let number):
        guard number >= 100_000_000_000_000_000, number < 1_000_000_000_000_000_000 else { continue }
        Array(String(number).utf8).withUnsafeBufferPointer { scan($0, position, place, &findings) }
      case .text(let bytes):
        if bytes.count >= 18 { scan(bytes, position, place, &findings) }
      }
    }
  }

  private mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ place: (Int) -> SourceLocation,
    _ findings: inout RowFindings
  ) {
    var start = 0
    while let first = IdentityNumber.firstOffset(in: bytes, from: start) {
      start = first + 18
      let number = bytes[first..<start]
      let isChecked = IdentityNumber.isChecked(number)
      let (index, name) = (columns[position].index, columns[position].name)
      if bytes.count == 18 {
        columns[position].candidates += 1
        guard isChecked else { continue }
        columns[position].passed += 1
        if columns[position].places.count < 20 {
          columns[position].places.append((place(index), IdentityNumber.masked(number)))
        }
      } else {
        findings.add(
          column: index, .identityNumber,
          Self.finding(IdentityNumber.masked(number), name, place(index), isChecked ? .error : .warning))
      }
    }
  }

  mutating func finish(into findings: inout RowFindings) {
    for column in columns where column.passed > 0 {
      let areSerials = column.candidates >= Self.fewest && column.passed * 2 < column.candidates
      for (location, masked) in areSerials ? Array(column.places.prefix(1)) : column.places {
        findings.add(
          column: column.index, .identityNumber,
          Self.finding(masked, column.name, location, areSerials ? .note : .error, more: column.passed - 1))
      }
    }
  }

  private static func finding(
    _ masked: String, _ column: String, _ location: SourceLocation, _ severity: Severity, more: Int = 0
  ) -> Diagnostic {
    let message =
      switch severity {
      case .error: "\"\(column)\" holds an identity number (\(masked))"
      case .warning: "\"\(column)\" holds what looks like an identity number with a wrong digit (\(masked))"
      case .note:
        "\(masked) could be an identity number, as could \(more) more in \"\(column)\"; as most others there could not, "
          + "they are taken for numbers of records"
      }
    return Diagnostic(
      .identityNumber, message, at: location,
      remedy: severity == .note ? nil : "take the number out; it must not be published", severity: severity)
  }
}
