import Diagnostics
import Glibc

/// Turns what is wrong with the form of delimited text into findings.
struct DelimitedCheck: DelimitedFaultSink {
  /// What is counted together.
  enum Sort {
    case bareQuote, textAfterQuotes, unclosedQuote, tooFewCells, tooManyCells, nul, names, delimiter
  }

  private(set) var findings = CappedFindings<Sort>()
  var columnNames: [String] = []
  private let file: SourceFile

  init(_ file: SourceFile) { self.file = file }

  // MARK: Quotes

  mutating func foundQuote(inBareCellAt offset: Int) {
    let file = file
    findings.add(
      .bareQuote,
      Diagnostic(
        .tableQuote, "a quotation mark stands within a cell that does not begin with one",
        at: file.location(ofOffset: offset, byteCount: 1),
        remedy: "put the whole cell in quotation marks and double the one within it; or, if spaces before a quoted "
          + "cell do not count, say \"skipInitialSpace: true\" in the dialect", severity: .warning))
  }

  mutating func foundText(afterQuotes range: Range<Int>) {
    let file = file
    findings.add(
      .textAfterQuotes,
      Diagnostic(
        .tableQuote, "the cell goes on after its closing quotation mark",
        at: file.location(ofOffset: range.lowerBound, byteCount: range.count),
        remedy: "double a quotation mark that belongs to the text: \"\"; delete spaces between it and the delimiter"))
  }

  mutating func foundUnclosedQuote(at offset: Int, next: Int?) {
    let file = file
    findings.add(
      .unclosedQuote,
      Diagnostic(
        .tableQuote, "the quotation mark that opens this cell is not closed",
        at: file.location(ofOffset: offset, byteCount: 1),
        notes: next.map {
          [
            .init(
              "the next one stands before further text, so that it does not close the cell",
              at: file.location(ofOffset: $0, byteCount: 1))
          ]
        } ?? [],
        remedy: "close it, or double it if it belongs to the text; reading goes on with the next line"))
  }

  // MARK: Rows

  mutating func checkRow(_ scanner: DelimitedScanner) {
    // Where quotes are faulty, delimiters were taken for text or the other way round.
    guard scanner.cellCount != columnNames.count, !scanner.hasQuoteFault else { return }
    let (file, names) = (file, columnNames)
    let (found, wanted) = (scanner.cellCount, names.count)
    if found < wanted {
      findings.add(
        .tooFewCells,
        Diagnostic(
          .tableRaggedRow, "the row has \(Self.cells(found)) of \(wanted): \(Self.missing(names[found...]))",
          at: file.location(ofOffset: scanner.rowEnd),
          remedy: "write a delimiter for each column, also before an empty cell"))
    } else {
      findings.add(
        .tooManyCells,
        Diagnostic(
          .tableRaggedRow, "the row has \(Self.cells(found)), but there are \(wanted) columns",
          at: file.location(ofOffset: scanner.firstExcess, byteCount: scanner.rowEnd - scanner.firstExcess),
          remedy: "put a cell that holds the delimiter in quotation marks"))
    }
  }

  private static func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }

  private static func missing(_ names: ArraySlice<String>) -> String {
    let first = names.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
    let rest = names.count - 3
    return rest > 0 ? "\(first) and \(rest) more are missing" : "\(first) \(names.count == 1 ? "is" : "are") missing"
  }

  // MARK: Header

  mutating func checkNames(_ header: [TableHeader]) {
    findings.addFaults(inNamesOf: header, sort: .names)
  }

  /// A single column whose name holds what often stands between columns: then each row is one cell, and the fault would
  /// show as something else.
  mutating func checkDelimiter(_ header: [TableHeader], _ dialect: DelimitedDialect) {
    guard dialect.hasHeader, header.count == 1, let only = header.first else { return }
    for (delimiter, name) in [("\t", "\\t"), (";", ";"), (",", ","), ("|", "|"), ("\u{FF0C}", "\u{FF0C}")] {
      guard only.name.contains(delimiter) else { continue }
      findings.add(
        .delimiter,
        Diagnostic(
          .tableDelimiter, "the table has one column only, and its name holds \"\(name)\"", at: only.location,
          remedy: "if that stands between columns, say so: dialect: {delimiter: \"\(name)\"}"))
      return
    }
  }

  // MARK: Bytes

  mutating func checkNulBytes() {
    let file = file
    file.bytes.withUnsafeBytes { bytes in
      var start = 0
      while let base = bytes.baseAddress, let found = memchr(base + start, 0, bytes.count - start) {
        let offset = UnsafeRawPointer(found) - base
        findings.add(
          .nul,
          Diagnostic(
            .tableNulByte, "a NUL byte stands in the text", at: file.location(ofOffset: offset, byteCount: 1),
            remedy: "delete it; if there are many, the encoding may be UTF-16: say \"encoding: utf-16le\""))
        start = offset + 1
      }
    }
  }
}

extension CappedFindings {
  /// Columns without a name, and those whose name another has.
  mutating func addFaults(inNamesOf header: [TableHeader], sort: Key) {
    var first: [String: SourceLocation] = [:]
    for (index, column) in header.enumerated() {
      if column.name.allSatisfy(\.isWhitespace) {
        add(
          sort,
          Diagnostic(
            .tableHeader, "column \(index + 1) has no name", at: column.location,
            remedy: "name it, or delete it in all rows"))
      } else if let place = first[column.name] {
        add(
          sort,
          Diagnostic(
            .tableHeader, "two columns are named \"\(column.name)\"", at: column.location,
            notes: [.init("the other stands here", at: place)], remedy: "give each column a name of its own"))
      } else {
        first[column.name] = column.location
      }
    }
  }
}
