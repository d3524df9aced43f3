import DataFormats
import Diagnostics

/// How measures are made of one another.
struct MeasureGraph {
  let measures: [Measure]
  let places: [String: SourceLocation]

  /// How many ratios may lie in one another. What is read doubles with each level, so that a few dozen would take all
  /// memory.
  static let maximumLevels = 8

  /// The measures that come to a number: without those that lead back to themselves, without those that are made of
  /// faulty ones, and without ratios of ratios that lie too deep.
  func sound(reporting reader: inout MappingReader) -> [Measure] {
    let byName = Dictionary(measures.map { ($0.name, $0) }) { first, _ in first }
    var levels: [String: Int] = [:]
    for level in 0...Self.maximumLevels {
      let known = levels
      for measure in measures where known[measure.name] == nil && parts(measure).allSatisfy({ known[$0] != nil }) {
        levels[measure.name] = level
      }
    }
    reportDeep(levels, &reader)
    var seen: Set<String> = []
    var reported: Set<String> = []
    for measure in measures where levels[measure.name] == nil {
      findCircles(measure.name, [], byName, levels, &seen, &reported, &reader)
    }
    return measures.filter { levels[$0.name] != nil }
  }

  private func parts(_ measure: Measure) -> [String] {
    guard case .ratio(let numerator, let denominator, times: _, isRate: _) = measure.form else { return [] }
    return [numerator, denominator]
  }

  /// The first level that is too deep; those above it follow from that.
  private func reportDeep(_ levels: [String: Int], _ reader: inout MappingReader) {
    for measure in measures where levels[measure.name] == nil && parts(measure).allSatisfy({ levels[$0] != nil }) {
      reportDeep(measure.name, &reader)
    }
  }

  private func reportDeep(_ name: String, _ reader: inout MappingReader) {
    reader.report(
      Diagnostic(
        .measuresDefinition, "the measure \"\(name)\" is made of more than \(Self.maximumLevels) levels of ratios",
        at: places[name], remedy: "a ratio is best made of measures that count, sum or tell values apart"))
  }

  /// Longer paths are not followed, so that no file can exhaust the stack.
  private static let maximumPath = 64

  private func findCircles(
    _ name: String, _ path: [String], _ byName: [String: Measure], _ levels: [String: Int], _ seen: inout Set<String>,
    _ reported: inout Set<String>, _ reader: inout MappingReader
  ) {
    if let start = path.firstIndex(of: name) {
      report(Array(path[start...]) + [name], &reported, &reader)
      return
    }
    guard path.count < Self.maximumPath else {
      if reported.isEmpty { reportDeep(path[0], &reader) }
      reported.formUnion(path)
      return
    }
    guard levels[name] == nil, let measure = byName[name], seen.insert(name).inserted else { return }
    for part in parts(measure) {
      findCircles(part, path + [name], byName, levels, &seen, &reported, &reader)
    }
  }

  /// Once for each circle, whichever of its measures it is entered by.
  private func report(_ circle: [String], _ reported: inout Set<String>, _ reader: inout MappingReader) {
    guard reported.isDisjoint(with: circle) else { return }
    reported.formUnion(circle)
    reader.report(
      Diagnostic(
        .measuresDefinition, "the measure \"\(circle[0])\" is made of itself: \(circle.joined(separator: " → "))",
        at: places[circle[0]], remedy: "a ratio must lead to measures that count, sum or tell values apart"))
  }
}
