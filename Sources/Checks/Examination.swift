import Concurrency
import Diagnostics
import Files
import Publishing
import SiteBuild

/// `bulletin check`: a build that writes nothing, and what the checks find in the output folder.
package struct Examination: Sendable {
  /// Root causes first.
  package let diagnostics: [Diagnostic]
  /// How many files of the output folder were looked at; nil where there is no such folder.
  package let fileCount: Int?
  package let contents: BuildReport.Contents

  /// - Parameters:
  ///   - checks: which ones are asked.
  ///   - external: how links to elsewhere are asked for; nil asks nobody.
  package static func run(
    _ request: BuildRequest, checks: [Check] = Check.all, external: ExternalLinkSettings? = nil
  ) async -> Examination {
    let inspection = SiteInspection()
    var watched = request
    watched.inspect = { inspection.see($0) }
    let rehearsal = await Build.rehearse(watched)
    var found: [Diagnostic] = []
    var fileCount: Int?
    do throws(FileError) {
      let folder = try OutputFolder.open(request.output)
      let files = try folder.files()
      fileCount = files?.count
      if let sources = rehearsal.sources {
        let meter = ProgressMeter(.check, total: (files ?? []).count * (checks.count + (external == nil ? 0 : 1)))
        let inspected = inspection.result
        let context = CheckContext(
          sources: sources, source: request.source, output: folder.path, files: files ?? [], inspected: inspected,
          links: SiteLinks(inspected, sources, files: files ?? []), reported: rehearsal.report.diagnostics,
          meter: meter)
        let verdict = CheckVerdict(sources)
        for (number, check) in (checks + [external.map(Check.externalLinks)].compactMap { $0 }).enumerated() {
          meter.reach(number * context.files.count)
          // A file that cannot be read is told of once, whoever wanted to read it.
          let known = Set(found.lazy.filter { $0.kind == .outputFailed }.map(\.message))
          found += verdict.judge(
            await check.run(context).filter { $0.kind != .outputFailed || !known.contains($0.message) })
        }
        found += verdict.unknown()
      }
    } catch {
      found.append(Diagnostic(.outputFailed, error.description, at: nil))
    }
    if request.isStrict { found = found.map { $0.severity == .warning ? $0.asError : $0 } }
    return Examination(
      diagnostics: (rehearsal.report.diagnostics + found).inReportingOrder(), fileCount: fileCount,
      contents: rehearsal.report.contents)
  }
}
