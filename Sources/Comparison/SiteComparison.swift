import Concurrency
import Files

/// Compares two output folders: files byte for byte, and what differs as a reader sees it.
package enum SiteComparison {
  /// - Parameters:
  ///   - names: what the two are called in reports; nil for their paths.
  ///   - leftOut: files at the top of the folders that are not compared.
  /// - Throws: when one of the two is no folder or cannot be listed. A single file that cannot be read is a problem of
  ///   the result.
  package static func compare(
    old: String, new: String, names: (old: String, new: String)? = nil, leavingOut leftOut: Set<String> = []
  ) async throws(FileError) -> SiteDifference {
    let files = try FilePairs(old: old, new: new)
    let pairs = leftOut.isEmpty ? files.pairs : files.pairs.filter { !leftOut.contains($0.path) }
    let meter = ProgressMeter(.compare, total: pairs.count)
    let outcomes = await concurrentMap(pairs) { pair in
      defer { meter.advance() }
      return FileComparison.compare(pair, old: old, new: new)
    }
    var difference = SiteDifference(old: names?.old ?? old, new: names?.new ?? new)
    difference.problems = files.problems
    difference.language = language(files.pairs, in: new)
    var collected = CollectedOutcomes(outcomes)
    collected.matchMovedPages(old: old, new: new)
    collected.matchMovedFiles()
    collected.fill(&difference)
    return difference
  }

  /// The language of the home page, else of the first page there is.
  private static func language(_ pairs: [FilePair], in folder: String) -> String {
    let pages = pairs.filter { $0.new != nil && $0.path.isPageFile }
    guard let page = pages.first(where: { $0.path == "index.html" }) ?? pages.first,
      let bytes = try? File.read(folder + "/" + page.path)
    else { return "" }
    return PageReader.read(bytes).metadata("lang") ?? ""
  }
}
