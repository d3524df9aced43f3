import Numbers
import Records

/// Rewrites the text of a link so that it agrees with its figure, and otherwise stays as its author wrote it.
///
/// Kept where it can be: words around, Chinese numerals or digits, full-width digits, separators, scale words with
/// their decimals, 百分之. A bound that no longer holds gives way to the number itself; what cannot be mended in its
/// own style is replaced by ``FigureText``.
package enum FigureCorrection {
  /// A text that agrees; the same when it does already.
  ///
  /// - Parameter language: of the page, for texts that show none.
  package static func corrected(
    _ text: String, figure: ComputedFigure, view: FigureView, unit: MeasureUnit, language: String
  ) -> String {
    func agrees(_ candidate: String) -> Bool {
      FigureAgreement.disagreement(between: candidate, and: figure, view: view, unit: unit) == nil
    }
    if agrees(text) { return text }
    let spoken = TextLanguage.of(text, default: language)
    let plain = FigureText(language: spoken).text(of: figure, view: view, unit: unit)
    guard case .number(let number) = figure.outcome,
      let written = try? WrittenFigure.read(text, unit: unit, as: figure.unit)
    else { return plain }
    let rewriting = FigureRewriting(
      original: Array(text.unicodeScalars), written: written, figure: figure, number: number, view: view, unit: unit,
      language: spoken)
    return rewriting.candidates.first { agrees($0) } ?? plain
  }
}

/// The ways in which one text can be put right, best first.
struct FigureRewriting {
  let original: [Unicode.Scalar]
  let written: WrittenFigure
  let figure: ComputedFigure
  let number: FixedPoint
  let view: FigureView
  let unit: MeasureUnit
  let language: String

  var candidates: [String] {
    var texts: [String] = []
    if let change = written.change, isComparison, written.amount == nil || number.isZero {
      texts.append(contentsOf: changeOnly(change))
    }
    guard let amount = written.amount else { return texts }
    let swap = swappedWord
    // The number may be right and only the verb wrong.
    if let swap { texts.append(applying([swap])) }
    let style = NumberStyle(original: original, amount: amount, figure: figure, number: number, unit: unit)
    // A third, or a number of tenths, has no style for another number.
    let isTenths = amount.number.script == .chinese && amount.factor != Fraction(1)
    let styled = amount.isFraction || isTenths ? [] : style.texts(isSigned: isComparison && written.change == nil)
    for digits in styled {
      // With the unit and the words as they are, without the bound.
      texts.append(applying([(amount.span, style.prefix + digits + style.unitText)] + [swap].compactMap { $0 }))
      let unitText = FigureText(language: language).unitText(number, figure.unit, unit)
      // 一百% is no way to write a number.
      if unitText.hasPrefix("%"), amount.number.script == .chinese { continue }
      texts.append(applying([(amount.span, digits + unitText)] + [swap].compactMap { $0 }))
    }
    // The whole phrase: the verb, what stands between, and the number.
    texts.append(applying([(phraseSpan, phrase)]))
    return texts
  }

  private var isComparison: Bool { view == .change || view == .difference }
  private var isChinese: Bool { language.hasPrefix("zh") }

  /// As ``FigureText`` says it.
  private var phrase: String { FigureText(language: language).text(of: figure, view: view, unit: unit) }

  private var phraseSpan: Range<Int> {
    guard let amount = written.amount else { return written.change?.span ?? original.indices }
    guard let change = written.change else { return amount.span }
    return min(change.span.lowerBound, amount.span.lowerBound)..<max(change.span.upperBound, amount.span.upperBound)
  }

  /// Texts without a number, or whose number is gone because nothing changed.
  private func changeOnly(_ change: WrittenFigure.Change) -> [String] {
    if number.isZero { return [applying([(phraseSpan, phrase)])] }
    if let swap = swappedWord, change.direction != .unchanged { return [applying([swap])] }
    // 与去年同期持平 becomes 比去年同期下降3%.
    var edits = [(change.span, phrase)]
    if let first = original.first, first == "与" || first == "同" || first == "和", change.span.lowerBound > 0 {
      edits.append((0..<1, "比"))
    }
    return [applying(edits)]
  }

  /// The verb turned round, when it says the opposite.
  private var swappedWord: (Range<Int>, String)? {
    guard let change = written.change, !number.isZero, isComparison else { return nil }
    let isUp = number.coefficient > 0
    guard change.direction == (isUp ? .down : .up), !change.isLevel else { return nil }
    let word = String(String.UnicodeScalarView(original[change.span]))
    return OppositeWord.of(word).map { (change.span, $0) }
  }

  private func applying(_ edits: [(Range<Int>, String)]) -> String {
    var scalars = original
    for (range, text) in edits.sorted(by: { $0.0.lowerBound > $1.0.lowerBound }) {
      scalars.replaceSubrange(range, with: text.unicodeScalars)
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

/// Verbs and nouns of change and their counterparts.
enum OppositeWord {
  static func of(_ word: String) -> String? { words[word] ?? words[word.lowercased()] }

  private static let pairs: [(String, String)] = [
    ("上升", "下降"), ("增加", "减少"), ("提高", "降低"), ("上涨", "下跌"), ("回升", "回落"), ("扩大", "缩小"), ("走高", "走低"), ("增幅", "降幅"),
    ("涨幅", "跌幅"), ("多", "少"), ("增", "减"), ("升", "降"), ("涨", "跌"), ("高", "低"), ("不降反升", "不升反降"), ("由降转升", "由升转降"),
    ("稳中有升", "稳中有降"), ("正增长", "负增长"), ("多发", "少发"), ("up", "down"), ("rose", "fell"), ("rising", "falling"),
    ("risen", "fallen"), ("increased", "decreased"), ("increase", "decrease"), ("increasing", "decreasing"),
    ("higher", "lower"), ("more", "fewer"), ("climbed", "dropped"), ("grew", "shrank"),
  ]
  /// Words without a partner of their own.
  private static let others: [(String, String)] = [
    ("增长", "下降"), ("增多", "减少"), ("提升", "下降"), ("升高", "降低"), ("反弹", "回落"), ("攀升", "下降"), ("升幅", "降幅"), ("减幅", "增幅"),
    ("下滑", "上升"), ("压减", "增加"), ("止跌回升", "回落"), ("止升回落", "回升"), ("jumped", "dropped"), ("gained", "fell"),
    ("grown", "fallen"), ("declined", "rose"), ("decline", "rise"), ("rise", "decline"), ("drop", "rise"),
    ("reduced", "increased"),
    ("lower", "higher"), ("growth", "decline"),
  ]

  private static let words: [String: String] = {
    var words: [String: String] = [:]
    for (up, down) in pairs { (words[up], words[down]) = (down, up) }
    for (word, opposite) in others { words[word] = opposite }
    words["dropped"] = "rose"
    return words
  }()
}
