/// One pass over a text.
struct TextScan {
  let source: UnsafeBufferPointer<UInt8>
  let form: PersonalDataScan.Form
  var findings: [PersonalDataFinding] = []
  /// Different texts of the form of identity numbers with a wrong check character, by year of birth.
  var unchecked: [Int: Set<Int>] = [:]
  /// What was found, however often it stands there: a text that may be published hides none behind it.
  var known: Set<Known> = []
  /// How many different texts were found, kept or not.
  var counts: [Group: Int] = [:]
  /// The last places of findings: the numbers of one piece may overlap.
  var recent: [Range<Int>] = []
  /// Whether a place of a JSON file lies within a text, for the last place that was asked about.
  var quotes = (index: 0, isInText: false)
  /// No finding begins before it: each is reported once.
  var done = 0

  struct Known: Hashable {
    let kind: PersonalDataKind
    let key: String
  }

  /// Findings that are counted together: of a kind, of identity numbers those of one year of birth.
  struct Group: Hashable {
    let kind: PersonalDataKind
    let year: Int?
  }

  // Tables of bytes, here since shared ones are asked for anew at each use.
  private let interest = Self.interestBytes
  private let mayJoin = Self.mayJoinBytes
  private let mayBeginPlate = Self.mayBeginPlateBytes

  /// Bytes to each side of a place that are read closely.
  static let reach = 400

  init(_ source: UnsafeBufferPointer<UInt8>, _ form: PersonalDataScan.Form) {
    self.source = source
    self.form = form
  }

  mutating func run() {
    let count = source.count
    var index = 0
    while index < count {
      let byte = source[index]
      switch interest[Int(byte)] {
      case 0: index = Self.nextOfInterest(source, after: index)
      case 1: index = lookAtDigits(index)
      default: index = look(at: index, byte)
      }
    }
    recent.removeAll()
    scanNames()
    dropSerials()
    findings.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The index from which on a byte of interest may stand: eight bytes are looked at together.
  ///
  /// Source: S. E. Anderson, "Bit Twiddling Hacks", "Determine if a word has a byte less than n / equal to n". The
  /// lowest byte that such an answer names is right.
  @inline(__always)
  private static func nextOfInterest(_ source: UnsafeBufferPointer<UInt8>, after index: Int) -> Int {
    let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    guard let base = source.baseAddress else { return index + 1 }
    var index = index + 1
    while index + 8 <= source.count {
      let bytes = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
      let digits = bytes ^ (ones &* 0x30)
      let (signs, at) = (bytes ^ (ones &* 0x24), bytes ^ (ones &* 0x40))  // $ % & '
      let (backslash, wide) = (bytes ^ (ones &* 0x5C), bytes ^ (ones &* 0xEF))
      let found =
        ((digits &- ones &* 10) & ~digits) | ((signs &- ones &* 4) & ~signs) | ((at &- ones) & ~at)
        | ((backslash &- ones) & ~backslash) | ((wide &- ones) & ~wide)
      if found & tops != 0 { return index + (found & tops).trailingZeroBitCount / 8 }
      index += 8
    }
    return index
  }

  /// 1 for digits, 2 for `@` and what may stand for one or the other: `&#49;`, `%40`, `\u0031`, full-width digits.
  private static let interestBytes = InlineArray<256, UInt8> { byte in
    (0x30...0x39).contains(byte) ? 1 : byte == 0xEF || "@&%\\".utf8.contains(UInt8(byte)) ? 2 : 0
  }

  /// Looks at a byte of interest; gives the index to go on from.
  private mutating func look(at index: Int, _ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "@"):
      findAddress(index)
      return max(index + 1, done)
    case 0xEF:
      guard index + 2 < source.count, source[index + 1] == 0xBC else { return index + 1 }
      let last = source[index + 2]
      if (0x90...0x99).contains(last) {
        lookClosely(index)
      } else if last == 0xA0 {
        findAddress(index)
      }
      return max(index + 3, done)
    default:
      let (scalar, length) = WrittenCharacter.read(source, at: index, end: source.count)
      guard length > 1, let seen = SeenText.seen(scalar) else { return index + 1 }
      if ("0"..."9").contains(seen) {
        lookClosely(index)
      } else if seen == "@" {
        findAddress(index)
      }
      return max(index + length, done)
    }
  }

  // MARK: Digits

  /// Numbers are long: what has too few digits, even with those that single marks join, is passed over.
  private mutating func lookAtDigits(_ first: Int) -> Int {
    var end = endOfDigits(first)
    if first > 0, mayBeginPlate[Int(source[first - 1])], hasPlate(before: first) { findPlate(first) }
    var total = end - first
    if total == 3, source[first] == 0x31, end < source.count, source[end] == UInt8(ascii: ".") {
      total += pointed(end)
    }
    while total < 11 {
      guard end < source.count, mayJoin[Int(source[end])], let next = nextDigit(after: end) else { return end }
      end = next.length == 1 ? endOfDigits(next.index) : next.index + next.length
      total += next.length == 1 ? end - next.index : 1
    }
    if total == end - first, end == source.count || !mayJoin[Int(source[end])], !mayBeNumber(first..<end) { return end }
    lookClosely(first)
    return max(end, done)
  }

  @inline(__always)
  private func endOfDigits(_ first: Int) -> Int {
    var end = first + 1
    while end < source.count, NumberRuns.isDigit(source[end]) { end += 1 }
    return end
  }

  /// Digits of `138.1234.5678` after the first three.
  private func pointed(_ end: Int) -> Int {
    guard end + 9 < source.count, source[end + 5] == UInt8(ascii: "."),
      source[(end + 1)..<(end + 5)].allSatisfy(NumberRuns.isDigit),
      source[(end + 6)..<(end + 10)].allSatisfy(NumberRuns.isDigit)
    else { return 0 }
    return 8
  }

  /// Bytes that may part the digits of one number: marks, tags, codes, characters that nobody sees.
  private static let mayJoinBytes = InlineArray<256, Bool> { byte in
    [0xC2, 0xCD, 0xD9, 0xDB, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0].contains(byte) || "-() <&%\\".utf8.contains(UInt8(byte))
  }

  /// The digit that follows an index in the text as a reader sees it, with up to three marks between.
  private func nextDigit(after end: Int) -> (index: Int, length: Int)? {
    var (index, marks) = (end, 0)
    while index < source.count, index - end < Self.reach {
      if source[index] == UInt8(ascii: "<") {
        guard InlineTag.continuesText(source, at: index),
          let tag = InlineTag(source, at: index, end: min(source.count, index + Self.reach)), tag.boundary == nil
        else { return nil }
        index = tag.end
        continue
      }
      let (scalar, length) = WrittenCharacter.read(source, at: index, end: source.count)
      if let seen = SeenText.seen(scalar) {
        if ("0"..."9").contains(seen) { return (index, length) }
        switch seen {
        case "-", " ", "(", ")": marks += 1
        default: return nil
        }
        if marks > 3 { return nil }
      }
      index += length
    }
    return nil
  }

  /// Whether what stands before a digit may be the beginning of a plate: a letter, perhaps with a point.
  private static let mayBeginPlateBytes = InlineArray<256, Bool> { byte in
    (0x41...0x5A).contains(byte) || [0x2D, 0x20, 0x3B, 0x3E, 0xB7, 0xA2, 0xBB].contains(byte)
  }

  private func hasPlate(before digit: Int) -> Bool {
    var index = digit
    // A tag or a code between the letter and the digits.
    if source[index - 1] == UInt8(ascii: ">") || source[index - 1] == UInt8(ascii: ";") {
      let opening = UInt8(ascii: source[index - 1] == UInt8(ascii: ">") ? "<" : "&")
      guard let first = (max(0, index - 60)..<index).reversed().first(where: { source[$0] == opening }) else {
        return false
      }
      index = first
    }
    var hasLetter = false
    while index > 0, digit - index < 80 {
      switch source[index - 1] {
      case 0x41...0x5A: hasLetter = true
      case UInt8(ascii: "-"), UInt8(ascii: " "), 0xB7, 0xA2, 0xBB: break
      case 0xC2, 0x80, 0xE2, 0x83, 0xE3: if hasLetter { return hasLetter && isProvince(before: index) }
      default: return hasLetter && isProvince(before: index)
      }
      index -= 1
    }
    return false
  }

  private func isProvince(before end: Int) -> Bool {
    end >= 3 && (0xE4...0xE9).contains(source[end - 3])
      && LicencePlate.isProvince(before: 3, in: source[(end - 3)..<end])
  }
}
