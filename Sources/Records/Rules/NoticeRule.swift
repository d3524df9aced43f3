import Chronology
import Diagnostics
import Numbers

/// A threshold that obliges somebody to publish or to answer: one entry of `rules:` in `content/data/rules.yaml`.
package struct NoticeRule: Hashable, Sendable {
  /// What is looked at: a number, or rows.
  package enum Condition: Hashable, Sendable {
    case measure(MeasureCondition)
    case rows(RowCondition)
  }

  /// The name in `rules.yaml` and in `rule:` of bulletins.
  package let name: String
  package let condition: Condition
  package var title: LocalizedText
  package var description: LocalizedText?
  /// The document and article that says so.
  package var source: LocalizedText?
  /// Only periods that begin within this time are looked at.
  package var since: Period?
  package var until: Period?
  package var obligation = RuleObligation()
  package var draft = DraftTemplate()
  package var location: SourceLocation?

  package init(name: String, condition: Condition) {
    self.name = name
    self.condition = condition
    title = LocalizedText(name)
  }

  /// What instances are made for.
  package var each: RuleGrid {
    switch condition {
    case .measure(let condition): condition.each
    case .rows(let condition): condition.each
    }
  }
}

/// Each value of some dimensions, in each unit of time.
package struct RuleGrid: Hashable, Sendable {
  /// A dimension whose values are gone through.
  package struct Dimension: Hashable, Sendable {
    package let name: String
    /// The level of a code list whose values are taken, 0 for the topmost; nil for those that hold no others.
    package let depth: Int?

    package init(_ name: String, depth: Int? = nil) {
      self.name = name
      self.depth = depth
    }
  }

  package let dimensions: [Dimension]
  package let unit: Period.Unit

  package init(_ dimensions: [Dimension], _ unit: Period.Unit) {
    self.dimensions = dimensions
    self.unit = unit
  }
}

/// `when: {measure: accidents, each: [region, month], filters: {industry: [工矿商贸]}, atLeast: 2}`
package struct MeasureCondition: Hashable, Sendable {
  /// What is compared with the bound.
  package enum Quantity: Hashable, Sendable {
    case view(FigureView)
    /// How much of its target the measure has used, in per cent. A target of zero is used up by the first.
    case targetUse
  }

  package let measure: String
  package let quantity: Quantity
  /// Codes or names by dimension.
  package let filters: [String: [String]]
  package let each: RuleGrid
  package let bound: RuleBound

  package init(
    measure: String, quantity: Quantity = .view(.value), filters: [String: [String]] = [:], each: RuleGrid,
    bound: RuleBound
  ) {
    self.measure = measure
    self.quantity = quantity
    self.filters = filters
    self.each = each
    self.bound = bound
  }
}

/// `when: {rows: hazards, where: {level: 重大}, empty: delisted, overdue: due, each: [region]}`
package struct RowCondition: Hashable, Sendable {
  package let table: String
  package var conditions: [ColumnFilter] = []
  /// Columns that have no value.
  package var empty: [String] = []
  /// A column of days that have passed.
  package var overdue: String?
  /// The column whose day decides the period of a row.
  package let time: String
  /// The column holds days and not moments, so that a list can ask for them by their text.
  package var holdsDays = true
  /// The column that a list of the table takes for its time, nil for none: not always the rule's.
  package var tableTime: String?
  /// Columns by the dimensions of `each`.
  package let columns: [String: String]
  package let each: RuleGrid
  /// So many rows, of the same values in the same period, it takes.
  package var atLeast = 1

  package init(table: String, time: String, columns: [String: String], each: RuleGrid) {
    self.table = table
    self.time = time
    self.columns = columns
    self.each = each
  }
}

/// What a number is compared with.
package struct RuleBound: Hashable, Sendable {
  /// On which side of the bound a number has to lie.
  package enum Relation: String, Hashable, Sendable, CaseIterable {
    case atLeast, above, atMost, below

    /// `≥`, `>`, `≤`, `<`.
    package var sign: String {
      switch self {
      case .atLeast: "≥"
      case .above: ">"
      case .atMost: "≤"
      case .below: "<"
      }
    }

    /// Whether more records can only bring the number over the bound: then a period that is not over may do so.
    var isReachedByGrowth: Bool { self == .atLeast || self == .above }
  }

  package let relation: Relation
  package let value: FixedPoint

  package init(_ relation: Relation, _ value: FixedPoint) {
    self.relation = relation
    self.value = value
  }

  /// Whether an exact number lies on that side.
  package func holds(for number: Fraction) -> Bool {
    let value = Fraction(value)
    return switch relation {
    case .atLeast: number >= value
    case .above: number > value
    case .atMost: number <= value
    case .below: number < value
    }
  }
}

/// What follows: `obligation: {kind: notice, deadline: 10wd, from: record}`.
package struct RuleObligation: Hashable, Sendable {
  /// The day from which a deadline counts.
  package enum Start: String, Hashable, Sendable, CaseIterable {
    /// The day of the record that made the rule hold: of the nth of a count "at least n", else of the last.
    case record
    /// The last day of the period.
    case periodEnd = "period-end"
  }

  /// The kind of the bulletin that answers.
  package var kind = "notice"
  package var deadline: RuleTerm?
  /// Nil: the record for conditions that growth fulfils, else the end of the period.
  package var start: Start?

  package init() {}
}

/// How long somebody has: `10d` or `10wd`. The day of the event is not counted (Civil Code, article 201).
package struct RuleTerm: Hashable, Sendable {
  package let days: Int
  package let areWorkingDays: Bool

  package init(days: Int, areWorkingDays: Bool = false) {
    self.days = days
    self.areWorkingDays = areWorkingDays
  }

  /// Nil for any other text.
  package init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let days = Int(digits), (1...3650).contains(days) else { return nil }
    switch text.dropFirst(digits.count) {
    case "d": self.init(days: days)
    case "wd": self.init(days: days, areWorkingDays: true)
    default: return nil
    }
  }

  package var text: String { "\(days)\(areWorkingDays ? "wd" : "d")" }
}

/// How the bulletin that answers begins: `draft: {section: notices, title: …, body: …}`.
package struct DraftTemplate: Hashable, Sendable {
  /// The folder below `content/`.
  package var section = "notices"
  /// Texts with `{…}` for what `RuleDraft.placeholders` names.
  package var title: LocalizedText?
  package var body: LocalizedText?

  package init() {}
}
