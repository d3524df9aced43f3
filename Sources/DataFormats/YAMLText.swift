/// Writes values as YAML that reads back as the same text, whatever that is.
package enum YAMLText {
  /// A scalar behind `key:`. Several lines become a block where that is exact.
  ///
  /// - Parameter indentation: spaces before the lines of a block.
  package static func value(_ text: String, indentation: Int) -> String {
    if text.contains("\n"), canBeBlock(text) {
      let margin = String(repeating: " ", count: indentation)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return "|-\n" + lines.map { $0.isEmpty ? "" : margin + $0 }.joined(separator: "\n")
    }
    return scalar(text)
  }

  /// On one line, in quotation marks unless it is plainly a text.
  package static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// Letters, digits and ideographs, with marks in between that mean nothing to YAML; nothing that YAML or a person
  /// could take for a number, a date or a truth value.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic, !text.hasSuffix(" "),
      !words.contains(text.lowercased())
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " -_./(),;!?（）、，。；！？：“”《》〔〕【】".unicodeScalars.contains(scalar)
    }
  }

  private static let words: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "none"]

  /// The first line does not begin with white space, which would count as the margin, no line is white space only or
  /// ends with it, which editors take away, and all characters may stand for themselves (YAML 1.1, section 5.1).
  private static func canBeBlock(_ text: String) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first?.first, !first.isWhitespace, lines.last?.isEmpty == false else { return false }
    return lines.allSatisfy { $0.last.map { !$0.isWhitespace } ?? true }
      && text.unicodeScalars.allSatisfy { $0 == "\n" || isPrintable($0) }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: true
    case 0xA0...0xD7FF: scalar.value != 0x2028 && scalar.value != 0x2029
    case 0xE000...0xFFFD: scalar.value != 0xFEFF
    default: scalar.value > 0xFFFF
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if isPrintable(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
      }
    }
    return result + "\""
  }
}
