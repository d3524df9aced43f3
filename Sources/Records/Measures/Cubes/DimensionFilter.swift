/// A condition on one dimension: members with all that they hold.
package struct DimensionFilter: Hashable, Sendable {
  /// The dimension's number in the `MeasureSet`.
  package let dimension: Int
  /// Empty for all, with what is unlisted.
  package let included: [Int32]
  /// Taken out again, with all that they hold.
  package let excluded: [Int32]

  package init(dimension: Int, included: [Int32] = [], excluded: [Int32] = []) {
    self.dimension = dimension
    self.included = included
    self.excluded = excluded
  }

  /// Which members pass, by number + 1; the first says whether what is unlisted does.
  func marks(_ members: DimensionMembers) -> [Bool] {
    var marks = [Bool](repeating: included.isEmpty, count: members.members.count + 1)
    members.mark(included, as: true, in: &marks)
    members.mark(excluded, as: false, in: &marks)
    return marks
  }
}
