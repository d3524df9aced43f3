import Numbers

/// How grave an accident is, by what it cost: a table of lower bounds.
package struct GradeScale: Hashable, Sendable {
  /// A grade with what reaches it.
  package struct Grade: Hashable, Sendable {
    package let name: String
    /// From so many deaths on, 以上 being inclusive.
    package let deaths: Int
    /// Serious injuries, acute poisoning included.
    package let injuries: Int
    /// Direct economic loss in yuan.
    package let loss: Int
  }

  /// From the lowest, which everything reaches.
  package let grades: [Grade]
  package let source: String

  /// What an accident cost, as far as it is known.
  package struct Toll: Hashable, Sendable {
    package var deaths: Int?
    package var injuries: Int?
    /// In yuan.
    package var loss: FixedPoint?

    package init(deaths: Int? = nil, injuries: Int? = nil, loss: FixedPoint? = nil) {
      self.deaths = deaths
      self.injuries = injuries
      self.loss = loss
    }

    /// Whether nothing that is still unknown could raise the grade.
    package var isComplete: Bool { deaths != nil && injuries != nil && loss != nil }
  }

  /// The index of the highest grade that any one criterion reaches. What is unknown reaches the lowest.
  package func grade(of toll: Toll) -> Int {
    grades.lastIndex { grade in
      toll.deaths ?? 0 >= grade.deaths || toll.injuries ?? 0 >= grade.injuries
        || toll.loss.map { $0 >= FixedPoint(grade.loss) } ?? false
    } ?? 0
  }

  /// Regulation on the Reporting, Investigation and Handling of Production Safety Accidents, article 3.
  package static let regulation493 = GradeScale(
    grades: [
      Grade(name: "一般", deaths: 0, injuries: 0, loss: 0),
      Grade(name: "较大", deaths: 3, injuries: 10, loss: 10_000_000),
      Grade(name: "重大", deaths: 10, injuries: 50, loss: 50_000_000),
      Grade(name: "特别重大", deaths: 30, injuries: 100, loss: 100_000_000),
    ], source: "《生产安全事故报告和调查处理条例》（国务院令第493号）第三条")
}
