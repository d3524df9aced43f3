import Diagnostics

extension DiagnosticKind {
  package static let textMixedScript = DiagnosticKind(
    "text-mixed-script", .markdown, .warning,
    title: "Simplified characters stand in a traditional text, or the reverse.",
    explanation: """
      What most characters of a text are decides. Looked at are only those that one of the scripts writes: 后, 里, 台, 干 \
      and others that both know are none. A line that is in the other script as a whole, such as a quotation, is no \
      finding. In a copied text such a character often stands where bytes were lost.
      """)
}

/// Characters of the other script.
enum MixedScript {
  static func findings(in text: AuthoredText, _ survey: TextSurvey) -> [Diagnostic] {
    let (simplified, traditional) = (survey.simplifiedCount, survey.traditionalCount)
    guard simplified > 0, traditional > 0, simplified != traditional else { return [] }
    let isTraditional = traditional > simplified
    let places = places(
      of: isTraditional ? HanScripts.Mark.simplified : HanScripts.Mark.traditional, in: text.bytes)
    guard let first = places.first else { return [] }
    let (other, own) = isTraditional ? ("simplified", "traditional") : ("traditional", "simplified")
    let characters = places.prefix(8).map { text.excerpt($0) }.joined(separator: " ")
    let count = places.count == 1 ? "a \(other) character stands" : "\(places.count) \(other) characters stand"
    return [
      Diagnostic(
        .textMixedScript, "\(count) in a \(own) text: \(characters)\(places.count > 8 ? " …" : "")",
        at: text.location(of: first), notes: text.notes(places),
        remedy: "write the \(own) form, or compare with the source: bytes may have been lost there")
    ]
  }

  /// The characters of a script in lines that are not in it as a whole.
  private static func places(of mark: UInt8, in bytes: [UInt8]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var line: [Range<Int>] = []
    var ownCount = 0
    func endLine() {
      // A quotation has several of its own and none or few of the text's.
      if line.count < 4 || line.count <= ownCount { places += line }
      line = []
      ownCount = 0
    }
    bytes.withUnsafeBufferPointer { bytes in
      let text = TextView(bytes: bytes)
      var index = 0
      while index < bytes.count {
        if bytes[index] == 0x0A { endLine() }
        guard (0xE4...0xE9).contains(bytes[index]) else {
          index += 1
          continue
        }
        let (scalar, length) = text.scalar(at: index)
        let found = scalar.value >= 0x4E00 && scalar.value < 0xA000 ? marks[Int(scalar.value) - 0x4E00] : 0
        if found == mark { line.append(index..<(index + length)) } else if found != 0 { ownCount += 1 }
        index += length
      }
    }
    endLine()
    return places
  }

  private static let marks = HanScripts.marks(triggers: [])
}
