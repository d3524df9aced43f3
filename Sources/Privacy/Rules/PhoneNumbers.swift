/// Telephone numbers of China (电信网编号计划, YD/T 5018 and MIIT's plan of 2017): mobile numbers of 11 digits from 13 to 19;
/// fixed ones with the code of an area, which begins with 0. Hotlines (110, 12345, 12350, 400 and 800) are neither.
enum PhoneNumbers {
  /// Mobile numbers within a chain of runs. They belong to a person whether a name stands beside them or not.
  static func mobiles(in runs: NumberRuns) -> [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    var index = 0
    while index < runs.runs.count {
      if let last = mobile(at: index, runs) {
        found.append(index...last)
        index = last + 1
      } else {
        index += 1
      }
    }
    return found
  }

  /// The index of the last run of a mobile number, that of the country included.
  private static func mobile(at index: Int, _ runs: NumberRuns) -> Int? {
    let lengths = (0..<4).map { runs.length(index + $0) }
    switch lengths {
    case let all where all[0] == 11: return isMobile(index...index, runs) ? index : nil
    case let all where all[0] == 13 || all[0] == 15: return isMobile(index...index, runs) ? index : nil
    case let all where (all[0] == 2 || all[0] == 4) && isCountry(runs.digits(index...index)):
      return mobile(at: index + 1, runs)
    case let all where all[0] == 3 && all[1] == 4 && all[2] == 4: return grouped(index...(index + 2), runs)
    case let all where all[0] + all[1] == 11 && (all[0] == 3 || all[0] == 7): return grouped(index...(index + 1), runs)
    case let all where all[0] == 5 && all[1] == 6: return grouped(index...(index + 1), runs)
    case let all where all[0] == 3 && all[1] == 3 && all[2] == 5: return grouped(index...(index + 2), runs)
    default: return nil
    }
  }

  private static func grouped(_ range: ClosedRange<Int>, _ runs: NumberRuns) -> Int? {
    // Points part the groups of three, four and four only.
    let marks = range.count == 3 && runs.length(range.lowerBound + 1) == 4 ? "- ." : "- "
    guard runs.isEvenlyJoined(range, allowing: marks), !runs.isPartOfList(afterCountry(range, runs)) else { return nil }
    return isMobile(range, runs) ? range.upperBound : nil
  }

  /// The range with the run of the country before it, if it is one.
  private static func afterCountry(_ range: ClosedRange<Int>, _ runs: NumberRuns) -> ClosedRange<Int> {
    let before = range.lowerBound - 1
    guard before >= 0, isCountry(runs.digits(before...before)) else { return range }
    return before...range.upperBound
  }

  private static func isMobile(_ range: ClosedRange<Int>, _ runs: NumberRuns) -> Bool {
    var digits = runs.digits(range)[...]
    if digits.count > 11 {
      guard isCountry(Array(digits.dropLast(11))) else { return false }
      digits = digits.suffix(11)
    }
    guard let first = digits.first, first == 0x31, digits.count == 11 else { return false }
    return digits[digits.startIndex + 1] >= 0x33 && Set(digits.dropFirst(2)).count > 1
  }

  private static func isCountry(_ digits: [UInt8]) -> Bool {
    digits == Array("86".utf8) || digits == Array("0086".utf8)
  }

  /// Fixed numbers with the code of their area, an extension included.
  static func landlines(in runs: NumberRuns) -> [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    for index in runs.runs.indices {
      if let last = landline(at: index, runs) { found.append(index...last) }
    }
    return found
  }

  private static func landline(at index: Int, _ runs: NumberRuns) -> Int? {
    let first = runs.digits(index...index)
    if (10...12).contains(first.count), let area = areaLength(first) {
      return isLocal(first.dropFirst(area), area) ? withExtension(index, runs) : nil
    }
    guard let area = areaLength(first), area == first.count, runs.runs.indices.contains(index + 1),
      index == 0 || runs.joints[index - 1] != [UInt8(ascii: "-")]
    else { return nil }
    let second = runs.digits((index + 1)...(index + 1))
    if isLocal(second[...], area) { return withExtension(index + 1, runs) }
    // 010-8888 1234
    guard runs.runs.indices.contains(index + 2), second.count == 4 || second.count == 3 else { return nil }
    let both = second + runs.digits((index + 2)...(index + 2))
    return runs.length(index + 2) == 4 && isLocal(both[...], area) ? index + 2 : nil
  }

  /// The length of the code of an area: 010 and 02x have three digits, the others four.
  private static func areaLength(_ digits: [UInt8]) -> Int? {
    guard digits.count >= 3, digits[0] == 0x30, digits[1] != 0x30 else { return nil }
    if digits[1] == 0x31 { return digits[2] == 0x30 ? 3 : nil }
    return digits[1] == 0x32 ? 3 : 4
  }

  /// Whether digits are a subscriber's number: 7 or 8 (8 where the code has three), from 2 to 8.
  private static func isLocal(_ digits: ArraySlice<UInt8>, _ area: Int) -> Bool {
    guard let first = digits.first, (0x32...0x38).contains(first) else { return false }
    return digits.count == 8 || (digits.count == 7 && area == 4)
  }

  private static func withExtension(_ last: Int, _ runs: NumberRuns) -> Int {
    guard runs.joints.indices.contains(last), runs.joints[last] == [UInt8(ascii: "-")],
      (1...5).contains(runs.length(last + 1))
    else { return last }
    return last + 1
  }
}
