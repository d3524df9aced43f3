import Chronology

/// A span of time that figures cover.
package enum Period {
  /// `2024`, `2024-H1`, `2024-Q3`, `2024-W07`, `2024-08`, `2024-08-01`, or two of them with `..` between.
  package static func isWellFormed(_ text: String) -> Bool {
    let ends = text.split(separator: ".", omittingEmptySubsequences: false)
    switch ends.count {
    case 1: return isUnit(ends[0])
    case 3 where ends[1].isEmpty: return isUnit(ends[0]) && isUnit(ends[2])
    default: return false
    }
  }

  private static func isUnit(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first, number(year, digits: 4).map({ $0 > 0 }) == true else { return false }
    switch parts.count {
    case 1: return true
    case 2:
      let part = parts[1]
      switch part.first {
      case "H": return part == "H1" || part == "H2"
      case "Q": return ["Q1", "Q2", "Q3", "Q4"].contains(part)
      case "W": return (1...53).contains(number(part.dropFirst(), digits: 2) ?? 0)
      default: return (1...12).contains(number(part, digits: 2) ?? 0)
      }
    case 3: return text.utf8.count == 10 && DateText(String(text)) != nil
    default: return false
    }
  }

  /// A number of exactly so many ASCII digits: `Int` would take a sign.
  private static func number(_ text: Substring, digits: Int) -> Int? {
    text.utf8.count == digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
