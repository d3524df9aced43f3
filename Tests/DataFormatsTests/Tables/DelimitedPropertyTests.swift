import Diagnostics
import Testing

@testable import DataFormats

struct DelimitedPropertyTests {
  private static let pieces = [
    "a", "0", " ", ",", ";", "\t", "\"", "'", "\\", "#", "\n", "\r\n", "\r", "，", "地区", "😀", "", "32",
  ]

  @Test("what a writer wrote in any dialect is read back", arguments: 0..<400)
  func readsBack(seed: Int) throws {
    var numbers = SeededNumbers(state: UInt64(seed))
    let dialect = Self.dialect(&numbers)
    let columns = Int.random(in: 1...5, using: &numbers)
    let names = (0..<columns).map { "c\($0)" + Self.cell(&numbers).replacing("\r", with: "") }
    let rows = (0..<Int.random(in: 0...12, using: &numbers)).map { _ in
      (0..<columns).map { _ in Self.cell(&numbers) }
    }
    var text = Bool.random(using: &numbers) ? "\u{FEFF}" : ""
    for row in [names] + rows { text += Self.write(row, dialect, &numbers) }
    let (table, faults) = readCSV(text, dialect)
    #expect(faults.filter { $0.kind != .tableDelimiter }.isEmpty, "\(text.debugDescription) \(dialect)")
    #expect(try #require(table).header.map(\.name) == names, "\(text.debugDescription) \(dialect)")
    #expect(table?.rows == rows, "\(text.debugDescription) \(dialect)")
  }

  @Test("any text is read, however faulty, and each visit sees the same", arguments: 0..<300)
  func survives(seed: Int) throws {
    var numbers = SeededNumbers(state: UInt64(seed))
    let dialect = Self.dialect(&numbers)
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...60, using: &numbers) {
      bytes += (Self.pieces.randomElement(using: &numbers) ?? "").utf8
      if Int.random(in: 0..<30, using: &numbers) == 0 { bytes.append(UInt8.random(in: 0...255, using: &numbers)) }
    }
    var faults: [Diagnostic] = []
    guard let table = DelimitedTable(SourceFile(path: "a", bytes: bytes), dialect: dialect, into: &faults) else {
      #expect(faults.map(\.kind) == [.tableEmpty])
      return
    }
    #expect(table.rows.count == table.rowCount)
    #expect(table.forms.allSatisfy { $0.count == table.header.count })
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    table.forEachRow { row in
      for index in row.cells.indices { #expect((row.line...lines).contains(row.location(ofCell: index).line)) }
    }
  }

  private static func dialect(_ numbers: inout SeededNumbers) -> DelimitedDialect {
    var dialect = DelimitedDialect(delimiter: [",", ";", "\t", "，"].randomElement(using: &numbers) ?? ",")
    dialect.quote = [UInt8(ascii: "\""), UInt8(ascii: "'")].randomElement(using: &numbers)
    dialect.doublesQuotes = Bool.random(using: &numbers)
    if !dialect.doublesQuotes || Bool.random(using: &numbers) { dialect.escape = UInt8(ascii: "\\") }
    dialect.comment = Bool.random(using: &numbers) ? UInt8(ascii: "#") : nil
    dialect.skipsInitialSpace = Bool.random(using: &numbers)
    return dialect
  }

  private static func cell(_ numbers: inout SeededNumbers) -> String {
    (0..<Int.random(in: 0...4, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
  }

  private static func write(_ row: [String], _ dialect: DelimitedDialect, _ numbers: inout SeededNumbers) -> String {
    var text = dialect.comment != nil && Int.random(in: 0..<8, using: &numbers) == 0 ? "#note\"'\\,\n" : ""
    if Int.random(in: 0..<8, using: &numbers) == 0 { text += "\r\n" }
    let cells = row.map { cell in
      let spaces = dialect.skipsInitialSpace && Bool.random(using: &numbers) ? "  " : ""
      // Without the need to, a cell is quoted at times; one that is alone on its line must not look like none.
      let isPlain = cell.unicodeScalars.allSatisfy {
        $0 != dialect.delimiter && !" \"'\\#\r\n".unicodeScalars.contains($0)
      }
      let isQuoted = !isPlain || (cell.isEmpty && row.count == 1) || Bool.random(using: &numbers)
      return (row.count > 1 || isQuoted ? spaces : "") + (isQuoted ? quoted(cell, dialect) : cell)
    }
    text += cells.joined(separator: String(dialect.delimiter))
    return text + (["\n", "\r\n", "\r"].randomElement(using: &numbers) ?? "\n")
  }

  private static func quoted(_ cell: String, _ dialect: DelimitedDialect) -> String {
    guard let byte = dialect.quote else { return cell }
    let quote = String(Unicode.Scalar(byte))
    var text = dialect.escape == nil ? cell : scalars(cell, "\\", "\\\\")
    text = scalars(text, quote, dialect.doublesQuotes ? quote + quote : "\\" + quote)
    return quote + text + quote
  }

  /// Replaces scalar by scalar: `\r` and `\n` are one `Character`.
  private static func scalars(_ text: String, _ old: String, _ new: String) -> String {
    text.unicodeScalars.map { String($0) == old ? new : String($0) }.joined()
  }
}
