import DataFormats
import Diagnostics

/// Reads `look:` and `footer:` of `site.yaml`.
enum LookReader {
  /// What text stands on in the theme's two colour schemes.
  private static let grounds = (
    light: Colour(red: 0xF2, green: 0xF5, blue: 0xF8), dark: Colour(red: 0x1C, green: 0x22, blue: 0x29)
  )
  /// WCAG 2.2, success criterion 1.4.3.
  private static let least = 4.5
  private static let fontRoles = ["text", "title", "quote", "code"]

  static func read(_ reader: inout MappingReader) -> SiteConfiguration.Look {
    var look = SiteConfiguration.Look()
    guard var nested = reader.nested("look") else { return look }
    look.light = colours("colours", on: grounds.light, &nested)
    look.dark = colours("dark", on: grounds.dark, &nested)
    look.fonts = fonts(&nested)
    look.tokens = tokens(&nested)
    if let value = nested.value("logo") {
      if let text = value.text, !text.isEmpty {
        look.logo = LocatedText(text, at: value.location)
      } else {
        let _: Int? = nested.reject(value, "logo", "a file in templates/assets/, such as logo.svg")
      }
    }
    reader.finish(nested)
    return look
  }

  private static func colours(
    _ key: String, on ground: Colour, _ reader: inout MappingReader
  ) -> SiteConfiguration.Look.Colours {
    var colours = SiteConfiguration.Look.Colours()
    guard var nested = reader.nested(key) else { return colours }
    colours.brand = colour("brand", on: nil, &nested)
    colours.accent = colour("accent", on: ground, &nested)
    colours.link = colour("link", on: ground, &nested)
    reader.finish(nested)
    return colours
  }

  /// - Parameter ground: what it must be readable on; nil for what text stands on, for which black or white is chosen.
  private static func colour(_ key: String, on ground: Colour?, _ reader: inout MappingReader) -> Colour? {
    guard let value = reader.value(key) else { return nil }
    guard let colour = value.text.flatMap(Colour.init) else {
      return reader.reject(
        value, key, "a colour such as \"#0b3d73\"", remedy: "write # and six hexadecimal digits, in quotation marks")
    }
    guard let ground, colour.contrast(to: ground) < least else { return colour }
    let ratio = Double(Int(colour.contrast(to: ground) * 100)) / 100
    reader.report(
      Diagnostic(
        .lookContrast,
        "\"\(key)\" \(colour.text) has a contrast of \(ratio) : 1 with \(ground.text), on which text stands",
        at: value.location,
        remedy: "take a \(ground == grounds.light ? "darker" : "lighter") colour: \(least) : 1 is needed"))
    return nil
  }

  private static func fonts(_ reader: inout MappingReader) -> [(role: String, names: String)] {
    guard var nested = reader.nested("fonts") else { return [] }
    let fonts = fontRoles.compactMap { role -> (role: String, names: String)? in
      guard let value = nested.value(role) else { return nil }
      guard let text = value.text, isFontList(text) else {
        return nested.reject(value, role, "names of fonts as in CSS, such as \"Source Han Sans SC\", sans-serif")
      }
      return (role, text)
    }
    reader.finish(nested)
    return fonts
  }

  private static func tokens(_ reader: inout MappingReader) -> [(name: LocatedText, value: String)] {
    guard let value = reader.value("tokens") else { return [] }
    guard let members = value.members else {
      return reader.reject(value, "tokens", "a mapping such as \"page: 64rem\"") ?? []
    }
    return members.compactMap { member in
      guard let text = member.value.text, isValue(text, without: ";{}<>\\@"), !text.lowercased().contains("url") else {
        return reader.reject(member.value, member.key, "a value of CSS that loads nothing, such as 64rem")
      }
      return (LocatedText(member.key, at: member.keyLocation), text)
    }
  }

  private static func isFontList(_ text: String) -> Bool { isValue(text, without: ";{}<>\\@()*") }

  /// Whether a text stays within the declaration of CSS that it is put into.
  private static func isValue(_ text: String, without marks: String) -> Bool {
    let bytes = text.utf8
    return !text.isEmpty && !text.contains("/*") && !bytes.contains { $0 < 0x20 || marks.utf8.contains($0) }
      && "\"'".utf8.allSatisfy { mark in bytes.count { $0 == mark }.isMultiple(of: 2) }
  }
}
