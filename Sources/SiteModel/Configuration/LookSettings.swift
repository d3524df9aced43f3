import Characters
import DataFormats
import Diagnostics

extension SiteConfiguration {
  /// `look:` in `site.yaml`: what makes the theme a publisher's own without a style sheet.
  package struct Look: Sendable {
    /// The colours of one colour scheme; nil stands for the theme's.
    package struct Colours: Sendable {
      /// The band with the site's name, and what is chosen.
      package var brand: Colour?
      /// The rule below the band, and marks.
      package var accent: Colour?
      package var link: Colour?

      package init() {}
    }

    package var light = Colours()
    package var dark = Colours()
    /// Names of fonts as CSS has them, by role: `text`, `title`, `quote`, `code`.
    package var fonts: [(role: String, names: String)] = []
    /// Custom properties of the style sheet by name, without the two dashes.
    package var tokens: [(name: LocatedText, value: String)] = []
    /// A file below `templates/assets/`.
    package var logo: LocatedText?

    package init() {}
  }

  /// `footer:` in `site.yaml`.
  package struct Footer: Sendable {
    package var texts: [String] = []
    package var links: [MenuItem] = []

    package init() {}
  }
}

/// A colour of the sRGB space.
package struct Colour: Hashable, Sendable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  package static let white = Colour(red: 255, green: 255, blue: 255)
  package static let black = Colour(red: 0, green: 0, blue: 0)

  /// `#0b3d73` or `#03f`; nil for anything else.
  package init?(_ text: String) {
    let digits = text.utf8.dropFirst().compactMap(\.hexadecimalValue)
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == text.utf8.count - 1 else { return nil }
    switch digits.count {
    case 3: self.init(red: digits[0] * 17, green: digits[1] * 17, blue: digits[2] * 17)
    case 6:
      self.init(
        red: digits[0] << 4 | digits[1], green: digits[2] << 4 | digits[3], blue: digits[4] << 4 | digits[5])
    default: return nil
    }
  }

  /// `#0b3d73`
  package var text: String {
    let value = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  /// The contrast ratio to another colour, from 1 to 21 (WCAG 2.2, "contrast ratio").
  package func contrast(to other: Colour) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// White or black, whichever can be read better on it: one of the two always reaches 4.5.
  package var readable: Colour { contrast(to: .white) >= contrast(to: .black) ? .white : .black }

  /// WCAG 2.2, "relative luminance". The power 2.4 is taken by squaring and by Newton's fifth root, so that the same
  /// bytes come out on every machine.
  private var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let part = Double(channel) / 255
      if part <= 0.04045 { return part / 12.92 }
      let base = (part + 0.055) / 1.055
      return base * base * Self.fifthRoot(base * base)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Of a number from 0 to 1.
  private static func fifthRoot(_ number: Double) -> Double {
    var root = 1.0
    for _ in 0..<40 where number > 0 {
      let fourth = root * root * root * root
      root -= (fourth * root - number) / (5 * fourth)
    }
    return root
  }
}
