import Alerts
import Chronology
import DataFormats
import SiteModel

/// A new bulletin: a Markdown file with the front matter that its kind wants, each key with a comment that says what goes
/// in, marked as a draft. Where only a person knows what to write it has `xx`, which `bulletin check` asks for.
package struct BulletinDraft: Sendable {
  /// What a warning has more than others.
  package struct Warning: Sendable {
    package var colour = WarningColour.blue
    /// What is warned of; nil leaves it open.
    package var event: String?
    /// Nil for a day after it is issued.
    package var expires: Timestamp?

    package init() {}
  }

  package var title: String
  package var kind: KindDefinition
  /// The folder below `content/`.
  package var section: String
  /// When it is written.
  package var moment: Timestamp
  /// Nil for the month before, where the kind has a period.
  package var period: Period?
  package var region: String?
  package var warning = Warning()

  private let facts: SiteFacts

  package init(_ title: String, kind: KindDefinition, in section: String, at moment: Timestamp, of facts: SiteFacts) {
    // A title is one line, whatever was pasted.
    self.title = title.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    self.kind = kind
    self.section = section
    self.moment = Timestamp(
      secondsSinceEpoch: moment.secondsSinceEpoch - moment.secondsOfDay % 60, offset: moment.offset)
    self.facts = facts
  }

  /// That of the site.
  package var zone: TimeZoneName { facts.configuration.timeZone }

  /// The placeholder of what is still to be written.
  static let open = OpenPlaces.mark

  /// Below the source folder: `content/notices/2025-03-10-关于开展检查的通知.md`.
  package var path: String {
    let name = DraftName.make(from: title)
    return "content/\(section)/\(moment.date.iso)-\(name.isEmpty ? kind.name : name).md"
  }

  /// The whole file.
  package var text: String {
    "---\n" + (head + fields + tail).map { $0 + "\n" }.joined() + "---\n\n" + words.body(isWarning: isWarning) + "\n"
  }

  private var isWarning: Bool { kind.name == KindDefinition.warning }
  private var words: DraftWords { DraftWords(language: facts.configuration.language) }

  // MARK: Front matter

  private var head: [String] {
    var lines = ["title: \(YAMLText.scalar(title))"]
    if kind.name != KindDefinition.page {
      lines.append(Self.line("date", isWarning ? moment.rfc3339 : moment.date.iso, words[isWarning ? "sent" : "date"]))
    }
    lines.append("kind: \(kind.name)")
    lines.append(Self.line("draft", "true", words["draft"]))
    if let period = coveredPeriod { lines.append(Self.line("period", period.text, words["period"])) }
    return lines
  }

  private var coveredPeriod: Period? {
    if let period { return period }
    let hasPeriod = kind.fields.contains { $0.name == "period" }
    return hasPeriod ? Period(.month, containing: moment.date).preceding : nil
  }

  private var fields: [String] {
    let written = isWarning ? warningLines : []
    let own = kind.fields.filter { $0.name != "period" }
    let isKnown = { (field: KindDefinition.Field) in written.contains { $0.hasPrefix(field.name + ":") } }
    let required = own.filter { $0.isRequired && !isKnown($0) && !DraftWarning.isImplied($0.name) }
    // Of a warning's thirty fields a comment on each would be a wall.
    let optional = own.filter { !$0.isRequired && !isWarning }
    return written
      + required.map { Self.line($0.name, value(of: $0), words.meaning(of: $0)) }
      + optional.map { field in
        let isIssuer = field.name == "issuer" && !facts.configuration.authority.name.isEmpty
        let line = Self.line(field.name, value(of: field), words.meaning(of: field))
        return isIssuer ? line : "# " + line
      }
  }

  private var tail: [String] {
    var lines: [String] = []
    if let region {
      lines.append("region: \(YAMLText.scalar(region))")
    } else if facts.keys.contains("region") {
      lines.append("# " + Self.line("region", "…", words["region"]))
    }
    return lines + ["# " + Self.line("summary", "…", words["summary"])]
  }

  private var warningLines: [String] {
    DraftWarning(
      warning, moment: moment, region: region, path: SitePath(path), configuration: facts.configuration, words: words
    ).lines
  }

  /// A value that can be read, and seen to be none yet.
  private func value(of field: KindDefinition.Field) -> String {
    let issuer = facts.configuration.authority.name
    switch field.type {
    case .text: return field.name == "issuer" && !issuer.isEmpty ? YAMLText.scalar(issuer) : Self.open
    case .date: return moment.date.iso
    case .integer: return "0"
    case .boolean: return "false"
    case .choice: return field.choices.first.map(YAMLText.scalar) ?? Self.open
    case .list: return "[\(Self.open)]"
    case .mapping: return "{\(Self.open): \(Self.open)}"
    }
  }

  static func line(_ key: String, _ value: String, _ comment: String) -> String {
    "\(YAMLText.scalar(key)): \(value)" + (comment.isEmpty ? "" : "  # \(comment)")
  }
}
