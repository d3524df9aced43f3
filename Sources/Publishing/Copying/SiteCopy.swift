import Concurrency
import Files
import Synchronization

/// Brings a built site into another folder: only what has changed, each file whole, in an order in which no page leads to
/// what is not there yet, the manifest last.
///
/// It may be cut short at any moment: the record of what bulletin has put there is written before the first file, so that
/// the next run knows its own files and takes the rest of the steps. Files of others are never touched.
package struct SiteCopy: Sendable {
  package struct Summary: Sendable, Equatable {
    package var copied = 0
    package var removed = 0
    package var unchanged = 0
    /// What was not as bulletin had left it there, and is again as published.
    package var restored: [String] = []
    /// How many files there are not the site's.
    package var foreign = 0
  }

  package enum Fault: Error, Sendable, Equatable {
    /// Nothing was copied: files of others lie where the site has some.
    case occupied([String])
    /// Another copy into the folder is at work.
    case busy
    /// There is no built site.
    case noSite
    /// The built site has changed under the copy.
    case siteChanged(String)
    /// After the copy the folder is not as published: someone else writes there, or the medium is failing.
    case differs([FolderDifference])
    case file(String)
  }

  private let site: String
  private let target: CopyTarget
  private let manifest: Manifest

  /// - Parameters:
  ///   - site: the output folder of a build; absolute.
  ///   - folder: absolute, links resolved. It must be there.
  package init(of site: String, to folder: String) {
    self.site = File.realPath(site) ?? site
    target = CopyTarget(path: folder)
    manifest = (try? File.read(self.site + "/" + Manifest.fileName)).flatMap(Manifest.init) ?? Manifest()
  }

  package func run() async throws(Fault) -> Summary {
    guard !manifest.isEmpty else { throw .noSite }
    guard let lock = CopyLock(target.path) else { throw .busy }
    defer { withExtendedLifetime(lock) {} }
    var summary = try await pass(suspects: [])
    var differences = try await verify(&summary)
    if !differences.isEmpty {
      // Changed by hand in a way that neither names nor sizes tell.
      let repaired = try await pass(suspects: Set(differences.map(\.path)))
      summary.copied += repaired.copied
      summary.unchanged -= repaired.copied
      summary.restored = Set(summary.restored + repaired.restored + differences.map(\.path))
        .sorted(by: PathOrder.precedes)
      differences = try await verify(&summary)
    }
    guard differences.isEmpty else { throw .differs(differences) }
    return summary
  }

  // MARK: Steps

  private func pass(suspects: Set<String>) async throws(Fault) -> Summary {
    let known = target.known()
    let wasCutShort = target.hasStage
    let plan = try files { () throws(FileError) in
      try CopyPlan(manifest, to: target, known: known, suspects: suspects, trustsRecord: !wasCutShort)
    }
    guard plan.conflicts.isEmpty else { throw .occupied(plan.conflicts) }
    let count = plan.copies.reduce(0) { $0 + $1.count }
    let removals = plan.obstacles.count + plan.removals.count
    let summary = Summary(copied: count, removed: removals, unchanged: plan.unchanged, restored: plan.altered)
    let isSame = try files { () throws(FileError) in try hasManifests(known) }
    if count == 0, removals == 0, isSame, !wasCutShort { return summary }
    // From here on the folder may hold files of both sites.
    try files { () throws(FileError) in
      try target.openStage(for: CopyTarget(path: site).published()?.site)
      try target.put(
        Manifest.fileName, Manifest(files: known.files.merging(manifest.files) { $1 }).bytes, number: 0)
      for path in plan.obstacles { try target.remove(path) }
    }
    for group in plan.copies { try await copy(group) }
    try files { () throws(FileError) in
      for path in plan.removals { try target.remove(path) }
    }
    try putManifests()
    return summary
  }

  /// Whether nothing is left to do for the manifest and its signature.
  private func hasManifests(_ known: Manifest) throws(FileError) -> Bool {
    guard known == manifest else { return false }
    for name in Self.last {
      let place = target.place(name)
      guard let entry = manifest.entry(name) else {
        if File.status(place) != nil { return false }
        continue
      }
      guard File.status(place)?.kind == .file else { return false }
      if SHA256Digest(try File.read(place, followsLink: false)) != entry.sha256 { return false }
    }
    return true
  }

  /// The signature before what it signs: the manifest tells that all is there.
  private static let last = [PublishedManifest.signatureFileName, PublishedManifest.fileName]

  private func putManifests() throws(Fault) {
    for name in Self.last {
      if manifest.lists(name) {
        try put(name, number: 0)
      } else {
        try files { () throws(FileError) in try target.remove(name) }
      }
    }
    try files { () throws(FileError) in
      try target.put(Manifest.fileName, manifest.bytes, number: 0)
      try target.closeStage()
    }
  }

  /// On all cores. After the first fault no more files are begun.
  private func copy(_ paths: [String]) async throws(Fault) {
    let first = FirstFault()
    let meter = ProgressMeter(.copy, total: paths.count)
    _ = await concurrentMap(Array(paths.enumerated())) { number, path in
      defer { meter.advance() }
      if first.fault.withLock({ $0 }) != nil { return }
      do throws(Fault) {
        try put(path, number: number)
      } catch {
        first.fault.withLock { $0 = $0 ?? error }
      }
    }
    if let fault = first.fault.withLock({ $0 }) { throw fault }
  }

  private func put(_ path: String, number: Int) throws(Fault) {
    let bytes = try files { () throws(FileError) in try File.read(site + "/" + path, followsLink: false) }
    guard SHA256Digest(bytes) == manifest.entry(path)?.sha256 else { throw .siteChanged(path) }
    try files { () throws(FileError) in try target.put(path, bytes, number: number) }
  }

  // MARK: Verification

  /// Reads the whole folder, as `bulletin verify` does, and gives what is not as the site's manifest says.
  private func verify(_ summary: inout Summary) async throws(Fault) -> [FolderDifference] {
    do {
      let report = try await MirrorCheck(
        folder: target.path, manifestPath: site + "/" + PublishedManifest.fileName, isForeign: true, key: nil
      ).run()
      summary.foreign = report.differences.count { $0.kind == .extra }
      return report.differences.filter { $0.kind != .extra }
    } catch {
      throw .file("\(error)")
    }
  }

  private func files<Result>(_ work: () throws(FileError) -> Result) throws(Fault) -> Result {
    do throws(FileError) {
      return try work()
    } catch {
      throw .file(error.description)
    }
  }
}

/// What went wrong first, of what several cores do.
private final class FirstFault: Sendable {
  let fault = Mutex<SiteCopy.Fault?>(nil)
}
