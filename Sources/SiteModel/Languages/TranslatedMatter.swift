import Chronology
import DataFormats
import Diagnostics

/// Puts the front matter of a translation together: its own words, and the facts of the original.
///
/// The result is read as that of any document, so that the facts have their types, and are checked, in one place.
package struct TranslatedMatter {
  /// The front matter of an original.
  package struct Original: Sendable {
    package let path: String
    /// Nil when it has none.
    package let value: DataValue?

    package init(path: String, value: DataValue?) {
      self.path = path
      self.value = value
    }
  }

  private let original: [String: DataValue.Member]
  private let originalPath: String
  private let configuration: SiteConfiguration
  private let kind: String
  /// Keys that the translation may write in its own way.
  private let ownKeys: Set<String>
  private var diagnostics: [Diagnostic] = []

  /// What a translation says itself, or not at all.
  private static let neverInherited: Set = [
    "title", "summary", "aliases", "id", "language", "lastmod", "corrections", "upcoming", "pages-from", "checks",
    "info", "headline", "description", "web", "audience", "staleAfter",
  ]
  private static let commonWords: Set = [
    "title", "summary", "slug", "aliases", "id", "lastmod", "corrections", "upcoming", "checks", "author", "source",
    "template", "weight", "personalData", "extra", "withdrawn", "draft", "publishDate", "expiryDate",
  ]
  private static let wordsOfWarnings: Set = [
    "event", "headline", "description", "instruction", "contact", "audience", "senderName", "web", "area", "areas",
    "resources", "info",
  ]

  /// - Parameters:
  ///   - own: nil when the file has none.
  ///   - place: of the file itself.
  /// - Returns: a mapping, of which each member knows which of the two files it stands in.
  package static func merged(
    _ own: DataValue?, with original: Original, into language: String, role: FrontMatterReader.Role,
    configuration: SiteConfiguration, at place: SourceLocation, into diagnostics: inout [Diagnostic]
  ) -> DataValue {
    var merging = TranslatedMatter(original, configuration, role)
    let value = merging.merge(own, language, role, at: own?.location ?? place, outer: original.value?.location ?? place)
    diagnostics += merging.diagnostics
    return value
  }

  private init(_ original: Original, _ configuration: SiteConfiguration, _ role: FrontMatterReader.Role) {
    self.configuration = configuration
    originalPath = original.path
    self.original = Dictionary((original.value?.members ?? []).map { ($0.key, $0) }) { first, _ in first }
    kind = self.original["kind"]?.value.text ?? KindDefinition.page
    var keys = Self.commonWords
    for field in configuration.kind(named: kind)?.fields ?? [] where kind != KindDefinition.warning {
      let isText = field.type == .text || field.type == .list
      if isText, field.name != "period", field.name != DocumentFacts.numberField { keys.insert(field.name) }
    }
    if kind == KindDefinition.warning, role == .bulletin { keys.formUnion(Self.wordsOfWarnings) }
    ownKeys = keys
  }

  private mutating func merge(
    _ own: DataValue?, _ language: String, _ role: FrontMatterReader.Role, at place: SourceLocation,
    outer: SourceLocation
  ) -> DataValue {
    if let own, own.members == nil { return own }
    var members: [String: DataValue.Member] = original.filter { !Self.neverInherited.contains($0.key) }
    // Either of the two names may stand in either file.
    if own?.members?.contains(where: { $0.key == "area" || $0.key == "areas" }) == true {
      members["area"] = nil
      members["areas"] = nil
    }
    for member in own?.members ?? [] {
      if member.key == "language" {
        checkLanguage(member, language)
      } else if ownKeys.contains(member.key) {
        if !isLooser(member) { members[member.key] = member }
      } else if let fact = original[member.key] {
        if !fact.value.saysTheSame(as: member.value) { report(member, fact) }
      } else if isFact(member.key) {
        report(member, nil)
      } else {
        // Unknown to both: whoever reads the mapping says so.
        members[member.key] = member
      }
    }
    members["language"] = DataValue.Member(
      key: "language", keyLocation: place, value: DataValue(.scalar(language, isQuoted: true), at: place))
    checkCompleteness(own, role, at: place)
    return DataValue(.mapping(members.values.sorted { $0.key < $1.key }), at: outer)
  }

  // MARK: Rules

  /// A translation is never public when its original is not: what would make it so does not count.
  private func isLooser(_ member: DataValue.Member) -> Bool {
    guard let fact = original[member.key]?.value ?? (member.key == "publishDate" ? original["date"]?.value : nil)
    else { return false }
    let zone = configuration.timeZone
    func moment(_ value: DataValue) -> Timestamp? { value.text.flatMap(DateText.init).map(zone.timestamp) }
    switch member.key {
    case "draft": return ["true", "yes", "on"].contains(fact.text?.lowercased())
    case "publishDate":
      guard let own = moment(member.value), let outer = moment(fact) else { return false }
      return own < outer
    case "expiryDate":
      guard let own = moment(member.value), let outer = moment(fact) else { return false }
      return own > outer
    default: return false
    }
  }

  private mutating func checkLanguage(_ member: DataValue.Member, _ language: String) {
    guard let text = member.value.text, LanguageTag.areEqual(text, language) else {
      diagnostics.append(
        Diagnostic(
          .translationDiffers, "the name of the file says \(language), \"language\" says \(member.value.nameOfType)",
          at: member.value.location, remedy: "remove \"language\", or rename the file"))
      return
    }
  }

  private func isFact(_ key: String) -> Bool {
    FrontMatterReader.commonKeys.contains(key) || configuration.dimensions.contains(key)
      || configuration.taxonomies.contains { $0.name == key }
      || configuration.kind(named: kind)?.fields.contains { $0.name == key } ?? false
  }

  private mutating func report(_ member: DataValue.Member, _ fact: DataValue.Member?) {
    let message =
      fact.map { fact in
        let (own, other) = (member.value.nameOfType, fact.value.nameOfType)
        return own == other
          ? "\"\(member.key)\" is not what it is in the original"
          : "\"\(member.key)\" is \(own) here and \(other) in the original"
      } ?? "\"\(member.key)\" is a fact that the original does not state"
    diagnostics.append(
      Diagnostic(
        .translationDiffers, message, at: member.keyLocation,
        notes: fact.map { [.init("the original says it here", at: $0.keyLocation)] } ?? [],
        remedy: "take the line out of the translation, which has the facts of \"\(originalPath)\", or correct the "
          + "original"))
  }

  private mutating func checkCompleteness(_ own: DataValue?, _ role: FrontMatterReader.Role, at place: SourceLocation) {
    func has(_ key: String) -> Bool {
      own?.members?.contains { $0.key == key && !($0.value.text?.isEmpty ?? $0.value.isNull) } ?? false
    }
    if role == .bulletin, !has("title") {
      diagnostics.append(
        Diagnostic(
          .translationIncomplete, "the translation has no title", at: place,
          remedy: "write \"title: …\" in the front matter between two --- lines"))
    }
    guard role == .bulletin, kind == KindDefinition.warning, original["info"]?.value.text != "none" else { return }
    for key in ["event", "instruction"] where original[key].map({ !$0.value.isNull }) ?? false && !has(key) {
      diagnostics.append(
        Diagnostic(
          .translationIncomplete, "the translation of a warning must say \"\(key)\" in its own language", at: place,
          remedy: "write \"\(key): …\""))
    }
  }
}

extension DataValue {
  /// Whether two values are the same but for quotes and places.
  fileprivate func saysTheSame(as other: DataValue) -> Bool {
    switch (content, other.content) {
    case (.null, .null): true
    case (.scalar(let left, _), .scalar(let right, _)): left == right
    case (.sequence(let left), .sequence(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.saysTheSame(as: $1) }
    case (.mapping(let left), .mapping(let right)):
      left.count == right.count
        && left.allSatisfy { member in
          right.contains { $0.key == member.key && $0.value.saysTheSame(as: member.value) }
        }
    default: false
    }
  }
}
