import DataFormats

/// What the cells of a column have in common, gathered cell by cell to infer its type.
struct ColumnEvidence {
  /// What a column may still be.
  struct Candidates: OptionSet {
    let rawValue: Int
    static let integer = Candidates(rawValue: 1)
    static let number = Candidates(rawValue: 2)
    static let boolean = Candidates(rawValue: 4)
    static let yesNo = Candidates(rawValue: 8)
    static let date = Candidates(rawValue: 16)
    static let anyDate = Candidates(rawValue: 32)
    static let datetime = Candidates(rawValue: 64)
    static let anyDatetime = Candidates(rawValue: 128)
    static let yearmonth = Candidates(rawValue: 256)
    static let grouped = Candidates(rawValue: 512)
    static let array = Candidates(rawValue: 1024)
    static let object = Candidates(rawValue: 2048)
    static let all = Candidates(rawValue: 4095)
  }

  /// Texts by which people say that there is no value.
  static let marks = ["-", "--", "—", "——", "/", "…", "N/A", "n/a", "NA", "null", "NULL", "无", "不详"]

  private(set) var candidates = Candidates.all
  private(set) var valueCount = 0
  /// Which of `marks` occur.
  private(set) var foundMarks: Set<String> = []
  /// Whole numbers: the digits of the shortest and of the longest, and the least and the greatest.
  private(set) var digits: (least: Int, most: Int) = (.max, 0)
  private(set) var numbers: (least: Int, most: Int) = (.max, .min)
  /// Whether a whole number began with a zero that counts for nothing.
  private(set) var hasLeadingZero = false
  /// Whether all whole numbers could be region codes of GB/T 2260: six digits, of which the first two are a province.
  private(set) var looksLikeRegion = true
  /// Whether a whole number of eight digits was taken for a date.
  private(set) var hasCompactDate = false

  mutating func add(_ cell: TableCell) {
    let bytes = cell.bytes
    if bytes.isEmpty { return }
    if bytes.count <= 6, cell.form != .number, let mark = Self.marks.first(where: { bytes.elementsEqual($0.utf8) }) {
      foundMarks.insert(mark)
      return
    }
    valueCount += 1
    if candidates.isEmpty { return }
    if cell.form == .other { return keepOnly(bytes.first == UInt8(ascii: "[") ? .array : .object) }
    candidates.subtract([.array, .object])
    var possible: Candidates = []
    switch DecimalText.plain(FieldParser.trimmed(bytes)) {
    case .number(let coefficient, let decimals):
      possible = number(bytes, coefficient, decimals)
    case .fault: possible = text(FieldParser.trimmed(bytes))
    }
    candidates.formIntersection(possible)
  }

  private mutating func keepOnly(_ candidate: Candidates) { candidates.formIntersection(candidate) }

  /// What a text that is a number may be.
  private mutating func number(_ bytes: UnsafeBufferPointer<UInt8>, _ coefficient: Int, _ decimals: Int) -> Candidates {
    let isWhole = bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
    guard isWhole else { return [.number, .grouped] }
    let count = bytes.count - (coefficient < 0 ? 1 : 0)
    digits = (min(digits.least, count), max(digits.most, count))
    numbers = (min(numbers.least, coefficient), max(numbers.most, coefficient))
    if count > 1, bytes.first == 0x30 { hasLeadingZero = true }
    if count != 6 || !Self.isProvince(coefficient / 10_000) { looksLikeRegion = false }
    guard count == 8, case .value = DateForm.any.date(bytes), (1900...2100).contains(coefficient / 10_000) else {
      return [.integer, .number, .grouped]
    }
    hasCompactDate = true
    return [.integer, .number, .grouped, .anyDate]
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) -> Candidates {
    var possible: Candidates = []
    if ["true", "false", "True", "False", "TRUE", "FALSE"].contains(where: { bytes.elementsEqual($0.utf8) }) {
      possible.insert(.boolean)
    }
    if ["是", "否"].contains(where: { bytes.elementsEqual($0.utf8) }) { possible.insert(.yesNo) }
    guard let first = bytes.first, (0x30...0x39).contains(first) || first == UInt8(ascii: "-") else { return possible }
    if case .value = DateForm.isoDate(bytes) { possible.insert([.date, .anyDate]) }
    if candidates.contains(.anyDate), case .value = DateForm.any.date(bytes) { possible.insert(.anyDate) }
    if candidates.contains(.datetime), case .value = DateForm.iso.datetime(bytes) { possible.insert(.datetime) }
    if candidates.contains(.anyDatetime), case .value = DateForm.any.datetime(bytes) { possible.insert(.anyDatetime) }
    if candidates.contains(.yearmonth), Self.yearmonths.value(bytes).isInteger { possible.insert(.yearmonth) }
    if candidates.contains(.grouped), Self.isGrouped(bytes) { possible.insert(.grouped) }
    return possible
  }

  private static let yearmonths = FieldParser(TableField(name: "", type: .yearmonth))

  /// The first two digits of the codes of provinces (GB/T 2260).
  private static func isProvince(_ number: Int) -> Bool {
    switch number {
    case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81, 82: true
    default: false
    }
  }

  /// `-1,234.5`: groups of three digits.
  private static func isGrouped(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var reader = ByteReader(bytes)
    _ = reader.skip(UInt8(ascii: "-"))
    guard reader.number(1...3) != nil else { return false }
    var groups = 0
    while reader.skip(UInt8(ascii: ",")) {
      guard reader.number(3...3) != nil else { return false }
      groups += 1
    }
    if reader.skip(UInt8(ascii: ".")), reader.number(1...9) == nil { return false }
    return groups > 0 && reader.isAtEnd
  }
}

extension CellValue {
  fileprivate var isInteger: Bool { if case .integer = self { true } else { false } }
}
