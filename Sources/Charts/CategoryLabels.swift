/// Which labels of the category axis are written below a plot, and where, so that none touches another.
struct CategoryLabels {
  struct Shown {
    let category: Int
    let lines: [String]
    /// The middle of the label.
    let x: Double
  }

  /// A run of neighbours that share a label.
  struct Group {
    let range: Range<Int>
    let text: String
    var x = 0.0
  }

  private(set) var shown: [Shown] = []
  private(set) var groups: [Group] = []
  /// Categories that begin a group, but the first.
  private(set) var boundaries: [Int] = []
  private(set) var lineCount = 0

  private let plot: Plot
  private let slot: Double
  private let drawing: Drawing

  /// Nil when names do not fit side by side: then the bars have to lie.
  ///
  /// - Parameter isThinning: also names may be left out, as the labels of periods may.
  init?(_ chart: Chart, below plot: Plot, _ drawing: Drawing, isThinning: Bool = false) {
    self.plot = plot
    self.drawing = drawing
    slot = plot.width / Double(max(1, chart.categories.count))
    let runs = Self.runs(of: chart.categories)
    let labels = chart.categories.map(\.axisLabel)
    if chart.axis == .time || isThinning {
      placePeriods(labels, runs: runs)
    } else if !placeNames(labels) {
      return nil
    }
    boundaries = runs.dropFirst().map(\.range.lowerBound)
    placeGroups(runs)
  }

  /// Neighbours with the same group. Empty when no category has one.
  private static func runs(of categories: [Chart.Category]) -> [Group] {
    guard categories.contains(where: { $0.group != nil }) else { return [] }
    var runs: [Group] = []
    var start = 0
    for (index, category) in categories.enumerated() {
      if index + 1 < categories.count, categories[index + 1].group == category.group { continue }
      runs.append(Group(range: start..<index + 1, text: category.group ?? ""))
      start = index + 1
    }
    return runs
  }

  /// All names in at most two lines each, or none.
  private mutating func placeNames(_ names: [String]) -> Bool {
    let limit = slot / drawing.fontSize - 0.5
    guard limit >= 1.5 || names.isEmpty else { return false }
    for (index, name) in names.enumerated() {
      let (lines, isCut) = TextWidth.lines(of: name, limit: limit, maximum: 2)
      if isCut { return false }
      shown.append(Shown(category: index, lines: lines, x: middle(of: index..<index + 1)))
    }
    lineCount = shown.map(\.lines.count).max() ?? 0
    return true
  }

  /// Every label, or every second, third … one, counted anew in each group.
  private mutating func placePeriods(_ labels: [String], runs: [Group]) {
    let size = runs.map(\.range.count).max() ?? 0
    let steps = runs.count > 1 ? Self.steps(inGroupsOf: size) : Self.steps(upTo: labels.count)
    for step in steps {
      let places =
        runs.count > 1
        ? Self.places(every: step, in: runs, size: size) : Array(stride(from: 0, to: labels.count, by: step))
      let candidates = places.map { place(labels[$0], over: $0..<$0 + 1) }
      guard areApart(candidates) else { continue }
      shown = zip(places, candidates).map { Shown(category: $0, lines: [$1.text], x: $1.x) }
      lineCount = shown.isEmpty ? 0 : 1
      return
    }
  }

  /// The first run may begin within its group: it counts back from its end.
  private static func places(every step: Int, in runs: [Group], size: Int) -> [Int] {
    runs.enumerated().flatMap { place, run in
      let offset = place == 0 ? size - run.range.count : 0
      return run.range.filter { (offset + $0 - run.range.lowerBound).isMultiple(of: step) }
    }
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

  /// Labels of groups that are wide enough for them; if they are too close, of every second, fifth … group.
  private mutating func placeGroups(_ runs: [Group]) {
    let full = runs.map(\.range.count).max() ?? 0
    for step in Self.steps(upTo: runs.count) where !runs.isEmpty {
      let candidates = stride(from: 0, to: runs.count, by: step).map { runs[$0] }.filter { run in
        let width = Double(run.range.count) * slot
        let isWhole = run.range.count * 2 > full
        return runs.count == 1 || width >= drawing.textWidth(run.text) + gap || step > 1 && isWhole
      }.map { place($0.text, over: $0.range) }
      let isFitting = step > 1 || candidates.count * 2 >= runs.count
      guard isFitting, areApart(candidates) else { continue }
      groups = candidates
      return
    }
  }

  private var gap: Double { drawing.fontSize * 0.5 }

  private func middle(of range: Range<Int>) -> Double {
    plot.left + slot * Double(range.lowerBound + range.upperBound) / 2
  }

  /// A label in the middle of some categories, moved into the picture where it would stick out.
  private func place(_ text: String, over range: Range<Int>) -> Group {
    let limit = drawing.width / drawing.fontSize
    let text = TextWidth.lines(of: text, limit: limit, maximum: 1).lines.first ?? ""
    let half = drawing.textWidth(text) / 2
    return Group(range: range, text: text, x: max(half, min(middle(of: range), drawing.width - half)))
  }

  private func areApart(_ labels: [Group]) -> Bool {
    zip(labels, labels.dropFirst()).allSatisfy { left, right in
      left.x + drawing.textWidth(left.text) / 2 + gap <= right.x - drawing.textWidth(right.text) / 2
    }
  }
}
