import Characters

/// Text from files made safe to print: a title must not be able to move the cursor, colour the screen, forge a second
/// message or turn the reading direction round.
package enum TerminalText {
  /// Tabs become one space; other controls, line separators and marks of direction become U+FFFD. Each scalar becomes
  /// one scalar, so that columns stay what they are.
  package static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// How many columns a scalar takes: none for what combines with the scalar before it or is not shown at all.
  package static func columns(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return scalar.isWide ? 2 : 1
    }
  }

  /// How many columns a text takes.
  package static func columns(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + columns($1) } }
}
