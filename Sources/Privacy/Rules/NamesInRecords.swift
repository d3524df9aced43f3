/// Full names of natural persons where a record of a penalty names its party: 当事人：张三, or a cell beside such a heading.
enum NamesInRecords {
  /// Words for the party; those at the end only where the file is about penalties.
  private static let labels = ["当事人", "被处罚人", "处罚对象", "行政相对人"].map { Array($0.utf8) }
  private static let namePart = Array("姓名".utf8)
  private static let nameWords = ["姓名", "名称", "（姓名）", "(姓名)", "(自然人)", "（自然人）", "(个人)", "（个人）"].map { Array($0.utf8) }
  private static let penalties = [Array("处罚".utf8), Array("罚款".utf8), Array("执法".utf8)]

  /// The last characters of labels, 人, 象 and the 名 of 姓名: looked for first, by their last bytes.
  static func endsLabel(at index: Int, in source: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index >= 5 else { return false }
    switch (source[index - 2], source[index - 1], source[index]) {
    case (0xE4, 0xBA, 0xBA), (0xE8, 0xB1, 0xA1), (0xE5, 0x90, 0x8D): return isLabel(endingAt: index + 1, in: source)
    default: return false
    }
  }

  /// Whether the label names a party by itself; 姓名 does only where the file is about penalties.
  static func isParty(endingAt end: Int, in source: UnsafeBufferPointer<UInt8>) -> Bool {
    labels.contains { ends($0, end, source) } || penalties.contains { contains($0, source) }
  }

  static let lastBytes: InlineArray<3, UInt8> = [0xBA, 0xA1, 0x8D]

  /// Whether a label ends before an index of a file.
  private static func isLabel(endingAt end: Int, in source: UnsafeBufferPointer<UInt8>) -> Bool {
    labels.contains { ends($0, end, source) } || ends(namePart, end, source)
  }

  private static func ends(_ word: [UInt8], _ end: Int, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
    end >= word.count && source[(end - word.count)..<end].elementsEqual(word)
  }

  /// The name that follows a label; the label ends before `index`.
  static func name(after index: Int, in text: SeenText, _ source: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let bytes = text.bytes
    let isNameOnly = !labels.contains { index >= $0.count && bytes[(index - $0.count)..<index].elementsEqual($0) }
    var start = index
    while let word = nameWords.first(where: { bytes[start...].starts(with: $0) }) { start += word.count }
    if !isNameOnly, let direct = directName(bytes, start) { return direct }
    guard let first = startOfValue(bytes, start) else { return nil }
    if let spaced = spacedName(bytes, first) { return spaced }
    let end = endOfHan(bytes, first)
    guard let length = nameLength(String(decoding: bytes[first..<end], as: UTF8.self), next: bytes, end) else {
      return nil
    }
    if isNameOnly, !penalties.contains(where: { contains($0, source) }) { return nil }
    return first..<(first + length * 3)
  }

  private static func endOfHan(_ bytes: [UInt8], _ start: Int) -> Int {
    var end = start
    while end + 2 < bytes.count, (0xE4...0xE9).contains(bytes[end]) { end += 3 }
    return end
  }

  /// 王　明: names of two characters are written with a space, so that they are as wide as those of three.
  private static func spacedName(_ bytes: [UInt8], _ first: Int) -> Range<Int>? {
    let surname = endOfHan(bytes, first)
    var start = surname
    while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
    guard surname == first + 3, start > surname else { return nil }
    let end = endOfHan(bytes, start)
    let name = String(decoding: bytes[first..<surname] + bytes[start..<end], as: UTF8.self)
    return end == start + 3 && PersonName.looksLikeName(name) ? first..<end : nil
  }

  /// 当事人王小明，男 and 对当事人王小明的行政处罚决定: without a colon only where the words behind tell a person.
  private static func directName(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
    let run = endOfHan(bytes, start)
    for length in [3, 2, 4] where start + length * 3 <= run {
      let end = start + length * 3
      guard PersonName.looksLikeName(String(decoding: bytes[start..<end], as: UTF8.self)) else { continue }
      if personMarks.contains(where: { bytes[end...].starts(with: $0) }) { return start..<end }
    }
    return nil
  }

  private static let personMarks = ["男", "女", "身份证", "公民身份", "的行政处罚", "行政处罚决定"].flatMap { word in
    ["", ",", "，", "(", "（"].map { Array(($0 + word).utf8) }
  }

  /// After colon, quotation marks and space, or in the cell beside a heading.
  private static func startOfValue(_ bytes: [UInt8], _ start: Int) -> Int? {
    var (index, isValue) = (start, false)
    while index < bytes.count, index - start < 40 {
      switch bytes[index] {
      case UInt8(ascii: ":"), SeenText.cellEnd: isValue = true
      case UInt8(ascii: " "), SeenText.lineEnd, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "*"): break
      case 0xE4...0xE9: return isValue ? index : nil
      default: return nil
      }
      index += 1
    }
    return nil
  }

  /// How many characters of a run of Han are a person's name.
  private static func nameLength(_ run: String, next bytes: [UInt8], _ end: Int) -> Int? {
    let scalars = Array(run.unicodeScalars)
    let isMaskedNext = end < bytes.count && "*xX".utf8.contains(bytes[end])
    if scalars.count <= 4 { return !isMaskedNext && PersonName.looksLikeName(run) ? scalars.count : nil }
    for length in [2, 3] where PersonName.looksLikeName(scalars.prefix(length)) {
      let rest = String(String.UnicodeScalarView(scalars.dropFirst(length)))
      if followers.contains(where: { rest.hasPrefix($0) }) { return length }
    }
    return nil
  }

  /// Words that follow a name in such records.
  private static let followers = [
    "因", "于", "系", "在", "男", "女", "身份", "公民", "住", "驾", "未", "违", "作为", "擅", "现", "涉嫌", "无证", "酒后", "等", "同志", "先生",
    "女士",
  ]

  private static func contains(_ word: [UInt8], _ source: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = word.first, source.count >= word.count else { return false }
    var index = 0
    while index + word.count <= source.count {
      if source[index] == first, source[index..<(index + word.count)].elementsEqual(word) { return true }
      index += 1
    }
    return false
  }
}
