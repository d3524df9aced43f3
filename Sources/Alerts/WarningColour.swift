/// The four levels of warnings in China, the highest first (《中华人民共和国突发事件应对法》第六十三条).
package enum WarningColour: String, Hashable, Sendable, CaseIterable, Comparable {
  case red, orange, yellow, blue

  /// The higher level is the lesser value: it comes first.
  package static func < (left: WarningColour, right: WarningColour) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .red: 0
    case .orange: 1
    case .yellow: 2
    case .blue: 3
    }
  }

  /// What the standard calls the severity of the level. No law says so: a site may choose otherwise.
  package var defaultSeverity: AlertInfo.Severity {
    switch self {
    case .red: .extreme
    case .orange: .severe
    case .yellow: .moderate
    case .blue: .minor
    }
  }
}
