extension PageComparison {
  /// Compares the figures that the page says the sources of: by their queries, so that a figure is the same wherever in
  /// the text it stands and whatever its number is.
  mutating func compareSources() {
    var waiting: [String: [FigureSource]] = [:]
    for source in old.sources.reversed() { waiting[source.key, default: []].append(source) }
    var unmatched: [FigureSource] = []
    for source in new.sources {
      if let before = waiting[source.key]?.popLast() {
        compare(before, source)
      } else {
        unmatched.append(source)
      }
    }
    var left = old.sources.filter { source in
      guard let index = waiting[source.key]?.lastIndex(where: { $0.id == source.id }) else { return false }
      waiting[source.key]?.remove(at: index)
      return true
    }
    for source in unmatched where source.isFigure {
      // Another query under the same label, or of the same measure: the definition has changed.
      let index =
        left.firstIndex { $0.isFigure && $0.label == source.label }
        ?? left.firstIndex { $0.isFigure && !source.query.isEmpty && $0.measure == source.measure }
      tell(index.map { left.remove(at: $0) }, source)
    }
    for source in left where source.isFigure { tell(source, nil) }
  }

  private mutating func compare(_ before: FigureSource, _ after: FigureSource) {
    if before.isFigure, before.value != after.value { tell(before, after) }
    guard before.details != after.details else { return }
    for hunk in SequenceDiff.hunks(of: before.details, after.details) {
      let oldText = hunk.old.isEmpty ? nil : before.details[hunk.old].joined(separator: "\n")
      let newText = hunk.new.isEmpty ? nil : after.details[hunk.new].joined(separator: "\n")
      let name = after.isFigure ? after.label : after.value
      changes.values.append(ValueChange(kind: .source, name: name, old: oldText, new: newText))
    }
  }

  private mutating func tell(_ before: FigureSource?, _ after: FigureSource?) {
    guard let source = after ?? before else { return }
    let query = source.query.isEmpty ? nil : source.query
    let oldQuery = before?.query.isEmpty == false && before?.query != query ? before?.query : nil
    changes.figures.append(
      FigureChange(
        page: changes.page, label: source.label, old: before?.value, new: after?.value, query: query,
        oldQuery: after == nil ? nil : oldQuery))
  }
}

extension FigureSource {
  /// What makes two entries the same figure.
  fileprivate var key: String { query.isEmpty ? "literal \(label) \(details.joined(separator: " "))" : query }

  /// The query without its conditions.
  fileprivate var measure: Substring { query.prefix { $0 != "?" } }
}
