import Characters
import DataFormats
import Diagnostics

/// A language that bulletins are translated into (`languages` in `site.yaml`), and what the site is called there.
package struct LanguageSettings: Sendable {
  /// BCP 47, as it was written: file names and addresses have it.
  package let tag: String
  /// What its speakers call it, in the switch of languages.
  package var name: String
  /// Nil where the site's own stands.
  package var title: String?
  package var description: String?
  /// The name of the authority.
  package var authority: String?
  /// Titles of taxonomies by their keys.
  package var taxonomies: [String: String] = [:]

  package init(tag: String) {
    self.tag = tag
    name = LanguageTag.ownName(of: tag)
  }
}

/// Reads `languages`: a list of tags, or a mapping of tags to what the site is called there.
enum LanguageSettingsReader {
  private static let example = "write \"languages: [en]\", or \"languages: {en: {title: Safety Bulletins}}\""

  /// - Parameter language: the site's own. It may be listed with the others, and needs no setting.
  static func read(
    _ reader: inout MappingReader, language: String, taxonomies: [TaxonomyDefinition]
  ) -> [LanguageSettings] {
    guard let value = reader.value("languages") else { return [] }
    var found: [LanguageSettings] = []
    if let members = value.members {
      for member in members {
        guard let tag = tag(member.key, at: member.keyLocation, &reader, after: found) else { continue }
        var nested = MappingReader(
          member.value.isNull ? nil : member.value, name: "\"\(member.key)\"", at: member.keyLocation)
        let settings = settings(tag, &nested, taxonomies)
        reader.finish(nested)
        if !LanguageTag.areEqual(tag, language) { found.append(settings) }
      }
      return found
    }
    guard let texts = reader.texts("languages") else { return [] }
    for text in texts {
      guard let tag = tag(text.text ?? "", at: text.location, &reader, after: found) else { continue }
      if !LanguageTag.areEqual(tag, language) { found.append(LanguageSettings(tag: tag)) }
    }
    return found
  }

  private static func settings(
    _ tag: String, _ nested: inout MappingReader, _ taxonomies: [TaxonomyDefinition]
  ) -> LanguageSettings {
    var settings = LanguageSettings(tag: tag)
    settings.name = nested.text("name") ?? settings.name
    settings.title = nested.text("title")
    settings.description = nested.text("description")
    settings.authority = nested.text("authority")
    if var titles = nested.nested("taxonomies") {
      for taxonomy in taxonomies { settings.taxonomies[taxonomy.name] = titles.text(taxonomy.name) }
      nested.finish(titles)
    }
    return settings
  }

  private static func tag(
    _ text: String, at location: SourceLocation, _ reader: inout MappingReader, after found: [LanguageSettings]
  ) -> String? {
    guard LanguageTag.isWellFormed(text) else {
      reader.report(
        Diagnostic(
          .valueType, "\"languages\" must hold language tags, not \"\(text)\"", at: location, remedy: example))
      return nil
    }
    guard !found.contains(where: { LanguageTag.areEqual($0.tag, text) }) else {
      reader.report(
        Diagnostic(.valueType, "\"languages\" names \(text) twice", at: location, remedy: "take one of them out"))
      return nil
    }
    return text
  }
}
