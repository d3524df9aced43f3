import Alerts
import Chronology
import Diagnostics
import SiteModel

/// The warnings that a site shows, how they refer to each other, and how each stands at the moment of the build.
struct WarningGraph: Sendable {
  struct Member: Sendable {
    let page: Page
    /// With what its translations say.
    let notice: WarningNotice
    /// Of the page, each with a block of the message.
    let translations: [Page]
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

  /// The warning that a page is, or translates; nil for any other page.
  func member(of page: Page) -> Member? { numbers[page.rank].map { members[$0] } }

  static let none = WarningGraph(members: [], changed: nil)

  init(members: [Member], changed: Timestamp?) {
    self.members = members
    var numbers: [Int: Int] = [:]
    for (number, member) in members.enumerated() {
      for page in [member.page] + member.translations { numbers[page.rank] = number }
    }
    self.numbers = numbers
    inForce = members.indices.filter { members[$0].state == .inForce }.sorted { members[$0].precedes(members[$1]) }
    self.changed = changed
  }
}

extension WarningGraph.Member {
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
