import DataFormats
import Diagnostics

/// What a site or a page says of the findings of `bulletin check`: `checks: {text-placeholder: off}`.
package struct CheckLevels: Sendable {
  /// How much a finding matters; `off` reports none.
  package enum Level: String, Sendable, CaseIterable { case error, warning, note, off }

  package struct Entry: Sendable {
    /// The id of a finding. Which ids there are is known to whoever checks.
    package let id: String
    package let level: Level
    /// Of the id.
    package let location: SourceLocation
  }

  /// In the order in which they are written.
  package var entries: [Entry] = []

  package init() {}

  /// Nil where nothing is said of it.
  package func level(of id: String) -> Level? { entries.first { $0.id == id }?.level }
}

/// Reads `checks:` of `site.yaml` and of front matter.
enum CheckLevelsReader {
  static func read(_ reader: inout MappingReader) -> CheckLevels {
    var levels = CheckLevels()
    guard let value = reader.value("checks") else { return levels }
    guard let members = value.members else {
      let _: Int? = reader.reject(
        value, "checks", "a mapping from the ids of findings to error, warning, note or off",
        remedy: "write it like \"text-placeholder: off\"")
      return levels
    }
    for member in members {
      if let level = member.value.text.flatMap(CheckLevels.Level.init) {
        levels.entries.append(.init(id: member.key, level: level, location: member.keyLocation))
      } else {
        let _: Int? = reader.reject(member.value, member.key, "error, warning, note or off")
      }
    }
    return levels
  }
}
