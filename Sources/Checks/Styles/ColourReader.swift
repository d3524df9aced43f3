/// Reads a colour of CSS (CSS Color Module Level 4) without variables: `#rgb`, `#rrggbb` and with alpha, `rgb()`,
/// `hsl()`, names, `color-mix()` in sRGB and `light-dark()`. Nil for all others: what cannot be computed is not guessed.
struct ColourReader {
  /// For `light-dark()`.
  let isDark: Bool

  func read(_ text: some StringProtocol) -> Colour? {
    let text = text.trimmed.lowercased()
    if text.hasPrefix("#") { return hexadecimal(text.dropFirst()) }
    if let colour = NamedColours.all[text] { return colour }
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else { return nil }
    let inner = text[text.index(after: open)...].dropLast()
    switch text[..<open] {
    case "rgb", "rgba": return rgb(parts(inner))
    case "hsl", "hsla": return hsl(parts(inner))
    case "color-mix": return mix(StyleText.split(inner, at: ","))
    case "light-dark":
      let both = StyleText.split(inner, at: ",")
      return both.count == 2 ? read(both[isDark ? 1 : 0]) : nil
    default: return nil
    }
  }

  private func hexadecimal(_ digits: Substring) -> Colour? {
    let values = digits.compactMap(\.hexDigitValue).map(Double.init)
    guard values.count == digits.count else { return nil }
    switch values.count {
    case 3, 4:
      return Colour(
        red: values[0] / 15, green: values[1] / 15, blue: values[2] / 15, alpha: values.count == 4 ? values[3] / 15 : 1)
    case 6, 8:
      let bytes = stride(from: 0, to: values.count, by: 2).map { (values[$0] * 16 + values[$0 + 1]) / 255 }
      return Colour(red: bytes[0], green: bytes[1], blue: bytes[2], alpha: bytes.count == 4 ? bytes[3] : 1)
    default: return nil
    }
  }

  /// The arguments of both syntaxes: `1, 2, 3, 0.5` and `1 2 3 / 50%`.
  private func parts(_ text: Substring) -> [Substring] {
    text.split { $0 == "," || $0 == "/" || $0.isWhitespace }
  }

  private func rgb(_ parts: [Substring]) -> Colour? {
    guard parts.count == 3 || parts.count == 4 else { return nil }
    let values = parts.prefix(3).compactMap { number($0, of: 255) }
    guard values.count == 3, let alpha = parts.count == 4 ? number(parts[3], of: 1) : 1 else { return nil }
    return Colour(red: values[0], green: values[1], blue: values[2], alpha: alpha)
  }

  private func hsl(_ parts: [Substring]) -> Colour? {
    guard parts.count == 3 || parts.count == 4, let hue = hue(parts[0]), let saturation = number(parts[1], of: 100),
      let lightness = number(parts[2], of: 100), let alpha = parts.count == 4 ? number(parts[3], of: 1) : 1
    else { return nil }
    // CSS Color 4, section 7.1.
    func part(_ n: Double) -> Double {
      let k = (n + hue / 30).truncatingRemainder(dividingBy: 12)
      return lightness - saturation * min(lightness, 1 - lightness) * max(-1, min(k - 3, 9 - k, 1))
    }
    return Colour(red: part(0), green: part(8), blue: part(4), alpha: alpha)
  }

  private func hue(_ text: Substring) -> Double? {
    let units: [(String, Double)] = [("deg", 1), ("grad", 0.9), ("rad", 180 / Double.pi), ("turn", 360)]
    let unit = units.first { text.hasSuffix($0.0) }
    guard let value = Double(text.dropLast(unit?.0.count ?? 0)) else { return nil }
    let degrees = (value * (unit?.1 ?? 1)).truncatingRemainder(dividingBy: 360)
    return degrees < 0 ? degrees + 360 : degrees
  }

  /// A number or a percentage as a share of the whole, between 0 and 1.
  private func number(_ text: Substring, of whole: Double) -> Double? {
    if text == "none" { return 0 }
    let isPercentage = text.hasSuffix("%")
    guard let value = Double(isPercentage ? text.dropLast() : text) else { return nil }
    return min(max(value / (isPercentage ? 100 : whole), 0), 1)
  }

  /// `color-mix(in srgb, red 20%, white)` of opaque colours.
  private func mix(_ parts: [String]) -> Colour? {
    guard parts.count == 3, parts[0].trimmed == "in srgb" else { return nil }
    let operands = parts.dropFirst().map { part -> (colour: Colour?, share: Double?) in
      let words = StyleText.split(part.trimmed, at: " ").filter { !$0.isEmpty }
      let share = words.first { $0.hasSuffix("%") }.flatMap { Double($0.dropLast()) }
      return (read(words.first { !$0.hasSuffix("%") } ?? ""), share)
    }
    guard let first = operands[0].colour, let second = operands[1].colour, first.alpha == 1, second.alpha == 1 else {
      return nil
    }
    switch (operands[0].share, operands[1].share) {
    case (nil, nil): return first.mixed(with: second, share: 0.5)
    case (let share?, nil) where (0...100).contains(share): return first.mixed(with: second, share: share / 100)
    case (nil, let share?) where (0...100).contains(share): return second.mixed(with: first, share: share / 100)
    case (let one?, let other?) where one + other == 100: return first.mixed(with: second, share: one / 100)
    default: return nil
    }
  }
}

/// Texts of style sheets.
enum StyleText {
  /// The parts between marks that stand outside of brackets and quotation marks.
  static func split(_ text: some StringProtocol, at mark: Character) -> [String] {
    var parts = [""]
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "(" || character == "[" {
        depth += 1
      } else if character == ")" || character == "]" {
        depth -= 1
      } else if depth == 0, character == mark || (mark == " " && character.isWhitespace) {
        parts.append("")
        continue
      }
      parts[parts.count - 1].append(character)
    }
    return parts
  }

  /// The words between white space outside of brackets.
  static func words(_ text: some StringProtocol) -> [String] { split(text, at: " ").filter { !$0.isEmpty } }
}

extension StringProtocol {
  var trimmed: String {
    var part = self[...]
    while part.first?.isWhitespace == true { part = part.dropFirst() }
    while part.last?.isWhitespace == true { part = part.dropLast() }
    return String(part)
  }
}
