import Markup
import SiteModel

/// The style sheet as readers get it.
package enum PublishedStyle {
  /// Without comments and needless blanks. Texts in quotation marks stay as they are, and so does every blank that may
  /// part two selectors or values.
  static func compact(_ source: [UInt8]) -> [UInt8] {
    places(in: source).map { $0.map { source[$0] } ?? UInt8(ascii: " ") }
  }

  /// For each byte of the compact sheet where it stands in the source; nil for a blank that stands for others.
  package static func places(in source: [UInt8]) -> [Int?] {
    var places: [Int?] = []
    places.reserveCapacity(source.count)
    var index = 0
    var hasSpace = false
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: "/"), index + 1 < source.count, source[index + 1] == UInt8(ascii: "*") {
        index = end(ofCommentAt: index, source)
        hasSpace = true
      } else if byte <= 0x20 {
        hasSpace = true
        index += 1
      } else {
        let last = places.last?.map { source[$0] }
        if hasSpace, let last, !endsPart(last), !beginsPart(byte) { places.append(nil) }
        hasSpace = false
        if byte == UInt8(ascii: "}"), last == UInt8(ascii: ";") { places.removeLast() }
        let end = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") ? end(ofTextAt: index, source) : index + 1
        places.append(contentsOf: (index..<end).map(Optional.some))
        index = end
      }
    }
    return places
  }

  /// Marks after which a blank means nothing, wherever they stand. Before a colon it does: `a :hover`.
  private static func endsPart(_ byte: UInt8) -> Bool { "{};,>~(:".utf8.contains(byte) }

  /// Marks before which a blank means nothing.
  private static func beginsPart(_ byte: UInt8) -> Bool { "{};,>~)".utf8.contains(byte) }

  private static func end(ofCommentAt start: Int, _ source: [UInt8]) -> Int {
    var index = start + 2
    while index + 1 < source.count {
      if source[index] == UInt8(ascii: "*"), source[index + 1] == UInt8(ascii: "/") { return index + 2 }
      index += 1
    }
    return source.count
  }

  private static func end(ofTextAt start: Int, _ source: [UInt8]) -> Int {
    var index = start + 1
    while index < source.count, source[index] != source[start] {
      index += source[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, source.count)
  }

  // MARK: A look of one's own

  /// What `look` of `site.yaml` sets, as custom properties.
  static func rules(of look: SiteConfiguration.Look) -> [UInt8] {
    var light: [String] = []
    var both: [String] = []
    var dark: [String] = []
    if let brand = look.light.brand { both += ["--brand:\(brand.text)", "--on-brand:\(brand.readable.text)"] }
    if let brand = look.dark.brand { dark += ["--brand:\(brand.text)", "--on-brand:\(brand.readable.text)"] }
    for (colours, isDark) in [(look.light, false), (look.dark, true)] {
      var own: [String] = []
      if let accent = colours.accent { own += ["--mark:\(accent.text)", "--rule:\(accent.text)"] }
      if let link = colours.link { own.append("--link:\(link.text)") }
      if isDark { dark += own } else { light += own }
    }
    both += look.tokens.map { "--\($0.name.text):\($0.value)" }
    both += look.fonts.map { "\(property(of: $0.role)):\($0.names)" }
    var css = ""
    if !both.isEmpty { css += ":root,[lang]{\(both.joined(separator: ";"))}" }
    // In the dark the theme's own colours stay, unless there are others for it.
    if !light.isEmpty { css += "@media (prefers-color-scheme:light),print{:root{\(light.joined(separator: ";"))}}" }
    if !dark.isEmpty { css += "@media screen and (prefers-color-scheme:dark){:root{\(dark.joined(separator: ";"))}}" }
    return Array(css.utf8)
  }

  /// The custom properties that a style sheet declares, without the two dashes.
  static func tokens(in source: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    for part in String(decoding: source, as: UTF8.self).split(separator: "--").dropFirst() {
      let name = part.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      if part.dropFirst(name.count).first == ":" { names.insert(String(name)) }
    }
    return names
  }

  private static func property(of role: String) -> String {
    switch role {
    case "title": "--song"
    case "quote": "--kai"
    case "code": "--mono"
    default: "--hei"
    }
  }
}
