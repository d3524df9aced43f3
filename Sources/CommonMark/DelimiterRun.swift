import Characters

/// What has to stand beside a run of `*`, `_` or `~` so that cmark's flanking rules, which know only white space and
/// punctuation, give what the CJK-friendly amendment to CommonMark asks for.
///
/// Source: GFM 0.29, section 6.4; markdown-cjk-friendly, "Specification".
struct DelimiterRun {
  /// The character of the run.
  let delimiter: UInt8
  /// Where the run begins and ends.
  let range: Range<Int>
  /// What stands before the run in the bytes that cmark will read, when that is a placeholder already inserted.
  let inserted: Placeholder?

  /// How cmark classifies a neighbour.
  private enum Neighbour { case space, punctuation, other }

  private struct Abilities: Equatable {
    let canOpen: Bool
    let canClose: Bool
  }

  /// The placeholders to insert before and after the run; both nil when the stock rule is right.
  func placeholders(in source: UnsafeBufferPointer<UInt8>) -> (before: Placeholder?, after: Placeholder?) {
    let isASCII =
      (range.lowerBound == 0 || source[range.lowerBound - 1] < 0x80)
      && (range.upperBound == source.count || source[range.upperBound] < 0x80)
    if isASCII, inserted == nil { return (nil, nil) }

    let before = Before(source, at: range.lowerBound)
    let after = After(source, at: range.upperBound)
    let wanted = friendlyAbilities(before, after)
    let stockBefore = inserted.map(Self.neighbour) ?? Self.neighbour(before.scalar)
    let stockAfter = Self.neighbour(after.scalar)
    if stockAbilities(stockBefore, stockAfter) == wanted { return (nil, nil) }
    for (left, right) in Self.attempts {
      if left != nil && before.scalar == nil || right != nil && after.scalar == nil { continue }
      if stockAbilities(left.map(Self.neighbour) ?? stockBefore, right.map(Self.neighbour) ?? stockAfter) == wanted {
        return (left, right)
      }
    }
    return (nil, nil)
  }

  private static let attempts: [(Placeholder?, Placeholder?)] = [
    (nil, .letter), (.letter, nil), (nil, .punctuation), (.punctuation, nil), (.letter, .letter),
    (.punctuation, .punctuation), (.letter, .punctuation), (.punctuation, .letter),
  ]

  private static func neighbour(_ placeholder: Placeholder) -> Neighbour {
    switch placeholder {
    case .letter: .other
    case .punctuation, .stop: .punctuation
    }
  }

  private static func neighbour(_ scalar: Unicode.Scalar?) -> Neighbour {
    guard let scalar, !scalar.isMarkdownWhitespace else { return .space }
    return scalar.isMarkdownPunctuation ? .punctuation : .other
  }

  private func stockAbilities(_ before: Neighbour, _ after: Neighbour) -> Abilities {
    abilities(
      isLeftFlanking: after != .space && (after != .punctuation || before != .other),
      isRightFlanking: before != .space && (before != .punctuation || after != .other),
      isAfterPunctuation: before == .punctuation, isBeforePunctuation: after == .punctuation)
  }

  private func friendlyAbilities(_ before: Before, _ after: After) -> Abilities {
    let isSpaceBefore = Self.neighbour(before.scalar) == .space
    let isSpaceAfter = Self.neighbour(after.scalar) == .space
    let blocksBefore = before.isPunctuation && !before.isCJK
    let blocksAfter = after.isPunctuation && !after.isCJK
    return abilities(
      isLeftFlanking: !isSpaceAfter && (!blocksAfter || before.isSpace || blocksBefore || before.isCJK),
      isRightFlanking: !isSpaceBefore && (!blocksBefore || isSpaceAfter || blocksAfter || after.isCJK),
      isAfterPunctuation: before.isPunctuation, isBeforePunctuation: after.isPunctuation)
  }

  private func abilities(
    isLeftFlanking: Bool, isRightFlanking: Bool, isAfterPunctuation: Bool, isBeforePunctuation: Bool
  ) -> Abilities {
    guard delimiter == UInt8(ascii: "_") else {
      return Abilities(canOpen: isLeftFlanking, canClose: isRightFlanking)
    }
    return Abilities(
      canOpen: isLeftFlanking && (!isRightFlanking || isAfterPunctuation),
      canClose: isRightFlanking && (!isLeftFlanking || isBeforePunctuation))
  }

  /// The character before a run; a variation selector counts with its base.
  private struct Before {
    let scalar: Unicode.Scalar?
    let isSpace: Bool
    let isPunctuation: Bool
    let isCJK: Bool

    init(_ source: UnsafeBufferPointer<UInt8>, at index: Int) {
      guard let (scalar, start) = UTF8Scalars.decode(source, before: index) else {
        (self.scalar, isSpace, isPunctuation, isCJK) = (nil, true, false, false)
        return
      }
      var base = scalar
      var isMadeCJK = scalar.isIdeographicSelector
      if scalar.isVariationSelector, let (previous, _) = UTF8Scalars.decode(source, before: start) {
        base = previous
        isMadeCJK = isMadeCJK || (scalar == DelimiterRun.wideSelector && base.isCurlyQuote)
      }
      self.scalar = scalar
      isSpace = base.isMarkdownWhitespace
      isPunctuation = base.isMarkdownPunctuation
      isCJK = isMadeCJK || base.isCJK
    }
  }

  /// The character after a run; a curly quote that a selector makes wide is a CJK character.
  private struct After {
    let scalar: Unicode.Scalar?
    let isPunctuation: Bool
    let isCJK: Bool

    init(_ source: UnsafeBufferPointer<UInt8>, at index: Int) {
      guard index < source.count else {
        (scalar, isPunctuation, isCJK) = (nil, false, false)
        return
      }
      let (scalar, length) = UTF8Scalars.decode(source, at: index)
      var isWide = scalar.isCJK
      if scalar.isCurlyQuote, index + length < source.count {
        isWide = UTF8Scalars.decode(source, at: index + length).scalar == DelimiterRun.wideSelector
      }
      self.scalar = scalar
      isPunctuation = scalar.isMarkdownPunctuation
      isCJK = isWide
    }
  }

  /// Variation selector 2, which asks for the full-width form of a quotation mark.
  private static let wideSelector: Unicode.Scalar = "\u{FE01}"
}

extension Unicode.Scalar {
  fileprivate var isCurlyQuote: Bool {
    value == 0x2018 || value == 0x2019 || value == 0x201C || value == 0x201D
  }

  /// A selector that leaves its base what it is; U+FE0F, which makes an emoji, is none.
  fileprivate var isVariationSelector: Bool { (0xFE00...0xFE0E).contains(value) || isIdeographicSelector }

  fileprivate var isIdeographicSelector: Bool { (0xE0100...0xE01EF).contains(value) }
}
