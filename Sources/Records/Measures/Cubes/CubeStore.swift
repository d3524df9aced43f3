import Chronology
import Diagnostics
import Synchronization

/// All cubes of a site: each is made when it is first needed, by one query, and kept.
///
/// Measures over the same rows share one: a count and several sums cost one scan.
package final class CubeStore: Sendable {
  private struct Key: Hashable {
    /// The source's number.
    let source: Int
    let grain: TimeGrain
    /// The column whose different values are counted; nil for counts and sums.
    let distinct: String?
  }

  private enum Stored {
    case cube(Cube, cells: CubeCells)
    case distinct(DistinctCube)
  }

  package let measures: MeasureSet
  package let engine: any RecordEngine
  /// In the order of the measures' dimensions.
  package let members: [DimensionMembers]
  /// What is wrong with code lists, and with the values of conditions.
  package let diagnostics: [Diagnostic]
  let sources: CubeSources
  let declared: [String: Period]
  private let cubes = Mutex<[Key: Stored]>([:])
  private let coverages = Mutex<[Int: ClosedRange<Int>?]>([:])

  /// Reads the values of all dimensions.
  ///
  /// - Parameter coverages: by resource, which time its records cover completely (`temporalCoverage`). Without, the
  ///   months of the first and the last date.
  package init(
    measures: MeasureSet, engine: any RecordEngine, coverages: [String: Period] = [:]
  ) throws(RecordEngineError) {
    self.measures = measures
    self.engine = engine
    declared = coverages
    var sources = CubeSources(measures)
    var reader = DimensionMembersReader(engine: engine)
    var members: [DimensionMembers] = []
    for dimension in measures.dimensions {
      let columns = sources.all.compactMap { source in
        source.dimensions[dimension.name].map { (table: source.resource, column: $0) }
      }
      members.append(try reader.read(dimension, columns: columns))
    }
    self.members = members
    var conditions = ConditionResolver(engine: engine, measures: measures, members: members)
    for measure in measures.measures { try conditions.check(measure) }
    for number in sources.all.indices {
      sources.replaceConditions(of: number, try conditions.resolved(sources.all[number]))
    }
    self.sources = sources
    diagnostics = reader.diagnostics + conditions.diagnostics
  }

  // MARK: Look-ups

  /// Counts and sums of rows.
  ///
  /// - Parameters:
  ///   - source: its number in `sources`.
  ///   - sum: the number of the summed column among those of the source.
  ///   - range: ordinals of `grain`; nil for all rows.
  func tally(
    _ source: Int, sum: Int?, _ filters: [DimensionFilter], _ range: ClosedRange<Int>?, grain: TimeGrain
  ) throws(RecordEngineError) -> Tally {
    let key = Key(source: source, grain: grain, distinct: nil)
    guard case .cube(let cube, cells: _) = try stored(key) else { return Tally() }
    return cube.series(sources.own(filters, source)).tally(range, sum: sum)
  }

  /// Counts the different values of a column.
  func distinct(
    _ source: Int, _ column: String, _ filters: [DimensionFilter], _ range: ClosedRange<Int>?, grain: TimeGrain
  ) throws(RecordEngineError) -> Tally {
    guard case .distinct(let cube) = try stored(Key(source: source, grain: grain, distinct: column)) else {
      return Tally()
    }
    return cube.tally(sources.own(filters, source), range)
  }

  /// Filters as conditions on the columns of a source.
  func conditions(
    _ source: Int, _ filters: [DimensionFilter]
  ) throws(RecordEngineError) -> [ColumnFilter] {
    let grain = max(sources.all[source].time?.grain ?? .month, .month)
    guard case .cube(_, let cells) = try stored(Key(source: source, grain: grain, distinct: nil)) else { return [] }
    return cells.conditions(sources.own(filters, source), columns: sources.columns[source].map(\.column))
  }

  /// The days that the records of a source cover, nil when it has no time or no record with one.
  func coverage(_ source: Int) throws(RecordEngineError) -> ClosedRange<Int>? {
    if let known = coverages.withLock({ $0[source] }) { return known }
    let coverage: ClosedRange<Int>?
    if let period = declared[sources.all[source].resource] {
      coverage = period.start.daysSinceEpoch...period.end.daysSinceEpoch
    } else {
      coverage = try foundCoverage(sources.all[source])
    }
    coverages.withLock { $0[source] = .some(coverage) }
    return coverage
  }

  private func foundCoverage(_ source: Measure.Source) throws(RecordEngineError) -> ClosedRange<Int>? {
    guard let time = source.time, let span = try engine.timeSpan(of: time.column, in: source.resource),
      let storage = engine.layout(of: source.resource)?.column(time.column)?.storage
    else { return nil }
    let grain = max(time.grain, .month)
    guard let first = grain.ordinal(of: span.lowerBound, storage),
      let last = grain.ordinal(of: span.upperBound, storage)
    else { return nil }
    return grain.firstDay(of: first)...(grain.firstDay(of: last + 1) - 1)
  }

  // MARK: Making

  private func stored(_ key: Key) throws(RecordEngineError) -> Stored {
    let result: Result<Stored, RecordEngineError> = cubes.withLock { cubes in
      if let known = cubes[key] { return .success(known) }
      do throws(RecordEngineError) {
        let made = try make(key)
        cubes[key] = made
        return .success(made)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Under the lock, so that two threads do not run the same query.
  private func make(_ key: Key) throws(RecordEngineError) -> Stored {
    let source = sources.all[key.source]
    let columns = sources.columns[key.source]
    let groups = try engine.group(
      GroupRequest(
        table: source.resource, conditions: source.conditions,
        time: source.time.map { GroupRequest.Time(column: $0.column, grain: key.grain) },
        columns: columns.map(\.column) + (key.distinct.map { [$0] } ?? []),
        sums: key.distinct == nil ? sources.sums[key.source] : []))
    let dimensions = columns.map(\.dimension)
    let members = dimensions.map { self.members[$0] }
    if key.distinct != nil { return .distinct(DistinctCube(groups, dimensions: dimensions, members: members)) }
    let cells = CubeCells(
      groups, dimensions: dimensions, members: members,
      holdsTotals: !source.holdsEvents && members.contains(where: \.hasLevels))
    return .cube(Cube(cells: cells), cells: cells)
  }
}

extension TimeGrain {
  /// The first day, since 1970, of a unit.
  func firstDay(of ordinal: Int) -> Int {
    switch self {
    case .day: ordinal
    case .month:
      CivilDate(year: ordinal.flooredQuotient(12), month: ordinal - ordinal.flooredQuotient(12) * 12 + 1, day: 1)?
        .daysSinceEpoch ?? (ordinal < 12 ? .min / 2 : .max / 2)
    case .year: TimeGrain.month.firstDay(of: ordinal * 12)
    }
  }
}
