import Numbers

/// What a query came to: a number ready for print, or the reason why there is none.
package struct ComputedFigure: Hashable, Sendable {
  /// A number or the reason why there is none.
  package enum Outcome: Hashable, Sendable {
    /// Rounded as the measure says.
    case number(FixedPoint)
    /// Shown as "—" with a note.
    case none(Absence)
  }

  /// Why a query has no number.
  package enum Absence: String, Error, Hashable, Sendable, CaseIterable {
    /// A change against zero, or a ratio with nothing below the line.
    case zeroBase = "zero-base"
    /// The records do not cover the period.
    case noData = "no-data"
    /// The compared period does not exist or is not covered, or only in part.
    case noBase = "no-base"
    /// The records cover only a part of the period, so that it cannot be compared.
    case partialPeriod = "partial-period"
    /// No target was set.
    case noTarget = "no-target"
    /// The exact result needs more digits than can be held.
    case overflow
  }

  /// How a comparison came out.
  package enum Direction: String, Hashable, Sendable { case up, down, unchanged }

  /// What the number counts.
  package enum Unit: Hashable, Sendable {
    /// Of the measure, such as 起 or 人; empty for a plain number.
    case measure
    case percent
    case percentagePoints
    /// A place in an order.
    case rank
  }

  package var outcome: Outcome
  /// Before it was rounded; nil when there is no number.
  package var exact: Fraction?
  package var unit: Unit
  /// Nil for views that compare nothing. Present even where the base is zero: 0 after 0 is unchanged.
  package var direction: Direction?
  /// The records cover only a part of the period.
  package var isPartial: Bool
  /// How digits were cut: a writer who uses 万 rounds in the same way.
  package var rounding: RoundingMode

  package init(
    _ outcome: Outcome, exact: Fraction? = nil, unit: Unit = .measure, direction: Direction? = nil,
    isPartial: Bool = false, rounding: RoundingMode = .halfUp
  ) {
    self.outcome = outcome
    self.exact = exact
    self.unit = unit
    self.direction = direction
    self.isPartial = isPartial
    self.rounding = rounding
  }
}
