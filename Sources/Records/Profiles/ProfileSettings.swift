import DataFormats
import Diagnostics

/// What a resource of the data package says about its meaning: `profile`, `roles`, `words` and `footing`.
///
/// ```yaml
/// profile: accidents
/// roles: {deaths: siwang}                             # role: column, where a column has none of the default names
/// words: {status: {final: [办结]}}                     # role: term: further words for it
/// footing: [{total: total, parts: [criminal, disciplinary]}]     # columns; with or without a profile
/// ```
package struct ProfileSettings: Hashable, Sendable {
  /// The name of a profile of the field, nil for none.
  package var profile: String?
  /// Columns by role.
  package var roles: [String: String] = [:]
  /// Further words by role and term.
  package var words: [String: [String: [String]]] = [:]
  package var footings: [Footing] = []
  package var places = Places()

  package init(profile: String? = nil) { self.profile = profile }

  /// The profile of the field that is named, nil for none.
  package var known: RecordProfile? { profile.flatMap(RecordProfile.named) }

  /// Where things are written. Settings that say the same are equal wherever they stand, so all of these are equal.
  package struct Places: Hashable, Sendable {
    package var profile: SourceLocation?
    package var roles: [String: SourceLocation] = [:]
    package var footings: [SourceLocation] = []

    package init() {}

    package static func == (left: Places, right: Places) -> Bool { true }

    package func hash(into hasher: inout Hasher) {}
  }
}

extension ProfileSettings {
  /// Takes the keys out of the mapping of a resource; faults go to its findings.
  ///
  /// - Parameter profile: what `profile` names, once it was checked; nil for none of the field.
  package static func read(_ reader: inout MappingReader, profile: String?) -> ProfileSettings {
    var settings = ProfileSettings(profile: profile)
    settings.places.profile = reader.place(of: "profile")
    settings.readRoles(&reader)
    settings.readWords(&reader)
    settings.readFootings(&reader)
    return settings
  }

  private mutating func readRoles(_ reader: inout MappingReader) {
    guard let value = reader.value("roles") else { return }
    guard let members = value.members else {
      let _: Int? = reader.reject(value, "roles", "a mapping of roles to columns, such as \"deaths: siwang\"")
      return
    }
    for member in members {
      guard let column = member.value.text else {
        let _: Int? = reader.reject(member.value, member.key, "the name of a column")
        continue
      }
      roles[member.key] = column
      places.roles[member.key] = member.value.location
      if let known, known.role(member.key) == nil {
        reader.report(Self.unknownRole(member.key, known, at: member.keyLocation))
      }
    }
    if profile == nil {
      reader.report(
        Diagnostic(
          .profileRole, "\"roles\" means nothing without a profile", at: reader.place(of: "roles"),
          remedy: "name one of \(RecordProfile.all.map(\.name).joined(separator: ", ")) in \"profile\""))
    }
  }

  private mutating func readWords(_ reader: inout MappingReader) {
    guard var byRole = reader.nested("words") else { return }
    for vocabulary in known?.vocabularies ?? [] {
      guard var byTerm = byRole.nested(vocabulary.role) else { continue }
      for term in vocabulary.terms {
        let further = byTerm.texts(term.name)?.compactMap(\.text) ?? []
        if !further.isEmpty { words[vocabulary.role, default: [:]][term.name] = further }
      }
      byRole.finish(byTerm)
    }
    reader.finish(byRole)
  }

  private mutating func readFootings(_ reader: inout MappingReader) {
    guard let value = reader.value("footing") else { return }
    // One sum needs no list around it.
    for element in value.elements ?? [value] {
      var footing = MappingReader(element, name: "\"footing\"", at: element.location)
      let total = footing.requiredText("total", remedy: "name the column of the total")
      let parts = footing.texts("parts")?.compactMap(\.text) ?? []
      if parts.isEmpty { footing.reportMissing("parts", remedy: "name the columns that add up to the total") }
      reader.finish(footing)
      guard let total, !parts.isEmpty else { continue }
      footings.append(Footing(total: total, parts: parts))
      places.footings.append(element.location)
    }
  }
}
