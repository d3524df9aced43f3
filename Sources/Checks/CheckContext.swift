import Concurrency
import Diagnostics
import Files
import Publishing
import SiteBuild

/// What checks look at: the sources as a build sees them now, and the output folder as it stands.
struct CheckContext: Sendable {
  let sources: Rehearsal.Sources
  /// Absolute.
  let source: String
  /// Absolute.
  let output: String
  let files: [OutputFile]
  /// What the site holds as it would be published now.
  let inspected: SiteInspection.Findings
  /// Where its links lead.
  let links: SiteLinks
  /// What the build has to say.
  let reported: [Diagnostic]
  /// Files that were read for checks.
  let meter: ProgressMeter

  /// Nil when it cannot be read. That is a finding: nobody knows what is in it.
  func read(_ file: OutputFile) -> [UInt8]? {
    defer { meter.advance() }
    return try? File.read(output + "/" + file.path)
  }

  func unreadable(_ file: OutputFile) -> Diagnostic {
    Diagnostic(
      .outputFailed, "\"\(file.path)\" cannot be read, so that nobody knows what it says", at: location(of: file),
      remedy: "see who may read it, or build anew")
  }

  /// The place of an output file in findings: below the source folder where it lies there.
  func location(of file: OutputFile) -> SourceLocation { location(ofOutput: file.path) }

  /// - Parameter path: below the output folder.
  func location(ofOutput path: String) -> SourceLocation {
    let folder = output.hasPrefix(source + "/") ? String(output.dropFirst(source.count + 1)) : output
    return SourceLocation(path: folder + "/" + path)
  }
}
