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
    let place =
      found < wanted
      ? file.location(ofOffset: scanner.rowEnd)
      : file.location(ofOffset: scanner.firstExcess, byteCount: scanner.rowEnd - scanner.firstExcess)
    findings.add(
      found < wanted ? .tooFewCells : .tooManyCells,
      .raggedRow(
        found: found, of: names, at: place,
        remedy: found < wanted
          ? "write a delimiter for each column, also before an empty cell"
          : "put a cell that holds the delimiter in quotation marks"))
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
