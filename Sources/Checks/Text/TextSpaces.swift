import Diagnostics

extension DiagnosticKind {
  package static let textSpaces = DiagnosticKind(
    "text-spaces", .markdown, .note, title: "Chinese text holds spaces that nobody typed on purpose.",
    explanation: """
      Non-breaking spaces and characters without a width beside Chinese text come with a copy from a web page or an \
      office program; searches stumble over them. In Chinese a percentage is written without a space: 70%, not `70 %`. \
      Take them out.
      """)
}

/// Non-breaking and invisible spaces in Chinese text, and a space before a per cent sign.
struct TextSpaces {
  static let bytes: [UInt8] = [0xC2, 0xE2, 0xEF, UInt8(ascii: "%")]

  private var places: [Range<Int>] = []

  mutating func look(at index: Int, _ text: TextView) {
    guard index >= places.last?.upperBound ?? 0 else { return }
    if text.bytes[index] == UInt8(ascii: "%") {
      if let place = percent(at: index, text) { places.append(place) }
      return
    }
    var end = index
    var count = 0
    while end < text.bytes.count {
      let (scalar, length) = text.scalar(at: end)
      guard Self.isUnwanted(scalar) else { break }
      (end, count) = (end + length, count + 1)
    }
    if count == 0 { return }
    let (before, after) = (text.before(index)?.scalar, text.after(end)?.scalar)
    if (before?.isChinese ?? false) || (after?.isChinese ?? false) { places.append(index..<end) }
  }

  private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x200B, 0x2060, 0xFEFF: true
    default: false
    }
  }

  /// The space in `70 %`, where Chinese follows or goes before.
  private func percent(at index: Int, _ text: TextView) -> Range<Int>? {
    guard index > 1, text.bytes[index - 1] == 0x20, text.bytes[index - 2].isDigit else { return nil }
    var start = index - 2
    while start > 0, text.bytes[start].isDigit || text.bytes[start] == UInt8(ascii: ".") { start -= 1 }
    let before = text.before(start + 1)?.scalar
    let after = text.after(index + 1)?.scalar
    guard (before?.isChinese ?? false) || (after?.isChinese ?? false) else { return nil }
    return (index - 1)..<index
  }

  func findings(in text: AuthoredText) -> [Diagnostic] {
    guard let first = places.first else { return [] }
    let fixes = places.map { Diagnostic.Fix(at: text.location(of: $0), replacement: "") }
    let count =
      places.count == 1 ? "a space that nobody typed on purpose stands" : "spaces stand at \(places.count) places"
    return [
      Diagnostic(
        .textSpaces, "\(count) in Chinese text: non-breaking, without a width, or before a per cent sign",
        at: text.location(of: first), notes: text.notes(places), remedy: "take them out",
        fix: Diagnostic.Fix(at: fixes[0].location, replacement: "", more: Array(fixes.dropFirst())))
    ]
  }
}
