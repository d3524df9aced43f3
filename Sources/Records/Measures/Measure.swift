import Diagnostics
import Numbers

/// What is counted, and how it is shown: one entry of `measures:` in `measures.yaml`.
package struct Measure: Hashable, Sendable {
  /// Which direction is good news.
  package enum Better: String, Hashable, Sendable, CaseIterable { case lower, higher, neither }

  /// The rows that are counted.
  package struct Source: Hashable, Sendable {
    /// The column that periods are about.
    package struct Time: Hashable, Sendable {
      package let column: String
      /// The finest unit that can be asked for.
      package let grain: TimeGrain
    }

    package let resource: String
    /// Nil when no period can be asked.
    package let time: Time?
    /// Columns by the dimensions that they are.
    package let dimensions: [String: String]
    package let conditions: [ColumnFilter]

    /// Whether rows are events with a date, so that a period without rows is a true zero. A table by years or months
    /// has a row for each; one that is missing is not known, and no 0 is invented for it.
    package var holdsEvents: Bool { time.map { $0.grain == .day } ?? true }
  }

  /// How the number comes about: from rows, or from two other measures.
  package enum Form: Hashable, Sendable {
    case count(Source)
    /// - Parameter scale: decimals of the column.
    case sum(Source, column: String, scale: Int)
    /// How many different values.
    case distinct(Source, column: String)
    /// One measure over another, times a factor.
    ///
    /// - Parameter isRate: of a rate the denominator may lack a dimension of the numerator: deaths by cause are set
    ///   against all who are employed. Parts of a ratio must have it both.
    case ratio(numerator: String, denominator: String, times: Int, isRate: Bool)
  }

  package let name: String
  package let form: Form
  package var label: LocalizedText
  package var unit: LocalizedText?
  package var definition: LocalizedText?
  package var better = Better.neither
  /// The value is in per cent, and its changes in percentage points.
  package var isPercent = false
  package var decimals = 0
  package var rounding = RoundingMode.halfUp
  /// The measure that holds the target (控制指标).
  package var target: String?
  /// Where each value of each condition stands; empty when it was not read from a file.
  var conditionPlaces: [[SourceLocation]] = []

  package init(name: String, form: Form) {
    self.name = name
    self.form = form
    label = LocalizedText(name)
  }

  /// The rows of a measure that is not made of others.
  package var source: Source? {
    switch form {
    case .count(let source), .sum(let source, column: _, scale: _), .distinct(let source, column: _): source
    case .ratio: nil
    }
  }
}

/// How per-cent views and measures without a mode of their own are rounded: `rounding:` of `site.yaml`.
package struct RoundingRules: Hashable, Sendable {
  package var mode: RoundingMode
  /// Decimals of changes and shares, and of ratios in per cent that set none.
  package var decimals: Int

  package init(mode: RoundingMode = .halfUp, decimals: Int = 2) {
    self.mode = mode
    self.decimals = decimals
  }
}
