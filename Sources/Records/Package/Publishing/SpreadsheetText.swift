/// Makes text harmless for spreadsheets, which take a cell for a formula when it begins in certain ways.
///
/// Source: OWASP, "CSV Injection": `=`, `+`, `-`, `@`, tab and carriage return (and line feed) at the beginning, also as
/// full-width characters. Such a cell gets an apostrophe before it; a plain number, such as -3.5, stays what it is.
package enum SpreadsheetText {
  /// Whether a spreadsheet would compute a text: it begins with `=`, `@`, a control character, or a sign without being a
  /// number (OWASP, CSV injection).
  package static func isFormula(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      // A dash that stands for "nothing" computes nothing.
      return !isNumber(bytes) && !bytes.allSatisfy { $0 == UInt8(ascii: "-") }
    case 0xEF:
      // Full-width = + - @: U+FF1D, U+FF0B, U+FF0D, U+FF20.
      guard bytes.count >= 3, bytes[1] == 0xBC else { return false }
      return [0x9D, 0x8B, 0x8D, 0xA0].contains(bytes[2])
    default: return false
    }
  }

  /// The text as it is published in CSV.
  package static func defused(_ text: String) -> String {
    var text = text
    return text.withUTF8 { isFormula($0) } ? "'" + text : text
  }

  private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 1, bytes.dropFirst().allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") })
    else { return false }
    if case .number = DecimalText.plain(bytes) { return true }
    return false
  }
}
