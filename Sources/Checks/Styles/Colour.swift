/// A colour in sRGB, each part from 0 to 1.
struct Colour: Hashable, Sendable {
  var red: Double
  var green: Double
  var blue: Double
  var alpha: Double = 1

  static let black = Colour(red: 0, green: 0, blue: 0)
  static let white = Colour(red: 1, green: 1, blue: 1)
  static let transparent = Colour(red: 0, green: 0, blue: 0, alpha: 0)

  /// What is seen of it over an opaque ground.
  func over(_ ground: Colour) -> Colour { mixed(with: ground, share: alpha).opaque }

  /// This share of it, and the rest of another.
  func mixed(with other: Colour, share: Double) -> Colour {
    Colour(
      red: red * share + other.red * (1 - share), green: green * share + other.green * (1 - share),
      blue: blue * share + other.blue * (1 - share), alpha: alpha * share + other.alpha * (1 - share))
  }

  var opaque: Colour { Colour(red: red, green: green, blue: blue) }

  /// Relative luminance (WCAG 2.2, section 6, "relative luminance").
  var luminance: Double {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : Power.of((part + 0.055) / 1.055)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// From 1 to 21 (WCAG 2.2, section 6, "contrast ratio"). Both are opaque.
  func contrast(with other: Colour) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// `#1c1f23`
  var text: String {
    "#"
      + [red, green, blue].map { part in
        let digits = String(Int((part * 255).rounded()), radix: 16)
        return digits.count < 2 ? "0" + digits : digits
      }.joined()
  }
}

/// x to the power of 2.4, the only one that colours need.
private enum Power {
  /// x^2.4 = x² · (x²)^⅕.
  static func of(_ x: Double) -> Double {
    let square = x * x
    if square == 0 { return 0 }
    // Newton's iteration for the fifth root; it converges from above for numbers up to 1.
    var root = 1.0
    for _ in 0..<60 {
      let next = root - (root * root * root * root * root - square) / (5 * root * root * root * root)
      if next == root { break }
      root = next
    }
    return square * root
  }
}
