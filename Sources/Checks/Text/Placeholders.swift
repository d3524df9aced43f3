import Diagnostics
import SiteModel

extension DiagnosticKind {
  package static let textPlaceholder = DiagnosticKind(
    "text-placeholder", .markdown, .warning, title: "A placeholder was not filled in.",
    explanation: """
      `xx` by itself, `xx县`, `20XX年`, `××公司`, `*市`, `某某单位`, `____年`: what a draft or an anonymised copy left open. Write what belongs \
      there. Names of persons that are masked are no finding: mask characters behind a surname (王××, 李XX, 赵某某), a \
      number or a plate (`138****5678`), and in bulletins of the kind `enforcement` all but open years, months, days and \
      numbers. A single 某 is none either: 某市 is how texts are anonymised on purpose.
      """)
}

/// `xx`, `××`, `*`, ○○, 某某 and `___` that stand for something.
struct Placeholders {
  static let bytes: [UInt8] = Array("xX*_".utf8) + [0xC3, 0xE2, 0xEF]
  static let characters: [Unicode.Scalar] = ["某"]

  /// Whether mask characters are how names are published there.
  private let isAnonymised: Bool
  private var places: [Range<Int>] = []
  private var end = 0

  init(kind: String) { isAnonymised = kind == "enforcement" }

  mutating func look(at index: Int, _ text: TextView) {
    guard index >= end else { return }
    let mark = text.scalar(at: index).scalar
    guard let form = Self.form(of: mark) else { return }
    let run = Self.run(of: form, at: index, text)
    end = run.range.upperBound
    if isPlaceholder(run, form, text) { places.append(run.range) }
  }

  private struct Form {
    let marks: String
    /// How many mark characters say by themselves that something is missing; fewer only before a unit.
    let count: Int
    /// Whether even then a unit has to follow.
    let needsUnit: Bool
  }

  private static let latin = Form(marks: "xXｘＸ", count: 2, needsUnit: false)
  private static let crosses = Form(marks: "×", count: 2, needsUnit: false)
  private static let asterisks = Form(marks: "*＊", count: .max, needsUnit: true)
  private static let circles = Form(marks: "○", count: 2, needsUnit: true)
  private static let somebody = Form(marks: "某", count: 2, needsUnit: true)
  private static let lines = Form(marks: "_", count: 3, needsUnit: false)

  /// Asked at every mark of punctuation, so that it must be quick.
  private static func form(of mark: Unicode.Scalar) -> Form? {
    switch mark {
    case "x", "X", "ｘ", "Ｘ": latin
    case "×": crosses
    case "*", "＊": asterisks
    case "○": circles
    case "某": somebody
    case "_": lines
    default: nil
    }
  }

  private struct Run {
    var range: Range<Int>
    var count: Int
    /// Whether backslashes say that the marks are text.
    var isEscaped: Bool
  }

  private static func run(of form: Form, at start: Int, _ text: TextView) -> Run {
    let isEscaped = start > 0 && text.bytes[start - 1] == UInt8(ascii: "\\")
    var (index, count) = (start, 0)
    while index < text.bytes.count {
      var next = index
      if isEscaped, count > 0, text.bytes[next] == UInt8(ascii: "\\"), next + 1 < text.bytes.count { next += 1 }
      let (scalar, length) = text.scalar(at: next)
      guard form.marks.unicodeScalars.contains(scalar) else { break }
      (index, count) = (next + length, count + 1)
    }
    return Run(range: start..<index, count: count, isEscaped: isEscaped)
  }

  private func isPlaceholder(_ run: Run, _ form: Form, _ text: TextView) -> Bool {
    let before = text.before(run.range.lowerBound)?.scalar
    let after = text.after(run.range.upperBound)?.scalar
    let isBeforeUnit = after.map { Self.units.contains($0) } ?? false
    let isBeforeNumberUnit = after.map { "年月日号".unicodeScalars.contains($0) } ?? false
    // Letters and digits beside it: part of a word, a product, or a number that is masked.
    if let after, after.isASCIIWord { return false }
    if let before, before.isASCIIWord, !(before.isDigit && isBeforeNumberUnit) { return false }
    if isAnonymised, !isBeforeNumberUnit { return false }
    switch form.marks.unicodeScalars.first {
    case "*" where !run.isEscaped && text.bytes[run.range.lowerBound] == UInt8(ascii: "*"):
      guard run.count == 1, isBeforeUnit, !Self.isEmphasis(run.range, text) else { return false }
    case "○":
      guard before.map({ !Self.numerals.contains($0) }) ?? true else { return false }
    case "_":
      return run.count >= form.count && ((before?.isHan ?? false) || (after?.isHan ?? false))
    default: break
    }
    let isMask = before.map { Self.surnames.contains($0) } ?? false
    if isMask, !isBeforeUnit || after == "同" { return false }
    // What `bulletin new` writes into a draft. In quotation marks it is spoken of.
    let isPart = [before, after].contains { $0.map { "-\"'“‘「『".unicodeScalars.contains($0) } ?? false }
    if text.bytes[run.range].elementsEqual(OpenPlaces.mark.utf8), !isPart { return true }
    if isBeforeUnit, run.count >= form.count || form.marks != "某" && form.marks != "○" && !form.marks.hasPrefix("x") {
      return true
    }
    return run.count >= form.count && !form.needsUnit && ((before?.isHan ?? false) || (after?.isHan ?? false))
  }

  /// Whether a later asterisk of the line closes what this one would open.
  private static func isEmphasis(_ range: Range<Int>, _ text: TextView) -> Bool {
    var index = range.upperBound
    while index < text.bytes.count, text.bytes[index] != 0x0A {
      if text.bytes[index] == UInt8(ascii: "*"), text.bytes[index - 1] != UInt8(ascii: "\\") {
        guard let after = text.after(index + 1)?.scalar else { return true }
        return !units.contains(after)
      }
      index += 1
    }
    return false
  }

  /// What stands behind a name or number that is missing.
  private static let units = Set(
    "市县縣区區镇鎮乡鄉村省州厂廠矿礦公集企局委办院校站同年月日号號".unicodeScalars)
  private static let numerals = Set("〇一二三四五六七八九十百千".unicodeScalars)
  /// The most frequent surnames but those that are frequent words as well (于, 和, 在, 任, 方…). Source: Ministry of
  /// Public Security, 《二〇二〇年全国姓名报告》.
  private static let surnames = Set(
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴钟汪田姜范姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟龙段雷汤尹黎贺龚張劉陳楊趙黃吳孫馬羅鄭謝韓馮鄧許呂蘇盧蔣葉"
      .unicodeScalars)

  func findings(in text: AuthoredText) -> [Diagnostic] {
    text.findings(.textPlaceholder, at: places, remedy: "write what belongs there") {
      "\"\($0)\" stands for something that is not filled in"
    }
  }
}

extension Unicode.Scalar {
  /// A letter or digit of ASCII.
  var isASCIIWord: Bool { isDigit || value < 0x80 && UInt8(truncatingIfNeeded: value).isLetter }
}
