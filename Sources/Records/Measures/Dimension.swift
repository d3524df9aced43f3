/// A way to divide records: one entry of `dimensions:` in `measures.yaml`.
package struct Dimension: Hashable, Sendable {
  /// How one value holds others.
  package enum Rollup: String, Hashable, Sendable, CaseIterable {
    /// Codes of GB/T 2260: 320400 holds 320402, 320000 holds both. Trailing pairs of zeros are places not filled.
    case prefix
    /// The column `parent` of the code list names the holder.
    case parent
    case none
  }

  package let name: String
  package var label: LocalizedText
  /// The resource with the code list.
  package var codes: String?
  package var rollup = Rollup.none
  /// The values in a fixed order.
  package var values: [String]?

  package init(name: String) {
    self.name = name
    label = LocalizedText(name)
  }
}

/// What can be asked of the records: `content/data/measures.yaml`, checked.
package struct MeasureSet: Sendable {
  /// In the order of the file.
  package let measures: [Measure]
  package let dimensions: [Dimension]
  /// Measures that are written but have faults: to say that they are unknown would lead astray.
  package let faulty: Set<String>
  private let measureIndices: [String: Int]
  private let dimensionIndices: [String: Int]

  package init(measures: [Measure] = [], dimensions: [Dimension] = [], faulty: Set<String> = []) {
    self.measures = measures
    self.dimensions = dimensions
    self.faulty = faulty
    measureIndices = Dictionary(measures.enumerated().map { ($1.name, $0) }) { first, _ in first }
    dimensionIndices = Dictionary(dimensions.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  /// Nil for a name that is unknown, or whose definition has faults.
  package func measure(_ name: String) -> Measure? { measureIndices[name].map { measures[$0] } }
  package func dimension(_ name: String) -> Dimension? { dimensionIndices[name].map { dimensions[$0] } }
  /// The number under which a measure is known to cubes; nil as above.
  package func measureIndex(_ name: String) -> Int? { measureIndices[name] }
  package func dimensionIndex(_ name: String) -> Int? { dimensionIndices[name] }

  /// Whether a measure can be asked by a dimension.
  package func has(_ dimension: String, _ measure: Measure) -> Bool {
    switch measure.form {
    case .count(let source), .sum(let source, column: _, scale: _), .distinct(let source, column: _):
      return source.dimensions[dimension] != nil
    case .ratio(let numerator, let denominator, times: _, let isRate):
      let parts = (isRate ? [numerator] : [numerator, denominator]).compactMap(self.measure)
      return parts.allSatisfy { has(dimension, $0) }
    }
  }

  /// The finest unit of time that a measure can be asked by, nil when it knows no time. Of a ratio the coarser counts;
  /// a denominator without time holds always.
  package func grain(of measure: Measure) -> TimeGrain? {
    switch measure.form {
    case .count(let source), .sum(let source, column: _, scale: _), .distinct(let source, column: _):
      return source.time?.grain
    case .ratio(let numerator, let denominator, times: _, isRate: _):
      return [numerator, denominator].compactMap(self.measure).compactMap(grain).max()
    }
  }

  /// The measures that read rows themselves, behind this one.
  package func parts(of measure: Measure) -> [Measure] {
    guard case .ratio(let numerator, let denominator, times: _, isRate: _) = measure.form else { return [measure] }
    var parts: [Measure] = []
    for part in [numerator, denominator].compactMap(self.measure).flatMap({ self.parts(of: $0) })
    where !parts.contains(part) {
      parts.append(part)
    }
    return parts
  }
}
