import Alerts
import Chronology

/// Which warnings refer to which: numbers of alerts, each with the earlier ones that it names.
struct WarningChains {
  /// By number. Every reference leads back in time, so that there are no circles.
  let predecessors: [[Int]]
  private let alerts: [Alert]
  /// The updates and cancellations that name each alert and have been sent.
  private let successors: [[Int]]
  private let chains: [[Int]]

  init(_ alerts: [Alert], predecessors: [[Int]], now: Timestamp) {
    self.alerts = alerts
    self.predecessors = predecessors
    var successors = [[Int]](repeating: [], count: alerts.count)
    for (number, earlier) in predecessors.enumerated()
    where alerts[number].supersedes && alerts[number].replacement <= now {
      // A message for some recipients takes nothing from the others.
      for target in earlier where alerts[number].scope == .public || alerts[target].scope != .public {
        successors[target].append(number)
      }
    }
    self.successors = successors
    chains = Self.connected(predecessors) { alerts[$0].order < alerts[$1].order }
  }

  /// The last of all messages that supersede an alert, one after the other; nil when none does.
  func newest(after number: Int) -> Int? {
    var found: Set<Int> = []
    var open = successors[number]
    while let next = open.popLast() {
      if found.insert(next).inserted { open += successors[next] }
    }
    return found.max { alerts[$0].order < alerts[$1].order }
  }

  /// When the first message that supersedes an alert took its place.
  func superseded(_ number: Int) -> Timestamp? { successors[number].map { alerts[$0].replacement }.min() }

  /// All alerts that an alert is tied to by references in either direction, with itself, the earliest first.
  func chain(of number: Int) -> [Int] { chains[number] }

  /// The connected part of each number, in order.
  private static func connected(_ predecessors: [[Int]], by isEarlier: (Int, Int) -> Bool) -> [[Int]] {
    var part = Array(predecessors.indices)
    func root(_ number: Int) -> Int {
      var number = number
      while part[number] != number { number = part[number] }
      return number
    }
    for (number, earlier) in predecessors.enumerated() {
      for target in earlier { part[root(number)] = root(target) }
    }
    let roots = predecessors.indices.map(root)
    let members = Dictionary(grouping: predecessors.indices) { roots[$0] }.mapValues { $0.sorted(by: isEarlier) }
    return roots.map { members[$0] ?? [] }
  }
}

extension Alert {
  /// Whether it takes the place of what it refers to.
  var supersedes: Bool { messageType == .update || messageType == .cancel }

  /// When it takes the place of what it refers to: an update that holds from later on leaves no gap.
  var replacement: Timestamp { messageType == .update ? WarningTerm(self).start(of: self) : sent }

  /// By the moment of its issue.
  fileprivate var order: (Timestamp, String) { (sent, identifier) }
}
