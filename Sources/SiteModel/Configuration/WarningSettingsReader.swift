import Alerts
import Characters
import DataFormats
import Diagnostics

/// Reads `warnings:` of `site.yaml`.
enum WarningSettingsReader {
  static func read(_ reader: inout MappingReader) -> SiteConfiguration.Warnings {
    var settings = SiteConfiguration.Warnings()
    guard var nested = reader.nested("warnings") else { return settings }
    if var severities = nested.nested("severity") {
      for colour in WarningColour.allCases {
        let severity = severities.word(colour.rawValue, AlertInfo.Severity.self)
        settings.severities[colour] = severity ?? settings.severities[colour]
      }
      nested.finish(severities)
    }
    if let value = nested.value("identifier") {
      if let fault = value.text.map(WarningIdentifier.fault) ?? "is not text" {
        nested.report(
          Diagnostic(
            .valueType, "the pattern of identifiers \(fault)", at: value.location,
            remedy: "write a pattern such as \"{domain}:{path}\" or \"99010000000000_{sent}_{number}\""))
      } else {
        settings.identifierPattern = value.text ?? settings.identifierPattern
      }
    }
    if let value = nested.value("sender") {
      if let text = value.text, !text.isEmpty, text.unicodeScalars.allSatisfy(AlertRules.isAllowedInIdentifiers) {
        settings.sender = text
      } else {
        let _: Int? = nested.reject(
          value, "sender", "a name without spaces, commas, < and &", remedy: "write the domain of the office")
      }
    }
    settings.geocodeName = nested.requiredIfThere("geocode") ?? settings.geocodeName
    settings.colourParameter = nested.requiredIfThere("colourParameter") ?? settings.colourParameter
    settings.category = nested.word("category", AlertInfo.Category.self) ?? settings.category
    settings.hasScript = nested.flag("script") ?? settings.hasScript
    reader.finish(nested)
    return settings
  }
}

extension MappingReader {
  /// Text that is not empty.
  fileprivate mutating func requiredIfThere(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    if let text = value.text, text.unicodeScalars.contains(where: { !$0.isMarkdownWhitespace }) { return text }
    return reject(value, key, "a name")
  }
}
