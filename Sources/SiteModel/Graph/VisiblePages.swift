import Chronology
import Diagnostics

/// Loaded pages by what this build makes of them: shown, withdrawn with a tombstone, or nothing at all.
struct VisiblePages {
  private(set) var shown: [ContentPage] = []
  /// Bulletins of which a tombstone stays, with what it says.
  private(set) var withdrawn: [(page: ContentPage, withdrawal: Withdrawal)] = []
  /// Why pages are not shown, by path.
  private(set) var holds: [String: Visibility.Hold] = [:]
  /// The moments to come at which anything of this changes, in no order.
  private(set) var moments: [Moment] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var reported: Set<Diagnostic> = []

  init(_ pages: [ContentPage], visibility: Visibility) {
    for page in pages where page.translation == nil { judge(page, visibility) }
    judgeTranslations(in: pages, visibility)
    if !holds.isEmpty { holdBackBundles() }
  }

  private mutating func judge(_ page: ContentPage, _ visibility: Visibility) {
    moments += visibility.moments(of: page.matter, record: page.origin?.place)
    // Pages that one file makes from data have its faults in common.
    for fault in visibility.faults(in: page.matter) where reported.insert(fault).inserted { diagnostics.append(fault) }
    if let withdrawal = page.matter.withdrawal, page.role != .bulletin {
      diagnostics.append(Self.withdrawnSection(withdrawal))
    }
    guard let hold = visibility.hold(on: page.matter) else {
      shown.append(page)
      return
    }
    holds[page.path] = hold
    if case .withdrawn = hold, let withdrawal = page.matter.withdrawal { withdrawn.append((page, withdrawal)) }
  }

  /// What holds an original back holds its translations back; one may also be held back alone. Without its original a
  /// translation is never shown: nobody knows whether it may be.
  private mutating func judgeTranslations(in pages: [ContentPage], _ visibility: Visibility) {
    let translations = pages.filter { $0.translation != nil }
    if translations.isEmpty { return }
    let wanted = Set(translations.compactMap(\.translation?.original))
    let originals = Dictionary(pages.lazy.filter { wanted.contains($0.path) }.map { ($0.path, $0) }) { first, _ in first
    }
    for page in translations {
      guard let original = page.translation.flatMap({ originals[$0.original] }) else { continue }
      judge(page, after: original, visibility)
    }
  }

  private mutating func judge(_ page: ContentPage, after original: ContentPage, _ visibility: Visibility) {
    let known = Set(visibility.moments(of: original.matter).map { MomentKey($0) })
    moments += visibility.moments(of: page.matter, record: page.origin?.place).filter { !known.contains(MomentKey($0)) }
    let inherited = Set(visibility.faults(in: original.matter).map(\.message))
    for fault in visibility.faults(in: page.matter)
    where !inherited.contains(fault.message) && reported.insert(fault).inserted { diagnostics.append(fault) }
    if let withdrawal = page.matter.withdrawal, page.role != .bulletin, original.matter.withdrawal == nil {
      diagnostics.append(Self.withdrawnSection(withdrawal))
    }
    let own = visibility.hold(on: page.matter)
    switch (holds[original.path], own) {
    case (.withdrawn?, .draft?), (.withdrawn?, .future?), (.withdrawn?, .expired?): holds[page.path] = own
    case (.withdrawn(let moment)?, _):
      holds[page.path] = .withdrawn(moment)
      if let withdrawal = page.matter.withdrawal ?? original.matter.withdrawal { withdrawn.append((page, withdrawal)) }
    case (let outer?, _): holds[page.path] = outer
    case (nil, let own?):
      holds[page.path] = own
      if case .withdrawn = own, let withdrawal = page.matter.withdrawal { withdrawn.append((page, withdrawal)) }
    case (nil, nil): shown.append(page)
    }
  }

  private struct MomentKey: Hashable {
    let at: Timestamp
    let occasion: Moment.Occasion

    init(_ moment: Moment) { (at, occasion) = (moment.at, moment.occasion) }
  }

  /// What lies in the folder of a bundle that is held back is held back with it: its annexes, whatever they say
  /// themselves. The annexes of a withdrawn bundle had addresses of their own, and get tombstones with its reason.
  private mutating func holdBackBundles() {
    let bundles = HeldBundles(holds)
    if bundles.isEmpty { return }
    let reasons = Dictionary(withdrawn.map { ($0.page.path, $0.withdrawal) }) { first, _ in first }
    let (pages, own) = (shown, withdrawn)
    shown = []
    withdrawn = []
    for (page, withdrawal) in own {
      // A bundle within one that was never public was never public either.
      guard let outer = bundles.nonpublicHold(on: page.path) else {
        withdrawn.append((page, withdrawal))
        continue
      }
      holds[page.path] = outer
    }
    for page in pages {
      guard let (hold, bundle) = bundles.holder(of: page.path) else {
        shown.append(page)
        continue
      }
      holds[page.path] = hold
      if case .withdrawn = hold, page.role == .bulletin, let reason = reasons[bundle] {
        withdrawn.append((page, reason))
      }
    }
  }

  private static func withdrawnSection(_ withdrawal: Withdrawal) -> Diagnostic {
    Diagnostic(
      .withdrawnSection, "a section cannot be withdrawn: its bulletins would stay", at: withdrawal.location,
      remedy: "withdraw its bulletins one by one, and take the section's own text out of the file")
  }
}
