import Chronology
import Markup

/// Writes typed values in the default form of their type in Table Schema.
enum TypedText {
  /// Appends the value of a column that is stored as a number.
  static func append(_ number: Int, _ storage: TableLayout.Storage, to bytes: inout Bytes) {
    switch storage {
    case .integer, .text: bytes.append(raw: String(number))
    case .decimal(let scale): append(number, scale: scale, to: &bytes)
    case .boolean: bytes.append(literal: number == 0 ? "false" : "true")
    case .date: bytes.append(iso: CivilDate(daysSinceEpoch: number))
    case .datetime:
      let days = number >= 0 ? number / 86_400 : -((86_399 - number) / 86_400)
      bytes.append(iso: CivilDate(daysSinceEpoch: days))
      bytes.append(UInt8(ascii: "T"))
      let seconds = number - days * 86_400
      for (index, part) in [seconds / 3600, seconds / 60 % 60, seconds % 60].enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ":")) }
        append(padded: part, 2, to: &bytes)
      }
    case .year: append(padded: number, 4, to: &bytes)
    case .month:
      append(padded: number / 12, 4, to: &bytes)
      bytes.append(UInt8(ascii: "-"))
      append(padded: number % 12 + 1, 2, to: &bytes)
    }
  }

  private static func append(padded number: Int, _ width: Int, to bytes: inout Bytes) {
    let digits = String(number)
    for _ in digits.utf8.count..<max(width, digits.utf8.count) { bytes.append(0x30) }
    bytes.append(raw: digits)
  }

  private static func append(_ coefficient: Int, scale: Int, to bytes: inout Bytes) {
    if coefficient < 0 { bytes.append(UInt8(ascii: "-")) }
    let digits = String(coefficient.magnitude)
    let count = digits.utf8.count
    if count <= scale {
      bytes.append(literal: "0.")
      for _ in count..<scale { bytes.append(0x30) }
      bytes.append(raw: digits)
      if scale == 0 { bytes.removeLast() }
      return
    }
    bytes.append(contentsOf: digits.utf8.prefix(count - scale))
    guard scale > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(contentsOf: digits.utf8.suffix(scale))
  }
}
