/// Units of money, as columns name them.
package enum MoneyUnit {
  /// How many yuan each is.
  private static let yuan: [(word: String, value: Int)] = [
    ("亿元", 100_000_000), ("千万元", 10_000_000), ("百万元", 1_000_000), ("万元", 10_000), ("千元", 1000), ("元", 1),
    ("yuan", 1), ("CNY", 1), ("RMB", 1), ("人民币", 1), ("万", 10_000), ("亿", 100_000_000), ("10,000 CNY", 10_000),
    ("10k CNY", 10_000), ("million CNY", 1_000_000), ("100 million CNY", 100_000_000),
  ]

  /// The names that are known.
  package static var names: [String] { yuan.map(\.word) }

  /// How many yuan a unit is, nil for one that is not known.
  package static func inYuan(_ unit: String) -> Int? { yuan.first { $0.word == unit }?.value }

  /// How many yuan the unit is that a column's name ends with, such as `直接经济损失（万元）` or `损失_万元`.
  static func endingInYuan(_ name: String) -> Int? {
    let brackets: Set<Character> = ["(", ")", "（", "）", "[", "]", " "]
    let bare = String(name.filter { !brackets.contains($0) })
    return yuan.first { $0.word.hasSuffix("元") && bare.hasSuffix($0.word) }?.value
  }
}
