/// A number or date of a text that was replaced.
struct NumberChange: Equatable, Sendable {
  let isDate: Bool
  /// With its unit; nil where no number stood in its place.
  let old: String?
  let new: String?
  /// The words before it, back to the last punctuation.
  let label: String
  /// Where it stands in the new text, in UTF-8; an empty range where it was removed.
  let place: Range<Int>
}

extension MarkedText {
  /// Numbers and dates that others stand for now. What is put in or taken out whole is text.
  var numberChanges: [NumberChange] {
    var changes: [NumberChange] = []
    for hunk in hunks where !hunk.old.isEmpty && !hunk.new.isEmpty {
      let oldNumbers = hunk.old.filter { old[$0].isNumeric }
      let newNumbers = hunk.new.filter { new[$0].isNumeric }
      for index in 0..<max(oldNumbers.count, newNumbers.count) {
        let before = index < oldNumbers.count ? oldNumbers[index] : nil
        let after = index < newNumbers.count ? newNumbers[index] : nil
        if let change = change(before, after, in: hunk) { changes.append(change) }
      }
    }
    return changes
  }

  private func change(_ before: Int?, _ after: Int?, in hunk: SequenceDiff.Hunk) -> NumberChange? {
    let oldText = before.map { Self.withUnit(old, $0) }
    let newText = after.map { Self.withUnit(new, $0) }
    if oldText == newText { return nil }
    let isDate = [before.map { old[$0].kind }, after.map { new[$0].kind }].contains(.date)
    let label: String
    let place: Range<Int>
    if let after {
      label = Self.label(new, before: after)
      place = Self.byteRange(new, after)
    } else {
      label = before.map { Self.label(old, before: $0) } ?? ""
      let end = new[..<hunk.new.upperBound].reduce(0) { $0 + $1.text.utf8.count }
      place = end..<end
    }
    return NumberChange(isDate: isDate, old: oldText, new: newText, label: label, place: place)
  }

  private static func byteRange(_ words: [Word], _ index: Int) -> Range<Int> {
    let start = words[..<index].reduce(0) { $0 + $1.text.utf8.count }
    return start..<(start + words[index].text.utf8.count)
  }

  /// The number with the unit that follows it: `27起`, `1619.55万元`.
  private static func withUnit(_ words: [Word], _ index: Int) -> String {
    var text = words[index].text
    guard words[index].kind == .number else { return text }
    var next = index + 1
    if next < words.count, ["万", "亿"].contains(words[next].text) {
      text += words[next].text
      next += 1
    }
    if next < words.count, units.contains(words[next].text) { text += words[next].text }
    return text
  }

  /// What the number is about, as far as the words before it say.
  private static func label(_ words: [Word], before index: Int) -> String {
    var start = index
    var length = 0
    while start > 0, length < 24 {
      let word = words[start - 1]
      if word.isNumeric || (word.kind == .other && stops.contains(word.text)) { break }
      length += word.kind == .ideograph ? 2 : word.length
      start -= 1
    }
    let text = words[start..<index].map(\.text).joined()
    let trimmed = text.drop { $0 == " " }
    return String(trimmed.reversed().drop { $0 == " " }.reversed())
  }

  private static let stops: Set<String> = [
    "，", "。", "；", "：", "、", "！", "？", ",", ".", ";", ":", "!", "?", "（", "）", "(", ")", "\n",
  ]

  private static let units: Set<String> = [
    "起", "人", "件", "家", "次", "项", "个", "处", "名", "辆", "台", "户", "例", "宗", "份", "吨", "元", "天", "级", "位",
    "批", "条", "座", "艘", "架", "间", "所", "套", "亩", "度", "岁", "年", "月", "日", "时", "分", "号", "字", "倍", "成",
    "篇", "页", "米", "里", "只", "头", "盏", "把", "本", "期", "届", "章", "款", "组", "支",
  ]
}
