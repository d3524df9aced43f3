/// How the numbers of a column are written.
struct NumberStyle: Hashable, Sendable {
  /// UTF-8 of one character.
  var decimalPoint: [UInt8] = [UInt8(ascii: ".")]
  var group: [UInt8]?
  /// False: signs of currency, per cent and units around the number are passed over.
  var isBare = true

  init() {}

  init(_ field: TableField) {
    decimalPoint = Array(field.decimalChar.utf8)
    group = field.groupChar.map { Array($0.utf8) }
    isBare = field.bareNumber
  }

  var isPlain: Bool { self == NumberStyle() }
}

/// Reads numbers exactly, from bytes.
///
/// Source: Table Schema 1, "number" and "integer", after XML Schema Part 2, 3.2.3 and 3.2.5: an optional sign, digits,
/// a point with digits on at least one side, an exponent. `INF` and `NaN` are told apart, since no sum can hold them.
enum DecimalText {
  enum Result: Equatable {
    /// `coefficient` × 10^−`decimals`, as many as are written.
    case number(coefficient: Int, decimals: Int)
    case fault(CellFault)
  }

  /// More digits after the point are not kept.
  static let maximumDecimals = 9

  /// A plain number: `-1234.50`, `.5`, `1.5e3`.
  static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> Result {
    var index = 0
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { index = 1 }
    var magnitude: UInt64 = 0
    var (digits, decimals) = (0, 0)
    var isAfterPoint = false
    var overflows = false
    while index < bytes.count {
      let digit = bytes[index] &- 0x30
      if digit < 10 {
        if magnitude > 900_000_000_000_000_000 {
          // Zeros at the end of long decimals take nothing away when they are left out.
          if isAfterPoint, digit == 0 { decimals -= 1 } else { overflows = true }
        } else {
          magnitude = magnitude &* 10 &+ UInt64(digit)
        }
        digits += 1
        if isAfterPoint { decimals += 1 }
      } else if bytes[index] == UInt8(ascii: "."), !isAfterPoint {
        isAfterPoint = true
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { return .fault(isNotFinite(bytes) ? .notFinite : .form) }
    if index < bytes.count {
      guard let exponent = exponent(bytes[index...]) else { return .fault(.form) }
      if overflows { return .fault(.size) }
      return scaled(magnitude, decimals: decimals - exponent, isNegative: isNegative)
    }
    if overflows { return .fault(.size) }
    if decimals > maximumDecimals { return scaled(magnitude, decimals: decimals, isNegative: isNegative) }
    return .number(coefficient: isNegative ? -Int(magnitude) : Int(magnitude), decimals: decimals)
  }

  /// A number in the style of its column.
  static func styled(_ bytes: UnsafeBufferPointer<UInt8>, _ style: NumberStyle) -> Result {
    var text = Array(bytes)
    if !style.isBare { text = bare(text, style) }
    guard let plainText = normalized(text, style) else { return .fault(.form) }
    return plainText.withUnsafeBufferPointer { plain($0) }
  }

  /// Cuts off what stands around a number (bareNumber: false): everything before the first digit, sign or point that
  /// belongs to it, and after the last digit.
  private static func bare(_ text: [UInt8], _ style: NumberStyle) -> [UInt8] {
    guard let first = text.firstIndex(where: isDigit), let last = text.lastIndex(where: isDigit) else { return text }
    var start = first
    if text[..<start].ends(with: style.decimalPoint) { start -= style.decimalPoint.count }
    // A sign may stand before the sign of a currency: -¥5.
    let isNegative = text[..<start].contains(UInt8(ascii: "-"))
    return (isNegative ? [UInt8(ascii: "-")] : []) + text[start...last]
  }

  /// The same with a point as the decimal sign and without group signs. Nil where one of them stands in a wrong place,
  /// or a point where it is not the decimal sign.
  private static func normalized(_ text: [UInt8], _ style: NumberStyle) -> [UInt8]? {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      let rest = text[index...]
      if rest.starts(with: style.decimalPoint) {
        result.append(UInt8(ascii: "."))
        index += style.decimalPoint.count
      } else if let group = style.group, rest.starts(with: group) {
        let after = index + group.count
        guard let before = result.last, isDigit(before), after < text.count, isDigit(text[after]),
          !result.contains(UInt8(ascii: "."))
        else { return nil }
        index = after
      } else if text[index] == UInt8(ascii: ".") {
        return nil
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  /// Of `e-3`; nil for anything else, and beyond what could matter.
  private static func exponent(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard let letter = bytes.first, letter | 0x20 == UInt8(ascii: "e") else { return nil }
    var digits = bytes.dropFirst()
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard !digits.isEmpty, digits.count <= 4, digits.allSatisfy(isDigit) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return isNegative ? -value : value
  }

  /// Brings the decimals into 0...`maximumDecimals`, when nothing is lost by it.
  private static func scaled(_ magnitude: UInt64, decimals: Int, isNegative: Bool) -> Result {
    var (magnitude, decimals) = (magnitude, decimals)
    if magnitude == 0 { return .number(coefficient: 0, decimals: min(max(decimals, 0), maximumDecimals)) }
    while decimals > maximumDecimals {
      guard magnitude.isMultiple(of: 10) else { return .fault(.decimals) }
      magnitude /= 10
      decimals -= 1
    }
    while decimals < 0 {
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      guard !overflow else { return .fault(.size) }
      magnitude = product
      decimals += 1
    }
    guard let whole = Int(exactly: magnitude) else { return .fault(.size) }
    return .number(coefficient: isNegative ? -whole : whole, decimals: decimals)
  }

  private static func isNotFinite(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return ["NaN", "INF", "-INF", "+INF", "nan", "inf", "-inf"].contains(text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with suffix: [UInt8]) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }
}
