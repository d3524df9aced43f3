import Files

/// What a copy of a site into a folder would do, found without writing anything.
package struct CopyForecast: Sendable, Equatable {
  package private(set) var copied: [String] = []
  package private(set) var removed: [String] = []
  package private(set) var unchanged = 0

  /// So many files of a sort are named; the others are counted.
  private static let limit = 10

  /// Looks at names and sizes, as a copy does first; what somebody has changed without changing a size only shows when
  /// a copy is verified.
  ///
  /// - Parameters:
  ///   - site: all its files but the manifest of it.
  ///   - folder: absolute. One that is not there yet is empty.
  package init(of site: Manifest, to folder: String) throws(SiteCopy.Fault) {
    guard File.status(folder) != nil else {
      copied = site.files.keys.sorted(by: PathOrder.precedes)
      return
    }
    let target = CopyTarget(path: folder)
    do {
      let plan = try CopyPlan(site, to: target, known: target.known(), trustsRecord: !target.hasStage)
      guard plan.conflicts.isEmpty else { throw SiteCopy.Fault.occupied(plan.conflicts) }
      copied = plan.copies.flatMap { $0 }.sorted(by: PathOrder.precedes)
      removed = (plan.obstacles + plan.removals).sorted(by: PathOrder.precedes)
      unchanged = plan.unchanged
    } catch let fault as SiteCopy.Fault {
      throw fault
    } catch {
      throw .file("\(error)")
    }
  }

  /// Counts and the first names, for people.
  package func lines(to folder: String) -> [String] {
    let files = "\(copied.count) file\(copied.count == 1 ? "" : "s") to copy, \(unchanged) unchanged"
    return ["To \(folder): \(files), \(removed.count) to remove. Nothing was written."]
      + Self.named("copy", copied) + Self.named("remove", removed)
  }

  private static func named(_ verb: String, _ paths: [String]) -> [String] {
    paths.prefix(limit).map { "  \(verb) \($0)" }
      + (paths.count > limit ? ["  … and \(paths.count - limit) more to \(verb)"] : [])
  }
}
