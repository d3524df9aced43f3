/// One number in prose, from its first digit on: what it is made of, what stands before it and behind it.
struct UnboundNumberScan {
  let bytes: UnsafeBufferPointer<UInt8>
  let start: Int
  let units: UnitTable
  /// Behind what was looked at; the search goes on from here.
  private(set) var end: Int

  init(bytes: UnsafeBufferPointer<UInt8>, start: Int, units: UnitTable) {
    (self.bytes, self.start, self.units, end) = (bytes, start, units, start)
  }

  /// The range of number and unit, or nil when this is none of ours. Moves `end` in either case.
  mutating func match() -> Range<Int>? {
    let isDigits = bytes[start] < 0x80 || isFullWidthDigit(at: start)
    guard isDigits ? takeDigits() : takeNumerals() else { return nil }
    guard isDigits ? digitsMayStandHere : numeralsMayStandHere else { return nil }
    let isScaled = isDigits && takeScale()
    skipRemainder()
    if isDigits, !isScaled { _ = takeScale() }
    if let unitEnd = unitEnd(followsNumerals: !isDigits) {
      end = unitEnd
      return start..<end
    }
    // 罚款1745万: the scale is unit enough.
    return isScaled && !isFollowedByLetterOrDigit ? start..<end : nil
  }

  // MARK: The number

  /// Digits with separators, decimals and a range (4—5, 17%—20%); false for dates, times and other strings of digits.
  private mutating func takeDigits() -> Bool {
    takeOneNumber()
    var parts = 1
    while let next = rangeContinuation() {
      end = next
      takeOneNumber()
      parts += 1
    }
    if end - start > 24 || parts > 2 { return false }
    // 10:30, 2024/8/5, 1.2.3, GB2312.
    guard let byte = byte(at: end) else { return true }
    if [UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_")].contains(byte) {
      return !isDigit(at: end + 1)
    }
    return true
  }

  private mutating func takeOneNumber() {
    while true {
      if isDigit(at: end) {
        end += 1
      } else if isFullWidthDigit(at: end) {
        end += 3
      } else if let byte = byte(at: end), byte == UInt8(ascii: ",") || byte == UInt8(ascii: "."), isDigit(at: end + 1) {
        // Separators part groups of three; others end the number.
        if byte == UInt8(ascii: ","), !isGroupOfThree(at: end + 1) { return }
        end += 2
      } else if holds([0xEF, 0xBC, 0x8C], at: end), isGroupOfThree(at: end + 3), end - start <= 3 {
        end += 4
      } else {
        return
      }
    }
  }

  private func isGroupOfThree(at index: Int) -> Bool {
    isDigit(at: index) && isDigit(at: index + 1) && isDigit(at: index + 2) && !isDigit(at: index + 3)
  }

  /// Where the second number of a range starts. A unit may stand between: 17%—20%.
  private func rangeContinuation() -> Int? {
    var index = end
    if byte(at: index) == UInt8(ascii: "%") { index += 1 }
    for mark in Self.rangeMarks where holds(mark, at: index) {
      var next = index + mark.count
      while holds(Self.emDash, at: next) { next += 3 }
      return isDigit(at: next) || isFullWidthDigit(at: next) ? next : nil
    }
    return nil
  }

  private static let emDash: [UInt8] = [0xE2, 0x80, 0x94]
  private static let rangeMarks: [[UInt8]] = ["—", "–", "-", "~", "~", "〜", "至", "到", "−"].map { Array($0.utf8) }

  /// A run of Chinese numerals that is surely a number: 三十二, 一千一百; or one numeral behind 死亡, 共 and the like.
  private mutating func takeNumerals() -> Bool {
    var (digits, scales, count) = (0, 0, 0)
    var isFirstScale = false
    while let scalar = scalar(at: end), Self.isNumeral(scalar) {
      let isScale = Self.isScale(scalar)
      if isScale { scales += 1 } else { digits += 1 }
      if count == 0 { isFirstScale = isScale && scalar != 0x5341 }
      count += 1
      end += 3
    }
    guard count > 0 else { return false }
    if holds(Self.outOf, at: end) { return takePercentWords() }
    if isFirstScale { return false }
    if count == 1 { return digits == 1 && followsCasualtyWord }
    // 十二五 and 十四五 are plans; 二〇二四 is a year.
    guard digits > 0, scales > 0 else { return false }
    let text = [UInt32](folding: String(decoding: bytes[start..<end], as: UTF8.self))
    return ChineseNumeral.scan(text, at: 0)?.number != nil
  }

  /// 百分之十七点七八.
  private mutating func takePercentWords() -> Bool {
    guard end - start == 3, scalar(at: start) == 0x767E else { return false }
    end += Self.outOf.count
    let first = end
    while let scalar = scalar(at: end), Self.isNumeral(scalar) || scalar == 0x70B9 { end += 3 }
    while isDigit(at: end) || byte(at: end) == UInt8(ascii: ".") { end += 1 }
    isPercent = end > first
    return isPercent
  }

  private var isPercent = false
  private static let outOf = Array("分之".utf8)

  // MARK: Before and behind

  /// Not behind 第, a letter (PM2.5), a sign of a date or time, or 每 (每10万人).
  private var digitsMayStandHere: Bool {
    var index = start
    while index > 0, bytes[index - 1] == 0x20 { index -= 1 }
    if endsWith(Self.ordinal, at: index) || endsWith(Self.each, at: index) || endsWith(Array("No.".utf8), at: index) {
      return false
    }
    guard start > 0 else { return true }
    let before = bytes[start - 1]
    if (0x41...0x5A).contains(before & 0xDF) { return false }
    if start > 1, isDigit(at: start - 2) || (0x41...0x5A).contains(bytes[start - 2] & 0xDF),
      [UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_")].contains(before)
    {
      return false
    }
    return !endsWith(Array(":".utf8), at: start) || start < 4 || !isDigit(at: start - 4)
  }

  private static let ordinal = Array("第".utf8)
  private static let each = Array("每".utf8)

  /// Not behind 第, 每, 几 or 数, nor inside quotation marks, which hold names and slogans.
  private var numeralsMayStandHere: Bool {
    !Self.notBeforeNumerals.contains { endsWith($0, at: start) }
  }

  private static let notBeforeNumerals = ["第", "每", "几", "数", "幾", "數", "“", "「", "〔", "‘"].map { Array($0.utf8) }

  /// 死亡一人, 共三起; not 公共三….
  private var followsCasualtyWord: Bool {
    Self.casualtyWords.contains { endsWith($0, at: start) } && !endsWith(Self.publicWord, at: start)
  }

  private static let publicWord = Array("公共".utf8)

  private static let casualtyWords = [
    "死亡", "受伤", "重伤", "轻伤", "失踪", "遇难", "共", "共计", "合计", "总计", "受傷", "重傷", "輕傷", "失蹤", "遇難",
  ].map { Array($0.utf8) }

  /// 万, 亿 and their kin; true where one stands.
  private mutating func takeScale() -> Bool {
    let index = byte(at: end) == 0x20 ? end + 1 : end
    for (word, isEnglish) in Self.scales where holds(word, at: index) {
      if isEnglish, isLetter(at: index + word.count) { continue }
      end = index + word.count
      // 万亿, 千万.
      for (next, isEnglish) in Self.scales where !isEnglish && holds(next, at: end) { end += next.count }
      return true
    }
    return false
  }

  private static let scales: [([UInt8], Bool)] =
    ["万", "亿", "萬", "億"].map { (Array($0.utf8), false) } + ["million", "billion"].map { (Array($0.utf8), true) }

  /// 余 and 多, between number and unit.
  private mutating func skipRemainder() {
    for word in Self.remainders where holds(word, at: end) {
      end += word.count
      return
    }
  }

  private static let remainders = ["余", "多", "餘"].map { Array($0.utf8) }

  /// Behind the unit that follows, with at most one space between.
  private func unitEnd(followsNumerals: Bool) -> Int? {
    if isPercent { return end }
    let index = skippingSpace(end)
    guard let first = byte(at: index) else { return nil }
    for unit in units.units(startingWith: lowercased(first)) where holdsFolded(unit.bytes, at: index) {
      let behind = index + unit.bytes.count
      if followsNumerals, !unit.followsNumerals || unit.isWord { continue }
      if unit.isWord, index == end || isLetter(at: behind) { continue }
      // The longest unit decides: 人员 is no 人, and 死亡率 of 10万人死亡率 is no count.
      if unit.notBefore.contains(where: { !$0.isEmpty && holds($0, at: behind) }) { return nil }
      if holds(Self.deathRate, at: behind) { return nil }
      return behind
    }
    return nil
  }

  private static let deathRate = Array("死亡率".utf8)

  private var isFollowedByLetterOrDigit: Bool { isLetter(at: end) || isDigit(at: end) || holds(Self.person, at: end) }
  private static let person = Array("人".utf8)
}
