/// What stands directly beside a number: whether it stands alone, or is part of a code, an amount or an address.
struct NumberSurroundings {
  private let bytes: [UInt8]
  private let range: Range<Int>

  init(_ text: SeenText, _ range: Range<Int>) {
    bytes = text.bytes
    self.range = range
  }

  private var before: UInt8? { range.lowerBound > 0 ? bytes[range.lowerBound - 1] : nil }
  private var after: UInt8? { range.upperBound < bytes.count ? bytes[range.upperBound] : nil }

  /// Whether no letter, digit or low line touches it. Words such as `Tel` may.
  var standsAlone: Bool {
    if let after, Self.isWord(after), !isLooseLine(range.upperBound, 1) { return false }
    if let before, Self.isWord(before), !isLooseLine(range.lowerBound - 1, -1) { return endsWithPhoneWord }
    if before == UInt8(ascii: "."), range.lowerBound > 1, NumberRuns.isDigit(bytes[range.lowerBound - 2]) {
      return false
    }
    if after == UInt8(ascii: "."), range.upperBound + 1 < bytes.count, NumberRuns.isDigit(bytes[range.upperBound + 1]) {
      return false
    }
    return true
  }

  /// Whether a low line parts the number from a text, not from the rest of a code: 13812345678_王.
  private func isLooseLine(_ index: Int, _ step: Int) -> Bool {
    let next = index + step
    return bytes[index] == UInt8(ascii: "_") && !(bytes.indices.contains(next) && Self.isWord(bytes[next]))
  }

  /// Whether a hyphen or a sign ties it to a code, such as `A-138…` or `#138…`. Beside a mobile number, a slash parts
  /// two numbers.
  var isTied: Bool { isTied { isSlashTied($0) } }

  /// The same for a mobile number: a slash ties it only within an address, which `isInAddress` tells.
  var isTiedMobile: Bool { isTied { _ in false } }

  private func isTied(bySlash isSlashTied: (Range<Int>) -> Bool) -> Bool {
    if let before, range.lowerBound > 1 {
      let further = bytes[range.lowerBound - 2]
      if before == UInt8(ascii: "-"), Self.isWord(further) { return true }
      if before == UInt8(ascii: "/"), Self.isWord(further) {
        var start = range.lowerBound - 1
        while start > 0, Self.isNumber(bytes[start - 1]) { start -= 1 }
        if isSlashTied(start..<(range.lowerBound - 1)) { return true }
      }
    }
    if before == UInt8(ascii: "#") || before == UInt8(ascii: "$") { return true }
    if let after, range.upperBound + 1 < bytes.count, Self.isWord(bytes[range.upperBound + 1]) {
      if after == UInt8(ascii: "-") { return true }
      if after == UInt8(ascii: "/") {
        var end = range.upperBound + 1
        while end < bytes.count, Self.isNumber(bytes[end]) { end += 1 }
        if isSlashTied((range.upperBound + 1)..<end) { return true }
      }
    }
    return after == UInt8(ascii: "%")
  }

  /// Whether what stands beyond a slash is no mobile number, open or masked.
  private func isSlashTied(_ neighbour: Range<Int>) -> Bool {
    let part = bytes[neighbour]
    return part.count != 11 || part.first != UInt8(ascii: "1")
  }

  private static func isNumber(_ byte: UInt8) -> Bool { NumberRuns.isDigit(byte) || byte == UInt8(ascii: "*") }

  /// Whether it is an amount: a unit follows.
  var isAmount: Bool {
    let rest = bytes[range.upperBound...].prefix(10).drop { $0 == UInt8(ascii: " ") }
    return Self.units.contains { rest.starts(with: $0) }
  }

  /// Whether it is part of a web address. Those of telephones are none.
  var isInAddress: Bool {
    var start = range.lowerBound
    while start > 0, range.lowerBound - start < 300, Self.isAddress(bytes[start - 1]) { start -= 1 }
    let lead = String(decoding: bytes[start..<range.lowerBound], as: UTF8.self).lowercased()
    if ["tel:", "sms:", "mailto:", "callto:"].contains(where: { lead.hasPrefix($0) || lead.contains("\"" + $0) }) {
      return false
    }
    if lead.contains("://") || lead.contains("urn:") || lead.hasPrefix("www.") || lead.contains("?") { return true }
    let isAtStart = start == 0 || !(bytes[start - 1] >= 0x80)
    return isAtStart && (lead.hasPrefix("/") || lead.hasPrefix("./") || lead.hasPrefix("../"))
  }

  private var endsWithPhoneWord: Bool {
    var start = range.lowerBound
    while start > 0, range.lowerBound - start < 10, (bytes[start - 1] | 0x20) &- 0x61 < 26 { start -= 1 }
    let word = String(decoding: bytes[start..<range.lowerBound], as: UTF8.self).lowercased()
    return ["tel", "phone", "mobile", "mob", "cell", "qq", "wechat", "id"].contains(word)
  }

  static func isWord(_ byte: UInt8) -> Bool {
    NumberRuns.isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
  }

  private static func isAddress(_ byte: UInt8) -> Bool {
    isWord(byte) || "-._~:/?#[]@!$&*+,;=%".utf8.contains(byte)
  }

  private static let units = "元 万 亿 吨 人 起 次 家 户 件 千瓦 度 立方 平方 公里 米 美元 港元 千克 公斤 个 ‰ 字节".split(separator: " ").map {
    Array($0.utf8)
  }
}
