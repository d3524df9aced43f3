/// Numbers of bank cards: a known issuer (ISO/IEC 7812-1; UnionPay 62, Visa 4, Mastercard 51–55 and 2221–2720, JCB
/// 3528–3589, American Express 34 and 37, the 9558 of old Chinese cards) and the check digit of Luhn (its annex B).
enum BankCards {
  enum Certainty {
    /// Whatever stands beside it.
    case certain
    /// Where it is written in groups, or a word such as 卡号 stands before it.
    case withSign
  }

  /// Whether digits are the number of a card; nil when they are not.
  static func certainty(_ digits: [UInt8]) -> Certainty? {
    guard (15...19).contains(digits.count), isLuhn(digits), Set(digits).count > 1 else { return nil }
    func lead(_ count: Int) -> Int { digits.prefix(count).reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    let certain: Bool
    switch (lead(2), digits.count) {
    case (62, 16...19): certain = true
    case (40...49, 16), (51...55, 16): certain = true
    case (40...49, 19), (60, 16), (64...65, 16): certain = false
    case (22...27, 16) where (2221...2720).contains(lead(4)): certain = false
    case (35, 16) where (3528...3589).contains(lead(4)): certain = false
    case (34, 15), (37, 15): certain = false
    case (95, 16...19) where lead(4) == 9558: certain = true
    default: return nil
    }
    return certain && !holdsDate(digits) ? .certain : .withSign
  }

  /// ISO/IEC 7812-1, annex B: from the right, every second digit doubled, the sum of all digits divisible by ten.
  static func isLuhn(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
    var (sum, isDoubled) = (0, false)
    for digit in digits.reversed() {
      let value = Int(digit &- 0x30) * (isDoubled ? 2 : 1)
      sum += value > 9 ? value - 9 : value
      isDoubled.toggle()
    }
    return sum.isMultiple(of: 10)
  }

  /// Numbers of records are made of a region and a date as a rule: 3204002024010001.
  private static func holdsDate(_ digits: [UInt8]) -> Bool {
    for start in [0, 4, 6, 8] where start + 6 <= digits.count {
      let year = digits[start..<(start + 4)].reduce(0) { $0 * 10 + Int($1 - 0x30) }
      let month = digits[(start + 4)..<(start + 6)].reduce(0) { $0 * 10 + Int($1 - 0x30) }
      if (1990...2059).contains(year), (1...12).contains(month) { return true }
    }
    return false
  }

  /// Whether runs are written as a card's number is: fours, the rest last; or 4-6-5; or 6 and the rest.
  static func groups(in runs: NumberRuns) -> [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    for index in runs.runs.indices {
      let lengths = runs.runs[index...].prefix(5).map(\.count)
      let count: Int
      if lengths.count >= 4, lengths.prefix(4).allSatisfy({ $0 == 4 }) {
        count = lengths.count == 5 && lengths[4] <= 3 && runs.isEvenlyJoined(index...(index + 4)) ? 5 : 4
      } else if lengths.count >= 3, lengths[0] == 4, lengths[1] == 6, lengths[2] == 5 {
        count = 3
      } else if lengths.count >= 2, lengths[0] == 6, (10...13).contains(lengths[1]) {
        count = 2
      } else {
        continue
      }
      let range = index...(index + count - 1)
      if runs.isEvenlyJoined(range), !runs.isPartOfList(range) { found.append(range) }
    }
    return found
  }

  /// Words before a number that say it is one of an account.
  static let signs = ["卡号", "账号", "帐号", "账户", "帐户", "银行", "信用卡", "储蓄卡", "Card", "card"].map { Array($0.utf8) }
}
