import Alerts
import Chronology
import Diagnostics
import SiteModel

extension WarningGraph {
  /// Finds what the warnings of a site refer to, and reports references that cannot be.
  ///
  /// - Parameters:
  ///   - documents: all that was read, shown or not.
  ///   - files: the paths of all Markdown files, readable or not.
  static func of(
    _ site: Site, documents: [ContentPage], files: @autoclosure () -> Set<String>, now: Timestamp,
    into diagnostics: inout [Diagnostic]
  ) -> WarningGraph {
    guard documents.contains(where: { $0.matter.warning != nil }) else { return .none }
    let documents = site.configuration.languages.isEmpty ? documents : documents.filter { $0.translation == nil }
    for page in documents { diagnostics += faults(ofComing: page, site) }
    let warnings = shownWarnings(of: site, into: &diagnostics)
    let configuration = site.configuration
    let shown = warnings.map(\.page)
    let targets = WarningTargets(site: site, documents: documents, files: files(), shown: shown) { page in
      page.matter.warning?.reference(path: site.addresses[page.path] ?? page.ownPath, configuration: configuration)
    }
    var draft = WarningDraft(
      warnings: warnings,
      identities: warnings.map { $0.notice.reference(path: $0.page.path, configuration: configuration) })
    draft.resolve(targets, into: &diagnostics)
    draft.reportEqualIdentifiers(into: &diagnostics)
    let gone = documents.compactMap { GoneWarning($0, site) }
    draft.end(by: gone, targets, now: now)
    return draft.graph(site, now: now, goneTurns: gone.flatMap(\.turns), into: &diagnostics)
  }

  /// The originals among the warnings of a site, each with what its translations add to the message.
  private static func shownWarnings(of site: Site, into diagnostics: inout [Diagnostic]) -> [ShownWarning] {
    var found: [Diagnostic] = []
    let warnings = site.pages.filter(\.isOriginal).compactMap { page -> ShownWarning? in
      guard var notice = page.matter.warning else { return nil }
      var translations: [Page] = []
      for rank in site.versions.versions(of: page).dropFirst().compactMap(\.rank) {
        guard let translation = site.pages[rank].matter.warning else { continue }
        translations.append(site.pages[rank])
        if let whole = notice.adding(translation, into: &found) { notice = whole }
      }
      return ShownWarning(page: page, notice: notice, translations: translations)
    }
    diagnostics += found
    return warnings
  }

  /// What a warning breaks that will be published by itself: nobody may be there to mend it then.
  private static func faults(ofComing page: ContentPage, _ site: Site) -> [Diagnostic] {
    guard let notice = page.matter.warning, case .future? = site.holds[page.path] else { return [] }
    // Its text, its references and its files are looked at when it is shown.
    let view = WarningPage(
      path: page.ownPath, title: page.matter.title.text, text: "-", address: site.absoluteURL(page.ownPath))
    let alert = notice.alert(of: view, configuration: site.configuration)
    return AlertRules.faults(in: alert).filter { $0.place.element != "references" && $0.place.resource == nil }.map {
      notice.diagnostic($0, site.configuration)
    }
  }

  /// Whether the site publishes what is in force: as soon as it shows a warning, or has a section for them.
  func hasFeed(in site: Site) -> Bool {
    !members.isEmpty || site.sections.contains { $0.path == WarningPaths.section }
  }
}

/// A warning whose page is shown.
private struct ShownWarning {
  let page: Page
  let notice: WarningNotice
  let translations: [Page]
}

/// A graph of which the references are still being resolved.
private struct WarningDraft {
  let warnings: [ShownWarning]
  let identities: [AlertReference]
  /// What `updates` and `cancels` name, in their order.
  private var references: [[AlertReference]] = []
  /// Those of them that are shown, and what else the alert refers to of the site, by number.
  private var predecessors: [[Int]] = []
  /// The warnings of which a reference has a fault.
  private var faulty: Set<Int> = []
  /// By number, the last message that supersedes a warning and whose page is gone.
  private var enders: [Int: Alert] = [:]

  init(warnings: [ShownWarning], identities: [AlertReference]) {
    self.warnings = warnings
    self.identities = identities
  }

  mutating func resolve(_ targets: WarningTargets, into diagnostics: inout [Diagnostic]) {
    let numbers = Dictionary(identities.enumerated().map { ($1, $0) }) { first, _ in first }
    let found = warnings.map { warning in
      (warning.notice.updates + warning.notice.cancels).map { name in
        (name: name, target: targets.find(name, from: warning.page.content.path, into: &diagnostics))
      }
    }
    let named = found.map { $0.compactMap { $0.target?.number } }
    for (number, notice) in warnings.map(\.notice).enumerated() {
      var references: [AlertReference] = []
      var earlier: Set<Int> = []
      if found[number].contains(where: { $0.target == nil }) { faulty.insert(number) }
      for case (let name, let target?) in found[number] {
        let reference = target.reference(identities)
        if let fault = fault(of: name, from: number, to: target, reference, named) {
          diagnostics.append(fault)
          faulty.insert(number)
        } else {
          if !references.contains(reference) { references.append(reference) }
          if let target = target.number { earlier.insert(target) }
        }
      }
      // What was imported names alerts of this site as other sites do.
      earlier.formUnion(notice.references.compactMap { numbers[$0] }.filter { $0 != number })
      self.references.append(references)
      predecessors.append(earlier.sorted { identities[$0].sent < identities[$1].sent }.filter { isEarlier($0, number) })
    }
  }

  /// What was sent stays sent: a cancellation ends its warning for good, also when its own page is shown no longer.
  mutating func end(by gone: [GoneWarning], _ targets: WarningTargets, now: Timestamp) {
    for warning in gone where warning.alert.supersedes && warning.alert.replacement <= now {
      for name in warning.notice.updates + warning.notice.cancels {
        guard let number = targets.shownWarning(name, from: warning.path),
          warnings[number].notice.sent < warning.alert.sent, warnings[number].notice.status == warning.alert.status
        else { continue }
        if let other = enders[number], other.sent >= warning.alert.sent { continue }
        enders[number] = warning.alert
      }
    }
  }

  private func isEarlier(_ target: Int, _ number: Int) -> Bool { identities[target].sent < identities[number].sent }

  /// What is wrong with a reference that leads to a warning.
  private func fault(
    of name: LocatedText, from number: Int, to target: WarningTargets.Target, _ reference: AlertReference,
    _ named: [[Int]]
  ) -> Diagnostic? {
    let own = warnings[number].notice
    if reference.sent >= own.sent {
      if let target = target.number, leads(target, to: number, named) {
        return Diagnostic(
          .warningCircle, "\"\(name.text)\" refers back to this warning", at: name.location,
          remedy: "remove one of the references: the later of the two warnings names the earlier one")
      }
      return Diagnostic(
        .warningReference,
        "\"\(name.text)\" was sent at \(reference.sent.rfc3339), not before this one (\(own.sent.rfc3339))",
        at: name.location, remedy: "correct \"date\" or \"sent\" of one of the two; the later one names the earlier one"
      )
    }
    if let target = target.number, warnings[target].notice.status != own.status {
      let status = warnings[target].notice.status.rawValue
      return Diagnostic(
        .warningReference, "\"\(name.text)\" has the status \(status), this one \(own.status.rawValue)",
        at: name.location, remedy: "an exercise refers to exercises, an actual warning to actual ones")
    }
    return nil
  }

  private func leads(_ start: Int, to end: Int, _ named: [[Int]]) -> Bool {
    var seen: Set<Int> = []
    var open = [start]
    while let next = open.popLast() {
      if next == end { return true }
      if seen.insert(next).inserted { open += named[next] }
    }
    return false
  }

  func reportEqualIdentifiers(into diagnostics: inout [Diagnostic]) {
    let groups = Dictionary(grouping: identities.indices) { [identities[$0].sender, identities[$0].identifier] }
    for (key, group) in groups where group.count > 1 && !key[1].isEmpty {
      let (first, others) = (warnings[group[0]], group.dropFirst().map { warnings[$0] })
      diagnostics.append(
        Diagnostic(
          .warningIdentifierTwice, "\(group.count) warnings have the identifier \"\(key[1])\"",
          at: first.notice.identifierLocation,
          notes: others.map { .init("this is another", at: $0.notice.identifierLocation) },
          remedy: "give one of them another \"identifier\", or the site a scheme that tells them apart"))
    }
  }

  /// References as other sites write them, which may name alerts of this site. What another sender has sent may be
  /// anywhere.
  private func reportForeignReferences(_ alerts: [Alert], _ site: Site, into diagnostics: inout [Diagnostic]) {
    let sender = site.configuration.warnings.sender ?? site.configuration.identifiers.domain
    for (number, fault) in AlertRules.faults(inSet: alerts) where fault.place.element == "references" {
      let position = fault.place.index
      guard position >= references[number].count, alerts[number].references[position].sender == sender else { continue }
      diagnostics.append(warnings[number].notice.diagnostic(fault, site.configuration))
    }
  }

  /// - Parameter goneTurns: the moments at which warnings that are no longer shown came and went.
  func graph(_ site: Site, now: Timestamp, goneTurns: [Timestamp], into diagnostics: inout [Diagnostic]) -> WarningGraph
  {
    let alerts = warnings.indices.map { number in
      let (page, notice) = (warnings[number].page, warnings[number].notice)
      var view = WarningPage(
        path: page.path, title: page.matter.title.text, text: "", address: site.absoluteURL(page.path))
      for page in warnings[number].translations {
        view.versions[page.matter.language ?? ""] = .init(
          title: page.matter.title.text, text: "", address: site.absoluteURL(page.path))
      }
      return notice.alert(of: view, referringTo: references[number], configuration: site.configuration)
    }
    reportForeignReferences(alerts, site, into: &diagnostics)
    let chains = WarningChains(alerts, predecessors: predecessors, now: now)
    let members = warnings.indices.map { number in
      let term = WarningTerm(alerts[number])
      let newest = chains.newest(after: number)
      return WarningGraph.Member(
        page: warnings[number].page, notice: warnings[number].notice, translations: warnings[number].translations,
        alert: alerts[number],
        references: references[number], areReferencesSound: !faulty.contains(number), term: term,
        predecessors: predecessors[number],
        state: WarningState(
          of: alerts[number], term: term, newest: newest.map { alerts[$0] } ?? enders[number], at: now),
        newest: newest,
        superseded: [chains.superseded(number), enders[number]?.replacement].compactMap(\.self).min(),
        chain: chains.chain(of: number))
    }
    let turns = goneTurns + members.flatMap { $0.term.turns(of: $0.alert, gone: $0.superseded) }
    return WarningGraph(members: members, changed: turns.filter { $0 <= now }.max())
  }
}

extension WarningNotice {
  fileprivate var identifierLocation: SourceLocation { identifier?.location ?? location }
}

extension WarningTargets.Target {
  /// Nil when its page is gone.
  var number: Int? {
    if case .shown(let number) = self { number } else { nil }
  }

  func reference(_ identities: [AlertReference]) -> AlertReference {
    switch self {
    case .shown(let number): identities[number]
    case .gone(let reference): reference
    }
  }
}

/// A warning that was sent, and whose page is gone: withdrawn, or past its `expiryDate`.
private struct GoneWarning {
  let path: String
  let notice: WarningNotice
  let alert: Alert
  /// When its page went.
  private let moment: Timestamp

  init?(_ page: ContentPage, _ site: Site) {
    guard let notice = page.matter.warning else { return nil }
    switch site.holds[page.path] {
    case .expired(let moment)?, .withdrawn(let moment)?: self.moment = moment
    case .draft?, .future?, nil: return nil
    }
    path = page.path
    self.notice = notice
    let view = WarningPage(path: page.ownPath, title: "", text: "", address: "")
    alert = notice.alert(of: view, configuration: site.configuration)
    // What went before it was sent was never sent.
    if moment <= alert.sent { return nil }
  }

  /// When it came into force and ceased to be so.
  var turns: [Timestamp] { WarningTerm(alert).turns(of: alert, gone: moment) }
}

extension ContentPage {
  /// The address that it had, or will have, when it is shown.
  fileprivate var ownPath: SitePath {
    let names = folder.split(separator: "/").map(String.init) + [matter.slug?.text ?? name].compactMap(\.self)
    return SitePath(names.map { PathSegment.make(from: $0) + "/" }.joined())
  }
}
