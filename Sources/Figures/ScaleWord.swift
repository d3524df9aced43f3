/// A word that multiplies the digits before it: 万, 亿, 万亿, 百万, million.
///
/// GB/T 15835-2011, 5.3: only 万 and 亿 should follow Arabic digits in print; offices also write 千 and 百万.
struct ScaleWord: Sendable, Hashable {
  let power: Int
  /// The offset behind it.
  let end: Int
  let isChinese: Bool

  /// The longest word at or after the offset; one space may stand before it.
  static func match(_ text: [UInt32], after start: Int) -> ScaleWord? {
    let index = text.skippingSpaces(from: start)
    guard index < text.count else { return nil }
    if text[index].isSmallLetter { return english(text, at: index) }
    guard text[index] >= 0x4E00 else { return nil }
    for (word, power) in chineseWords where text.holds(word, at: index) {
      let end = index + word.count
      let follower = end < text.count ? text[end] : 0
      // 百分点 and 百分之, 千克 and 千瓦时 are units, not scales.
      if word.last == UInt32(scalar: "百"), follower == UInt32(scalar: "分") { continue }
      if word.last == UInt32(scalar: "千"), kiloUnits.contains(follower) { continue }
      return ScaleWord(power: power, end: end, isChinese: true)
    }
    return nil
  }

  private static func english(_ text: [UInt32], at start: Int) -> ScaleWord? {
    for (word, power) in englishWords where text.holds(word, at: start) {
      let end = start + word.count
      if end < text.count, text[end].isSmallLetter { continue }
      return ScaleWord(power: power, end: end, isChinese: false)
    }
    return nil
  }

  /// What 千 stands before in the names of units.
  static let kiloUnits = [UInt32](folding: "克米瓦卡帕伏赫字")

  /// Longest first.
  private static let chineseWords = folded([
    ("万亿", 12), ("千亿", 11), ("百亿", 10), ("十亿", 9), ("千万", 7), ("百万", 6), ("十万", 5), ("亿", 8), ("万", 4),
    ("千", 3), ("百", 2),
  ])

  private static let englishWords = folded([
    ("trillion", 12), ("billion", 9), ("million", 6), ("thousand", 3), ("hundred", 2), ("bn", 9), ("mn", 6),
  ])

  private static func folded(_ words: [(String, Int)]) -> [(word: [UInt32], power: Int)] {
    words.map { ([UInt32](folding: $0.0), $0.1) }
  }

  /// The word for a power of ten in Chinese or English, if there is one.
  static func name(of power: Int, isChinese: Bool) -> String? {
    let words = isChinese ? chineseWords : englishWords
    return words.first { $0.power == power }.map { String(scalars: $0.word) }
  }
}
