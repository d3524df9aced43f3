import Chronology

/// What the text of a cell comes to.
enum CellValue: Equatable {
  /// As the column is stored: a whole number, days, months, seconds, 0 or 1.
  case integer(Int)
  case decimal(coefficient: Int, decimals: Int)
  /// The text itself is the value.
  case text
  case fault(CellFault)
}

/// Reads the cells of one column: text in UTF-8 to values, by the rules of Table Schema for the field's type and format.
///
/// White space around anything but text does not count (XML Schema collapses it, and Table Schema builds on that).
struct FieldParser: Sendable {
  private enum Kind: Sendable {
    case string(TextFormat?)
    case integer(NumberStyle)
    case number(NumberStyle)
    case boolean(true: [[UInt8]], false: [[UInt8]])
    case date(DateForm)
    case time(DateForm)
    case datetime(DateForm)
    case year, yearmonth, duration
    case json(FieldType)
    case geopoint
  }

  /// Types whose cells are read most often, in their usual form, told apart without looking into `kind`.
  enum Shortcut: UInt8, Sendable { case none, text, integer, number, isoDate }

  private let kind: Kind
  let shortcut: Shortcut
  /// Read in the default form where the field's own does not fit: constraints are often written so.
  private let allowsDefault: Bool

  init(_ field: TableField) { self.init(field, allowsDefault: false) }

  /// For values of constraints: in the field's form, or in the default form of its type.
  init(constraintsOf field: TableField) { self.init(field, allowsDefault: true) }

  private init(_ field: TableField, allowsDefault: Bool) {
    kind = Self.kind(of: field)
    self.allowsDefault = allowsDefault
    shortcut =
      switch kind {
      case .string(nil): .text
      case .integer(let style) where style.isPlain: .integer
      case .number(let style) where style.isPlain: .number
      case .date(.iso): .isoDate
      default: .none
      }
  }

  private static func kind(of field: TableField) -> Kind {
    switch field.type {
    case .string: .string(TextFormat(rawValue: field.format))
    case .any: .string(nil)
    case .integer: .integer(NumberStyle(field))
    case .number: .number(NumberStyle(field))
    case .boolean:
      .boolean(true: field.trueValues.map { Array($0.utf8) }, false: field.falseValues.map { Array($0.utf8) })
    case .date: .date(form(of: field))
    case .time: .time(form(of: field))
    case .datetime: .datetime(form(of: field))
    case .year: .year
    case .yearmonth: .yearmonth
    case .duration: .duration
    case .geopoint where field.format == "default": .geopoint
    case .geopoint: .json(field.format == "array" ? .array : .object)
    case .object, .array, .geojson: .json(field.type)
    }
  }

  /// A pattern with a fault was reported before; its column is then read as people write dates.
  private static func form(of field: TableField) -> DateForm {
    switch field.format {
    case "default": .iso
    case "any": .any
    default: (try? pattern(of: field)).map(DateForm.pattern) ?? .any
    }
  }

  private static func pattern(of field: TableField) throws(TimePattern.Fault) -> TimePattern {
    try TimePattern(field.format, needsDate: field.type != .time, needsTime: field.type != .date)
  }

  /// What is wrong with a pattern of dates, as the end of a sentence.
  static func fault(inFormatOf field: TableField) -> String? {
    do {
      _ = try pattern(of: field)
      return nil
    } catch { return error.message }
  }

  /// Whether a text is a value of the field.
  func isValue(_ text: String) -> Bool {
    if case .fault = value(text) { return false }
    return true
  }

  func value(_ text: String) -> CellValue {
    var text = text
    return text.withUTF8 { value($0) }
  }

  func value(_ bytes: UnsafeBufferPointer<UInt8>) -> CellValue {
    Self.shortcut(shortcut, bytes) ?? anyValue(bytes)
  }

  /// The value of a cell in the usual form of a common type; nil for whatever needs a closer look.
  @inline(__always)
  static func shortcut(_ shortcut: Shortcut, _ bytes: UnsafeBufferPointer<UInt8>) -> CellValue? {
    switch shortcut {
    case .text: return .text
    case .integer: return shortInteger(bytes).map(CellValue.integer)
    case .number:
      guard case .number(let coefficient, let decimals) = DecimalText.plain(bytes) else { return nil }
      return .decimal(coefficient: coefficient, decimals: decimals)
    case .isoDate:
      guard case .value(let days) = DateForm.isoDate(bytes) else { return nil }
      return .integer(days)
    case .none: return nil
    }
  }

  /// Up to 18 digits with an optional minus sign; nil for whatever needs a closer look.
  @inline(__always)
  private static func shortInteger(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { index = 1 }
    guard index < bytes.count, bytes.count - index <= 18 else { return nil }
    var number = 0
    while index < bytes.count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      number = number &* 10 &+ Int(digit)
      index += 1
    }
    return isNegative ? -number : number
  }

  private func anyValue(_ bytes: UnsafeBufferPointer<UInt8>) -> CellValue {
    let trimmed = Self.trimmed(bytes)
    let value = ownValue(trimmed, untrimmed: bytes)
    guard allowsDefault, case .fault = value else { return value }
    return defaultValue(trimmed) ?? value
  }

  private func ownValue(
    _ bytes: UnsafeBufferPointer<UInt8>, untrimmed: UnsafeBufferPointer<UInt8>
  ) -> CellValue {
    switch kind {
    case .string(let format): return format.map { $0.allows(untrimmed) } ?? true ? .text : .fault(.form)
    case .integer(let style): return Self.integer(bytes, style)
    case .number(let style): return Self.number(bytes, style)
    case .boolean(let yes, let no):
      if yes.contains(where: { bytes.elementsEqual($0) }) { return .integer(1) }
      return no.contains(where: { bytes.elementsEqual($0) }) ? .integer(0) : .fault(.form)
    case .date(let form): return Self.integer(form.date(bytes))
    case .time(let form): return Self.integer(form.time(bytes))
    case .datetime(let form): return Self.integer(form.datetime(bytes))
    case .year: return Self.year(bytes)
    case .yearmonth: return Self.month(bytes)
    case .duration: return DurationText.isDuration(bytes) ? .text : .fault(.form)
    case .json(let type): return Self.json(bytes, type)
    case .geopoint: return Self.isPoint(bytes) ? .text : .fault(.form)
    }
  }

  /// The value in the default form of the type, where it has another.
  private func defaultValue(_ bytes: UnsafeBufferPointer<UInt8>) -> CellValue? {
    switch kind {
    case .integer: Self.integer(bytes, NumberStyle())
    case .number: Self.number(bytes, NumberStyle())
    case .date: Self.integer(DateForm.iso.date(bytes))
    case .time: Self.integer(DateForm.iso.time(bytes))
    case .datetime: Self.integer(DateForm.iso.datetime(bytes))
    case .boolean:
      bytes.elementsEqual("true".utf8) ? .integer(1) : bytes.elementsEqual("false".utf8) ? .integer(0) : nil
    default: nil
    }
  }

  // MARK: Types

  private static func integer(_ bytes: UnsafeBufferPointer<UInt8>, _ style: NumberStyle) -> CellValue {
    if style.isPlain, bytes.contains(where: { !(0x30...0x39).contains($0) && $0 != 0x2B && $0 != 0x2D }) {
      return .fault(.form)
    }
    switch number(bytes, style) {
    case .decimal(let coefficient, decimals: 0): return .integer(coefficient)
    case .fault(let fault): return .fault(fault == .decimals ? .form : fault)
    default: return .fault(.form)
    }
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ style: NumberStyle) -> CellValue {
    switch style.isPlain ? DecimalText.plain(bytes) : DecimalText.styled(bytes, style) {
    case .number(let coefficient, let decimals): .decimal(coefficient: coefficient, decimals: decimals)
    case .fault(let fault): .fault(fault)
    }
  }

  private static func integer(_ result: DateForm.Result<Int>) -> CellValue {
    switch result {
    case .value(let number): .integer(number)
    case .form: .fault(.form)
    case .existence: .fault(.existence)
    }
  }

  /// Four digits (XML Schema's gYear, within the years of `CivilDate`).
  private static func year(_ bytes: UnsafeBufferPointer<UInt8>) -> CellValue {
    var reader = ByteReader(bytes)
    guard let year = reader.number(4...4), reader.isAtEnd else { return .fault(.form) }
    return year > 0 ? .integer(year) : .fault(.existence)
  }

  /// `2024-08` (XML Schema's gYearMonth), as months since the year 0.
  private static func month(_ bytes: UnsafeBufferPointer<UInt8>) -> CellValue {
    var reader = ByteReader(bytes)
    guard let year = reader.number(4...4), reader.skip("-"), let month = reader.number(2...2), reader.isAtEnd else {
      return .fault(.form)
    }
    return year > 0 && (1...12).contains(month) ? .integer(year * 12 + month - 1) : .fault(.existence)
  }

  private static func json(_ bytes: UnsafeBufferPointer<UInt8>, _ type: FieldType) -> CellValue {
    switch JSONSyntax.kind(of: bytes) {
    case .array where type == .array, .object where type != .array: .text
    default: .fault(.form)
    }
  }

  /// `longitude, latitude`.
  private static func isPoint(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let comma = bytes.firstIndex(of: UInt8(ascii: ",")) else { return false }
    let parts = [bytes[..<comma], bytes[(comma + 1)...]].map { trimmed(UnsafeBufferPointer(rebasing: $0)) }
    return zip(parts, [180.0, 90.0]).allSatisfy { part, limit in
      guard case .number = DecimalText.plain(part), let value = Double(String(decoding: part, as: UTF8.self)) else {
        return false
      }
      return abs(value) <= limit
    }
  }

  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = bytes.first, let last = bytes.last, isSpace(first) || isSpace(last) else { return bytes }
    guard let start = bytes.firstIndex(where: { !isSpace($0) }), let end = bytes.lastIndex(where: { !isSpace($0) })
    else { return UnsafeBufferPointer(rebasing: bytes[..<0]) }
    return UnsafeBufferPointer(rebasing: bytes[start...end])
  }
}
