import Characters

/// Writes plain text as Markdown that shows the same text.
enum MarkdownText {
  /// Empty lines part paragraphs; other line ends stay where they are. White space that Markdown takes away cannot be
  /// written: whoever needs it must look whether the text has come out.
  static func escaped(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line($0) }
    for index in lines.indices.dropLast() where !lines[index].isEmpty && !lines[index + 1].isEmpty {
      lines[index] += "\\"
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ line: Substring) -> String {
    var result = ""
    let scalars = Array(line.unicodeScalars)
    let digits = scalars.prefix { ("0"..."9").contains($0) }.count
    for (index, scalar) in scalars.enumerated() {
      let isLineMark = index == 0 && "#+-=:".unicodeScalars.contains(scalar)
      let isListMark = digits > 0 && index == digits && (scalar == "." || scalar == ")")
      if isLineMark || isListMark || "\\*_`[]<>&~|$".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
