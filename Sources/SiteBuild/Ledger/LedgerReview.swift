import Chronology
import Diagnostics
import SiteModel

/// Compares a built site with what has been published before.
struct LedgerReview {
  /// What the review knows of the build.
  struct Subject {
    let site: Site
    /// All that was loaded, shown or not.
    let pages: [ContentPage]
    /// Markdown files that are there, readable or not.
    let files: Set<String>
    /// By page; nil when they are not known, since something else is wrong.
    let figures: [String: [PublishedFigure]]?
    /// What is shown without `--drafts` and `--future`.
    let visibility: Visibility
    let source: String
    let alert: @Sendable (Page) -> String?
  }

  private let stored: StoredLedger?
  private let subject: Subject
  private let current: CurrentEntries
  private var changes: LedgerChanges
  private var update: LedgerUpdate

  /// - Parameter stored: nil when nothing has been recorded yet.
  static func run(
    _ subject: Subject, _ stored: StoredLedger?, into diagnostics: inout [Diagnostic]
  ) -> LedgerUpdate {
    var review = LedgerReview(subject, stored)
    review.run()
    diagnostics += review.changes.diagnostics
    return review.update
  }

  private init(_ subject: Subject, _ stored: StoredLedger?) {
    self.subject = subject
    self.stored = stored
    current = CurrentEntries(subject.site, pages: subject.pages, now: subject.visibility.now, alert: subject.alert)
    changes = LedgerChanges(
      places: FrontMatterPlaces(source: subject.source), configuration: subject.site.configuration,
      today: subject.visibility.now.date)
    update = LedgerUpdate(stored?.ledger ?? Ledger())
  }

  private mutating func run() {
    let old = stored?.ledger.entries ?? [:]
    var missing = old
    var unknown: [Page] = []
    for page in subject.site.pages where page.isListed || old[page.content.path] != nil {
      let key = page.content.path
      // A preview shows what is not public.
      if subject.visibility.hold(on: page.matter) != nil { continue }
      if let entry = missing.removeValue(forKey: key) { review(page, entry, key) } else { unknown.append(page) }
    }
    let moved = missing.isEmpty || unknown.isEmpty ? [:] : movedPages(missing, unknown)
    for page in unknown {
      if let key = moved[page.content.path], let entry = missing.removeValue(forKey: key) {
        update.ledger.entries[key] = nil
        review(page, entry, key)
      } else {
        update.recorded.append(page.content.path)
        update.ledger.entries[page.content.path] = entry(page)
      }
    }
    if !missing.isEmpty { reviewMissing(missing, unknown.filter { moved[$0.content.path] == nil }) }
    update.hasChanges = update.ledger != stored?.ledger && !(stored == nil && update.ledger.entries.isEmpty)
    update.sort()
  }

  private func entry(_ page: Page) -> LedgerEntry {
    current.entry(page, figures: subject.figures.map { $0[page.content.path] ?? [] })
  }

  // MARK: Bulletins that are there

  private mutating func review(_ page: Page, _ old: LedgerEntry, _ key: String) {
    // Other faults come first; what they hide cannot be compared.
    guard page.content.isMatterSound else { return }
    if let withdrawal = page.matter.withdrawal, isPast(withdrawal.date) {
      return reduce(old, page.content.path, page.content)
    }
    var new = entry(page)
    new.firstPublished = old.firstPublished
    changes.compare(
      page, old, new, figures: subject.figures?[page.content.path], areFiguresKnown: subject.figures != nil)
    if subject.figures == nil { new.figures = old.figures }
    if new.corrections > old.corrections {
      update.corrected.append(page.content.path)
    } else if new.cosmetic > old.cosmetic {
      update.cosmetic.append(page.content.path)
    } else if new.isRecorded(as: old) {
      update.unchanged += 1
    }
    update.ledger.entries[page.content.path] = new
  }

  private mutating func reduce(_ old: LedgerEntry, _ key: String, _ page: ContentPage?) {
    var reduced = old.reduced
    if old.status != .withdrawn {
      update.withdrawn.append(key)
      // One that came with the withdrawal is used up by it.
      let (told, cosmetic) = page.map(current.corrections) ?? (0, 0)
      (reduced.corrections, reduced.cosmetic) = (max(old.corrections, told), max(old.cosmetic, cosmetic))
    }
    if old != old.reduced { changes.addHeldTexts(key, at: stored?.location(of: key)) }
    update.ledger.entries[key] = reduced
  }

  private func isPast(_ date: DateText) -> Bool {
    subject.site.configuration.timeZone.timestamp(of: date) <= subject.visibility.now
  }

  // MARK: Bulletins that are not

  /// The names in the ledger of bulletins whose files have other names now: at the same address, or at another to which
  /// the old one leads.
  private func movedPages(_ missing: [String: LedgerEntry], _ pages: [Page]) -> [String: String] {
    let loaded = Set(subject.pages.map(\.path))
    let gone = missing.filter { $0.value.status == .published && !loaded.contains($0.key) }
    let names = Dictionary(gone.map { ($0.value.permalink, $0.key) }) { min($0, $1) }
    if names.isEmpty { return [:] }
    var moved: [String: String] = [:]
    for page in pages {
      let addresses = ["/" + page.path.text] + page.matter.aliases.map { LedgerChanges.address(ofAlias: $0.text) }
      moved[page.content.path] = addresses.lazy.compactMap { names[$0] }.first
    }
    return moved
  }

  private mutating func reviewMissing(_ missing: [String: LedgerEntry], _ unknown: [Page]) {
    let loaded = Dictionary(
      subject.pages.lazy.filter { missing[$0.path] != nil }.map { ($0.path, $0) }
    ) { first, _ in first }
    let byText = Dictionary(unknown.compactMap { page in SourceText.hash(of: page.content).map { ($0, page) } }) {
      first, _ in first
    }
    let tombstones = Set(
      subject.site.tombstones.flatMap { stone in
        ["/" + stone.path.text] + stone.aliases.map { LedgerChanges.address(ofAlias: $0.text) }
      })
    for (key, old) in missing.sorted(by: { $0.key < $1.key }) {
      let page = loaded[key]
      let hold = subject.site.holds[key] ?? page.flatMap { subject.visibility.hold(on: $0.matter) }
      var isWithdrawn = page?.matter.withdrawal.map { isPast($0.date) } ?? false
      if case .withdrawn = hold { isWithdrawn = true }
      // Nothing of it may stay in the ledger, be there a tombstone or not.
      if isWithdrawn { reduce(old, key, page) }
      switch hold {
      case .withdrawn:
        if !tombstones.contains(old.permalink) {
          changes.addMissingTombstone(key, old, page, at: stored?.location(of: key))
        }
      case .expired: expire(old, key, page)
      case .draft, .future:
        if let page, let hold { changes.addHeldBack(key, old, page, hold) }
      case nil where old.status == .withdrawn:
        if !tombstones.contains(old.permalink), !hasExpired(old), isGone(key, page) {
          changes.addMissingTombstone(key, old, page, at: stored?.location(of: key))
        }
      case nil:
        if old.status == .expired || hasExpired(old) {
          expire(old, key, page)
        } else if isGone(key, page) {
          changes.addVanished(
            key, old, at: stored?.location(of: key), renamed: old.text.flatMap { byText[$0] })
        }
      }
    }
  }

  /// - Parameter page: nil when it is not there any more, as records whose display term has ended.
  private mutating func expire(_ old: LedgerEntry, _ key: String, _ page: ContentPage?) {
    if old.status == .expired { return }
    if let page { compareTerms(old, key, page) }
    if update.ledger.entries[key]?.status == .withdrawn { return }
    update.expired.append(key)
    update.ledger.entries[key]?.status = .expired
    update.ledger.entries[key]?.title = nil
  }

  /// A bulletin goes at the end of the term that it was published with, or of another that readers were told of: else
  /// `expiryDate` would take anything back without a word.
  private mutating func compareTerms(_ old: LedgerEntry, _ key: String, _ page: ContentPage) {
    let now = current.dates(of: page.matter)[.expiryDate]
    if now == old.dates[.expiryDate] { return }
    let (told, cosmetic) = current.corrections(of: page)
    guard told > old.corrections else {
      let before = old.dates.filter { $0.key == .expiryDate }
      _ = changes.compareDates(page, before, now.map { [.expiryDate: $0] } ?? [:])
      return
    }
    update.corrected.append(key)
    update.ledger.entries[key]?.dates[.expiryDate] = now
    update.ledger.entries[key]?.corrections = told
    update.ledger.entries[key]?.cosmetic = cosmetic
  }

  private func hasExpired(_ old: LedgerEntry) -> Bool {
    old.dates[.expiryDate].flatMap(DateText.init).map(isPast) ?? false
  }

  /// Whether nothing else explains why a bulletin is not there: a file with faults has been reported, and so have the
  /// records that pages would be made from.
  private func isGone(_ key: String, _ page: ContentPage?) -> Bool {
    if page != nil { return true }
    if subject.figures == nil, key.contains("?") { return false }
    return !subject.files.contains(key)
  }
}

extension LedgerEntry {
  /// Whether a record says the same, but for what older ledgers did not keep.
  fileprivate func isRecorded(as old: LedgerEntry) -> Bool {
    var old = old
    old.title = old.title ?? title
    return self == old
  }
}
