import Markup
import Numbers

extension DataTable {
  /// The table as CSV (RFC 4180) that spreadsheets open as it is: UTF-8 with a byte order mark, CRLF, plain numbers,
  /// empty cells for what is missing.
  package var csv: Bytes {
    var output: Bytes = [0xEF, 0xBB, 0xBF]
    Self.writeField(headerTitle, into: &output)
    for column in columns {
      output.append(UInt8(ascii: ","))
      Self.writeField((column.group.map { $0 + " " } ?? "") + column.title, into: &output)
    }
    output.append(literal: "\r\n")
    for row in rows + (total.map { [$0] } ?? []) {
      Self.writeField(row.header, into: &output)
      for index in columns.indices {
        output.append(UInt8(ascii: ","))
        if index < row.cells.count { Self.write(row.cells[index], into: &output) }
      }
      output.append(literal: "\r\n")
    }
    return output
  }

  private static func write(_ cell: Cell, into output: inout Bytes) {
    switch cell {
    case .text(let text): writeField(text, into: &output)
    case .number(let number, _): output.append(raw: number.text)
    case .change(let change): output.append(raw: change.number.text)
    case .none: break
    }
  }

  /// A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection").
  static func writeField(_ text: String, into output: inout Bytes) {
    let isFormula = text.unicodeScalars.first.map { formulaStarts.contains($0) } ?? false
    let needsQuotes = isFormula || text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D, 0x3B, 0x09].contains($0) }
    guard needsQuotes else { return output.append(raw: text) }
    output.append(UInt8(ascii: "\""))
    if isFormula { output.append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\""))
  }

  /// The ASCII ones and their full-width forms, which some editions of Excel take for the same.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]
}

extension FixedPoint {
  /// The least `Int` has no opposite and stays as it is.
  var negated: FixedPoint { coefficient == .min ? self : FixedPoint(-coefficient, scale: scale) }
}
