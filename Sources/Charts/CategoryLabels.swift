/// Which labels of the category axis are written below a plot, so that none touches another.
struct CategoryLabels {
  struct Shown: Equatable {
    let category: Int
    let lines: [String]
  }
  struct Group: Equatable {
    let range: Range<Int>
    let text: String
  }

  private(set) var shown: [Shown] = []
  private(set) var groups: [Group] = []
  /// Categories that begin a group, but the first.
  private(set) var boundaries: [Int] = []
  private(set) var lineCount = 0

  /// Nil when names do not fit side by side: then the bars have to lie.
  init?(_ chart: Chart, plotWidth: Double, _ drawing: Drawing) {
    let slot = plotWidth / Double(max(1, chart.categories.count)) / drawing.fontSize
    let runs = Self.runs(of: chart.categories)
    switch chart.axis {
    case .names:
      guard placeNames(chart.categories.map(\.axisLabel), slot: slot) else { return nil }
    case .time:
      placePeriods(chart.categories.map(\.axisLabel), slot: slot, runs: runs)
    }
    if runs.count > 1 { boundaries = runs.dropFirst().map(\.range.lowerBound) }
    placeGroups(runs, slot: slot)
  }

  /// Neighbours with the same group. Empty when no category has one.
  private static func runs(of categories: [Chart.Category]) -> [Group] {
    guard categories.contains(where: { $0.group != nil }) else { return [] }
    var runs: [Group] = []
    var start = 0
    for index in categories.indices
    where index + 1 == categories.count || categories[index + 1].group != categories[index].group {
      runs.append(Group(range: start..<index + 1, text: categories[index].group ?? ""))
      start = index + 1
    }
    return runs
  }

  /// All names in at most two lines each, or none.
  private mutating func placeNames(_ names: [String], slot: Double) -> Bool {
    for (index, name) in names.enumerated() {
      let limit = slot - 0.5
      guard limit >= 1.5 else { return false }
      let (lines, isCut) = TextWidth.lines(of: name, limit: limit, maximum: 2)
      guard !isCut, lines.allSatisfy({ TextWidth.ofText($0) <= limit }) else { return false }
      shown.append(Shown(category: index, lines: lines))
    }
    lineCount = shown.map(\.lines.count).max() ?? 0
    return true
  }

  /// Every label, or every second, third … one, counted anew in each group.
  private mutating func placePeriods(_ labels: [String], slot: Double, runs: [Group]) {
    let widest = labels.map { TextWidth.ofText($0) }.max() ?? 0
    let size = runs.map(\.range.count).max() ?? 0
    let steps = runs.count > 1 ? Self.steps(inGroupsOf: size) : Self.steps(upTo: labels.count)
    guard let step = steps.first(where: { Double($0) * slot >= widest + 0.5 }) else { return }
    let places =
      runs.count > 1
      ? runs.enumerated().flatMap { place, run in
        // The first run may begin within its group: it counts back from its end.
        let offset = place == 0 ? size - run.range.count : 0
        return run.range.filter { (offset + $0 - run.range.lowerBound).isMultiple(of: step) }
      } : Array(stride(from: 0, to: labels.count, by: step))
    shown = places.map { Shown(category: $0, lines: [labels[$0]]) }
    lineCount = 1
  }

  /// Parts of a group that a reader counts in: quarters and halves of a year, else ones, twos and fives.
  private static func steps(inGroupsOf size: Int) -> [Int] {
    switch size {
    case 12: [1, 2, 3, 6]
    case 4: [1, 2]
    default: steps(upTo: size).filter { $0 == 1 || $0 < size / 2 }
    }
  }

  /// A label is always left: one for all is the last step.
  private static func steps(upTo count: Int) -> [Int] {
    var steps: [Int] = []
    var power = 1
    while power < max(1, count) {
      steps += [power, 2 * power, 5 * power]
      power *= 10
    }
    return steps.filter { $0 < count } + [max(1, count)]
  }

  /// Group labels where their run is wide enough; if they would be too close, every second, fifth … run.
  private mutating func placeGroups(_ runs: [Group], slot: Double) {
    guard let widest = runs.map({ TextWidth.ofText($0.text) }).max() else { return }
    if runs.count == 1 {
      groups = runs
      return
    }
    let full = Double(runs.map(\.range.count).max() ?? 1) * slot
    let step = Self.steps(upTo: runs.count).first { Double($0) * full >= widest + 0.6 } ?? runs.count
    if step == 1 {
      groups = runs.filter { Double($0.range.count) * slot >= TextWidth.ofText($0.text) + 0.6 }
    } else {
      groups = stride(from: 0, to: runs.count, by: step).map { runs[$0] }.filter {
        Double($0.range.count) * slot > full / 2
      }
    }
  }
}
