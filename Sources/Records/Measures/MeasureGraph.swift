import DataFormats
import Diagnostics

/// How measures are made of one another.
struct MeasureGraph {
  let measures: [Measure]
  let places: [String: SourceLocation]

  /// The measures that come to a number: without those that lead back to themselves, and without those that are made
  /// of faulty ones. Ratios of ratios are fine.
  func sound(reporting reader: inout MappingReader) -> [Measure] {
    let byName = Dictionary(measures.map { ($0.name, $0) }) { first, _ in first }
    var reported: Set<String> = []
    var sound: [String: Bool] = [:]
    for measure in measures { _ = isSound(measure.name, [], byName, &sound, &reported, &reader) }
    return measures.filter { sound[$0.name] == true }
  }

  private func isSound(
    _ name: String, _ path: [String], _ byName: [String: Measure], _ sound: inout [String: Bool],
    _ reported: inout Set<String>, _ reader: inout MappingReader
  ) -> Bool {
    if let start = path.firstIndex(of: name) {
      report(Array(path[start...]) + [name], &reported, &reader)
      return false
    }
    if let known = sound[name] { return known }
    guard let measure = byName[name] else { return false }
    var result = true
    if case .ratio(let numerator, let denominator, times: _, isRate: _) = measure.form {
      for part in [numerator, denominator] {
        result = isSound(part, path + [name], byName, &sound, &reported, &reader) && result
      }
    }
    sound[name] = result
    return result
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
