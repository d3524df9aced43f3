import Records

/// Which of the numbers and verbs found are the figure's.
extension WrittenFigureReader {
  func figure(of original: String) throws(WrittenFigure.Unreadable) -> WrittenFigure {
    var figure = WrittenFigure()
    let trimmed = trimmedText
    if Self.absences.contains(trimmed) || Self.dashed(trimmed) {
      figure.saysAbsent = true
      return figure
    }
    if let negated, !trimmed.isEmpty { throw .negated(Self.words(of: original, negated)) }
    if let fromEnd { throw .fromEnd(Self.words(of: original, fromEnd)) }
    if let reckoned { throw .reckoned(Self.words(of: original, reckoned)) }
    figure.change = try change(of: original)
    figure.amount = try amount(of: original)
    figure.ordinal = ordinal
    figure.rate = rate
    figure.saysZero = figure.amount == nil && (saysZero || Self.zeros.contains(trimmed))
    return figure
  }

  private func change(of original: String) throws(WrittenFigure.Unreadable) -> WrittenFigure.Change? {
    guard let first = changes.first else { return nil }
    if let other = changes.first(where: { $0.direction != first.direction }) {
      throw .contradiction(Self.words(of: original, first.span), Self.words(of: original, other.span))
    }
    return changes.first { $0.isLevel } ?? first
  }

  /// Digits always count; Chinese numerals only where none stands out more, since they are part of many words.
  private func amount(of original: String) throws(WrittenFigure.Unreadable) -> WrittenFigure.Amount? {
    let strongest = candidates.map(\.strength).max() ?? .none
    guard strongest > .none else { return nil }
    let hasDigits = candidates.contains { $0.amount.number.script == .digits }
    let chosen = candidates.filter {
      $0.amount.number.script == .digits || ($0.strength == strongest && (!hasDigits || $0.strength == .own))
    }
    guard let first = chosen.first else { return nil }
    if chosen.count > 1 {
      throw .severalNumbers(chosen.map { Self.words(of: original, $0.amount.span) })
    }
    if first.amount.number.magnitude == nil { throw .tooLarge(Self.words(of: original, first.amount.number.range)) }
    return first.amount
  }

  private var trimmedText: [UInt32] {
    guard let first = text.firstIndex(where: { !$0.isFoldedSpace }),
      let last = text.lastIndex(where: { !$0.isFoldedSpace })
    else { return [] }
    return Array(text[first...last])
  }

  /// Nothing but dashes, as in a table.
  private static func dashed(_ text: [UInt32]) -> Bool {
    !text.isEmpty && text.allSatisfy { dashes.contains($0) }
  }

  /// Whole texts that say that there is no number.
  private static let absences: Set<[UInt32]> = {
    let texts = [
      "n/a", "na", "not available", "no data", "not comparable", "无数据", "暂无数据", "暂无", "不可比", "无可比性", "不具可比性", "无法比较",
      "无法计算", "不适用", "上年同期为零", "上年同期为0", "去年同期为零", "去年同期为0", "同期为零", "同期为0", "上年同期无", "去年同期无", "基数为零",
      "基数为0", "from zero", "from 0",
    ]
    return Set(texts.map { [UInt32](folding: $0) })
  }()

  private static let dashes = [UInt32](folding: "-—–―/")
  private static let zeros: Set<[UInt32]> = [[UInt32](folding: "没有"), [UInt32](folding: "没")]

  static func words(of text: String, _ range: Range<Int>) -> String {
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound, limitedBy: scalars.endIndex)
    guard let start else { return "" }
    let end = scalars.index(start, offsetBy: range.count, limitedBy: scalars.endIndex) ?? scalars.endIndex
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }
}
