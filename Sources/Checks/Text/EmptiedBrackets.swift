import Diagnostics

extension DiagnosticKind {
  package static let textEmptiedBrackets = DiagnosticKind(
    "text-emptied-brackets", .markdown, .warning, title: "Brackets have nothing in them.",
    explanation: """
      `安规〔〕1号`, `《》`, `（）`: a year, a title or a note was lost. Write what stood there, or take the brackets out.
      """)
}

/// 〔〕 《》 【】 「」 『』 （） () with nothing but spaces in them.
struct EmptiedBrackets {
  static let bytes: [UInt8] = [0xE3, 0xEF, UInt8(ascii: "(")]

  private var places: [Range<Int>] = []

  mutating func look(at index: Int, _ text: TextView) {
    let (open, length) = text.scalar(at: index)
    guard let close = Self.closing(open) else { return }
    var end = index + length
    while end < text.bytes.count {
      let (scalar, length) = text.scalar(at: end)
      end += length
      if scalar == close { break }
      guard scalar == " " || scalar == "\u{A0}" || scalar == "\u{3000}" else { return }
    }
    // Of functions, such as main(), the brackets are meant to be empty.
    if open == "(", !(text.before(index)?.scalar.isHan ?? false) { return }
    if end <= text.bytes.count, text.before(end)?.scalar == close { places.append(index..<end) }
  }

  private static func closing(_ bracket: Unicode.Scalar) -> Unicode.Scalar? {
    switch bracket {
    case "〔": "〕"
    case "《": "》"
    case "【": "】"
    case "「": "」"
    case "『": "』"
    case "（": "）"
    case "［": "］"
    case "(": ")"
    default: nil
    }
  }

  func findings(in text: AuthoredText) -> [Diagnostic] {
    text.findings(.textEmptiedBrackets, at: places, remedy: "write what belongs there, or take the brackets out") {
      "\"\($0)\" has nothing in it"
    }
  }
}
