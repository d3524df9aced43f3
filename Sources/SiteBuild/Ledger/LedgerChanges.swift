import Chronology
import Diagnostics
import SiteModel

/// Finds what has changed of published bulletins without a correction, and says so at the place.
struct LedgerChanges {
  let places: FrontMatterPlaces
  let configuration: SiteConfiguration
  let today: CivilDate
  private var findings = CappedFindings<String>(limit: 50)

  init(places: FrontMatterPlaces, configuration: SiteConfiguration, today: CivilDate) {
    self.places = places
    self.configuration = configuration
    self.today = today
  }

  var diagnostics: [Diagnostic] { findings.diagnostics }

  mutating func compare(
    _ page: Page, _ old: LedgerEntry, _ new: LedgerEntry, figures: [PublishedFigure]?, areFiguresKnown: Bool
  ) {
    compareAlerts(page, old, new)
    compareAddresses(page, old, new)
    if new.corrections < old.corrections {
      add(.correctionRemoved, page.content, ["corrections", "title"]) {
        "\(Self.counted(old.corrections, "correction")) of \"\(page.content.path)\" \(old.corrections == 1 ? "was" : "were") "
          + "published, and \(new.corrections == 0 ? "none" : "only \(new.corrections)") is left"
      } remedy: {
        "put the entry back under \"corrections\""
      }
      return
    }
    if new.corrections > old.corrections { return }
    // Nothing is left to compare it with, so that it could say anything.
    if old.status == .withdrawn { return addRestored(page) }
    let hasChanged = [
      compareDates(page.content, old.dates, new.dates),
      areFiguresKnown && compareFigures(page, old, new, figures ?? []),
    ].contains(true)
    // Who acts on a warning must hear of any change of it.
    let mayBeCosmetic = page.matter.warning == nil
    if mayBeCosmetic, new.cosmetic > old.cosmetic { return }
    compareTexts(page.content, old, new, mayBeCosmetic: mayBeCosmetic, isExplained: hasChanged)
  }

  /// - Parameter isExplained: whether something else has changed, with which the text may have: then only a title is told.
  private mutating func compareTexts(
    _ page: ContentPage, _ old: LedgerEntry, _ new: LedgerEntry, mayBeCosmetic: Bool, isExplained: Bool
  ) {
    guard let before = old.text, let now = new.text, before != now else { return }
    let remedy =
      correction(of: page)
      + (mayBeCosmetic ? "; for a slip of the pen or of the layout add \"cosmetic: true\" to the entry" : "")
    if compareTitles(page, old, new, remedy) || isExplained { return }
    let places = places
    findings.add(
      DiagnosticKind.publishedText.id,
      Diagnostic(
        .publishedText,
        "the text of \"\(page.path)\" is not the published one (\(before.prefix(12)) in the ledger, now \(now.prefix(12)))",
        at: places.text(of: page), remedy: remedy))
  }

  /// Whether nothing but the title has changed of a text.
  private mutating func compareTitles(
    _ page: ContentPage, _ old: LedgerEntry, _ new: LedgerEntry, _ remedy: String
  ) -> Bool {
    guard let before = old.title, let now = new.title, before != now else { return false }
    add(.publishedText, page, ["title"]) {
      "the title was published as \"\(before)\" and is now \"\(now)\""
    } remedy: {
      remedy
    }
    var ignored: [Diagnostic] = []
    guard let hash = old.text, let file = SourceReading.read(page.location.path, in: places.source, into: &ignored)
    else { return false }
    return SourceText.isText(file, of: hash, configuration, titled: before)
  }

  // MARK: Names

  private mutating func compareAlerts(_ page: Page, _ old: LedgerEntry, _ new: LedgerEntry) {
    guard let before = old.alert, before != new.alert else { return }
    add(.publishedAddress, page.content, ["identifier", "title"]) {
      "the published warning is known as \"\(before)\" (sender, identifier, sent), and would now be "
        + "\"\(new.alert ?? "none")\""
    } remedy: {
      "write these as \"sender\", \"identifier\" and \"sent\" in its front matter: who has received it knows it by them"
    }
  }

  private mutating func compareAddresses(_ page: Page, _ old: LedgerEntry, _ new: LedgerEntry) {
    let keys = ["slug", "title"]
    let isCorrected = new.corrections > old.corrections
    if old.permalink != new.permalink {
      let hasAlias = page.matter.aliases.contains { Self.address(ofAlias: $0.text) == old.permalink }
      if hasAlias, isCorrected { return }
      let steps = [
        hasAlias ? nil : "add \"aliases: [\(old.permalink)]\", so that the old address leads to the new one",
        isCorrected ? nil : correction(of: page.content),
      ]
      add(.publishedAddress, page.content, keys) {
        "the bulletin was published at \"\(old.permalink)\" and is now at \"\(new.permalink)\""
      } remedy: {
        "take the old name back; or \(steps.compactMap { $0 }.joined(separator: ", and "))"
          + (page.matter.id == nil ? "; \"id: \(old.permalink)\" keeps its entry in feeds the same" : "")
      }
    } else if old.id != new.id, !isCorrected {
      add(.publishedAddress, page.content, ["id", "title"]) {
        "the bulletin was published with the id \"\(old.id)\" and now has \"\(new.id)\""
      } remedy: {
        "write the old id again (\"id\" here, or \"identifiers\" in site.yaml): feed readers would show it as new"
      }
    }
  }

  /// `2019/old` and `/2019/old/` → `/2019/old/`.
  static func address(ofAlias text: String) -> String {
    let path = "/" + text.split(separator: "/").joined(separator: "/")
    return path.lowercased().hasSuffix(".html") ? path : path + "/"
  }

  // MARK: Dates and figures

  /// Whether any of them differ.
  mutating func compareDates(
    _ page: ContentPage, _ old: [LedgerEntry.DateName: String], _ new: [LedgerEntry.DateName: String]
  ) -> Bool {
    if old == new { return false }
    let correction = correction(of: page)
    for name in LedgerEntry.DateName.allCases where old[name] != new[name] {
      let before = old[name].map { "\"\($0)\"" } ?? "none"
      let now = new[name].map { "\"\($0)\"" } ?? "none"
      add(.publishedDate, page, [name.rawValue, "title"]) {
        "\"\(name.rawValue)\" of the published bulletin was \(before) and is now \(now)"
      } remedy: {
        "write the old date again, or \(correction)"
      }
    }
    return true
  }

  private mutating func compareFigures(
    _ page: Page, _ old: LedgerEntry, _ new: LedgerEntry, _ figures: [PublishedFigure]
  ) -> Bool {
    if old.figures == new.figures { return false }
    var hasChanged = false
    let correction = correction(of: page.content)
    for (query, before, now) in Self.differences(old.figures, new.figures) {
      if let before, let now, !query.hasPrefix("figure:literal"), PublishedFigure.saysTheSame(before, now) { continue }
      hasChanged = true
      let place = figures.first { $0.query == query }?.location ?? page.content.location
      let what = page.content.origin == nil ? "" : " on the page \(page.content.path)"
      let message: String =
        switch (before, now) {
        case (let before?, let now?): "\(query) was published as \"\(before)\" and is now \"\(now)\"\(what)"
        case (let before?, nil): "\(query) was published as \"\(before)\" and stands here no more\(what)"
        default: "\(query) is \"\(now ?? "")\" here and was not published\(what)"
        }
      findings.add(
        DiagnosticKind.publishedFigure.id,
        Diagnostic(
          .publishedFigure, message, at: place,
          remedy: "mend the text or the records, or \(correction)"))
    }
    return hasChanged
  }

  /// The queries whose texts differ, with both; nil where one side has no such query.
  private static func differences(
    _ old: [LedgerEntry.Figure], _ new: [LedgerEntry.Figure]
  ) -> [(query: String, before: String?, now: String?)] {
    var (before, now) = (old[...], new[...])
    var differences: [(query: String, before: String?, now: String?)] = []
    while before.first != nil || now.first != nil {
      let isOld = before.first.map { one in now.first.map { !LedgerEntry.Figure.isBefore($0, one) } ?? true } ?? false
      let isNew = now.first.map { one in before.first.map { !LedgerEntry.Figure.isBefore($0, one) } ?? true } ?? false
      let (left, right) = (isOld ? before.popFirst() : nil, isNew ? now.popFirst() : nil)
      guard left?.text != right?.text, let query = left?.query ?? right?.query else { continue }
      differences.append((query, left?.text, right?.text))
    }
    return differences
  }

  // MARK: Bulletins that are not there

  mutating func addHeldBack(_ key: String, _ old: LedgerEntry, _ page: ContentPage, _ hold: Visibility.Hold) {
    let keys = if case .draft = hold { ["draft", "title"] } else { ["publishDate", "date", "title"] }
    let tombstone = tombstone
    add(.publishedVanished, page, keys) {
      "the bulletin \"\(key)\" was published at \"\(old.permalink)\" and now \(hold.reason)"
    } remedy: {
      "publish it again; to take it back, \(tombstone) in its front matter"
    }
  }

  mutating func addVanished(_ key: String, _ old: LedgerEntry, at location: SourceLocation?, renamed: Page?) {
    var notes: [Diagnostic.Note] = []
    var remedy = "put content/\(key) back; to take the bulletin back, \(tombstone) in its front matter"
    if let renamed {
      notes.append(Diagnostic.Note("this file has the same text", at: renamed.content.location))
      remedy =
        "if it was renamed to content/\(renamed.content.path), give that \"aliases: [\(old.permalink)]\" and \(correction(of: renamed.content)); or rename it back"
    } else if key.contains("?") {
      remedy =
        "put the record back; to take it back, say so in the record: \"lifecycle: {withdrawn: …}\" of its resource names the columns"
    }
    findings.add(
      DiagnosticKind.publishedVanished.id,
      Diagnostic(
        .publishedVanished, "the bulletin \"\(key)\" was published at \"\(old.permalink)\" and is gone", at: location,
        notes: notes, remedy: remedy))
  }

  /// - Parameter page: of the bulletin; nil when its file is gone, too.
  mutating func addMissingTombstone(
    _ key: String, _ old: LedgerEntry, _ page: ContentPage?, at location: SourceLocation?
  ) {
    let remedy =
      page == nil
      ? "put content/\(key) back with \"withdrawn\" in its front matter: who knows the address finds the reason there"
      : "take the old name back, or add \"aliases: [\(old.permalink)]\": who knows the address finds the reason there"
    findings.add(
      DiagnosticKind.publishedVanished.id,
      Diagnostic(
        .publishedVanished,
        "the bulletin \"\(key)\" was withdrawn, and no tombstone stands at \"\(old.permalink)\" any more",
        at: page.map { places.place(of: ["slug", "title"], in: $0) } ?? location, remedy: remedy))
  }

  private mutating func addRestored(_ page: Page) {
    let correction = correction(of: page.content)
    add(.correctionRemoved, page.content, ["withdrawn", "title"]) {
      "\"\(page.content.path)\" was withdrawn, and is shown again without a correction"
    } remedy: {
      "put \"withdrawn\" back; if the bulletin is to return, \(correction)"
    }
  }

  mutating func addHeldTexts(_ key: String, at location: SourceLocation?) {
    findings.add(
      DiagnosticKind.ledgerHoldsWithdrawn.id, .ledgerHoldsTexts(of: key, at: location))
  }

  // MARK: Words

  private var tombstone: String { "write \"withdrawn: {date: \(today.iso), reason: …}\"" }

  private func correction(of page: ContentPage) -> String {
    let entry = "\"corrections: [{date: \(today.iso), note: …}]\""
    guard let origin = page.origin else { return "write \(entry) in the front matter" }
    return "write \(entry) in the front matter of content/\(origin.maker)"
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private mutating func add(
    _ kind: DiagnosticKind, _ page: ContentPage, _ keys: [String], message: () -> String, remedy: () -> String
  ) {
    let places = places
    findings.add(
      kind.id, Diagnostic(kind, message(), at: places.place(of: keys, in: page), remedy: remedy()))
  }
}
