import Alerts
import Chronology
import Diagnostics
import SiteModel

/// The warnings that a site shows, how they refer to each other, and how each stands at the moment of the build.
struct WarningGraph: Sendable {
  struct Member: Sendable {
    let page: Page
    let notice: WarningNotice
    /// All but what is made from the text and the files beside it (`AlertDocument`).
    let alert: Alert
    /// The alerts that `updates` and `cancels` name.
    let references: [AlertReference]
    /// Whether all that they name was found.
    let areReferencesSound: Bool
    let term: WarningTerm
    /// The warnings of this site that it refers to, the earliest first.
    let predecessors: [Int]
    let state: WarningState
    /// The end of the chain that has superseded it.
    let newest: Int?
    /// When the first of those that have superseded it was sent.
    let superseded: Timestamp?
    /// All warnings of its chain with itself, the earliest first; itself alone when it stands alone.
    let chain: [Int]
  }

  /// In the order of their pages.
  let members: [Member]
  /// What is in force, the most severe first: by colour, then severity; of equal ones the newest first.
  let inForce: [Int]
  /// When what is in force last changed; nil when it never has.
  let changed: Timestamp?
  private let numbers: [Int: Int]

  /// The warning that a page is; nil for any other page.
  func member(of page: Page) -> Member? { numbers[page.rank].map { members[$0] } }

  static let none = WarningGraph(members: [], now: Timestamp(secondsSinceEpoch: 0, offset: 0))

  init(members: [Member], now: Timestamp) {
    self.members = members
    numbers = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.page.rank, $0) })
    inForce = members.indices.filter { members[$0].state == .inForce }.sorted { members[$0].precedes(members[$1]) }
    changed = members.flatMap(\.turns).filter { $0 <= now }.max()
  }
}

extension WarningGraph.Member {
  /// The moments at which it came and comes into force and ceases to be so, as far as is known now.
  fileprivate var turns: [Timestamp] {
    guard alert.status == .actual, alert.scope == .public, alert.messageType == .alert || alert.messageType == .update
    else { return [] }
    let start = term.start(of: alert)
    guard let end = [term.end, superseded].compactMap(\.self).min() else { return [start] }
    return start < end ? [start, end] : []
  }

  /// The order in which readers are to see what is in force.
  fileprivate func precedes(_ other: Self) -> Bool {
    if notice.colour != other.notice.colour { return notice.colour < other.notice.colour }
    if severity != other.severity { return severity < other.severity }
    return alert.sent != other.alert.sent ? alert.sent > other.alert.sent : page.rank < other.page.rank
  }

  /// The rank of the most severe block, 0 the most severe: CAP lists the severities in that order.
  private var severity: Int {
    alert.infos.compactMap { AlertInfo.Severity.allCases.firstIndex(of: $0.severity) }.min() ?? .max
  }
}
