import Diagnostics

/// Where the front matter of a Markdown file lies, and where its body begins.
package struct FrontMatterBlock: Sendable {
  /// The YAML text between the two `---` lines; nil when the file has no front matter.
  package let yaml: Range<Int>?
  /// The Markdown text.
  package let body: Range<Int>

  /// Finds the block. A byte-order mark is passed over; lines may end with LF, CR LF or CR.
  ///
  /// Front matter of other tools (TOML between `+++`, a JSON object) and a block that is not closed are findings.
  package static func find(in file: SourceFile, into diagnostics: inout [Diagnostic]) -> FrontMatterBlock {
    let bytes = file.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let whole = FrontMatterBlock(yaml: nil, body: start..<bytes.count)
    var lines = LineCursor(bytes: bytes, position: start)
    guard let first = lines.next() else { return whole }
    let isJSON = isObjectStart(bytes[start...])
    if isJSON || isFence(bytes[first], of: UInt8(ascii: "+")) {
      let name = isJSON ? "JSON" : "TOML"
      diagnostics.append(
        Diagnostic(
          .foreignFrontMatter, "front matter in \(name) is not read", at: file.location(ofOffset: start),
          remedy: "write it as YAML: a line ---, then \"key: value\" lines, then a line ---"))
      return whole
    }
    guard isFence(bytes[first], of: UInt8(ascii: "-")) else { return whole }
    let yamlStart = lines.position
    while let line = lines.next() {
      if isFence(bytes[line], of: UInt8(ascii: "-")) || isFence(bytes[line], of: UInt8(ascii: ".")) {
        return FrontMatterBlock(yaml: yamlStart..<line.lowerBound, body: lines.position..<bytes.count)
      }
    }
    diagnostics.append(
      Diagnostic(
        .unclosedFrontMatter, "the front matter is not closed", at: file.location(ofOffset: start, byteCount: 3),
        remedy: "write a line --- after the last key"))
    return whole
  }

  /// A brace, and after white space a quotation mark or the other brace: `{{name}}` and `{注}` are text.
  private static func isObjectStart(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.first == UInt8(ascii: "{") else { return false }
    let next = bytes.dropFirst().first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
  }

  /// Three marks and nothing else but spaces after them.
  private static func isFence(_ line: ArraySlice<UInt8>, of mark: UInt8) -> Bool {
    line.count >= 3 && line.prefix(3).allSatisfy { $0 == mark }
      && line.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}

/// Walks over lines; each is given without its end.
private struct LineCursor {
  let bytes: [UInt8]
  var position: Int

  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    position = min(end + 1, bytes.count)
    if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { position = end + 2 }
    return start..<end
  }
}
