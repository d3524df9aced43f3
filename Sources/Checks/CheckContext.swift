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

  func read(_ file: OutputFile) -> [UInt8] { (try? File.read(output + "/" + file.path)) ?? [] }

  /// The place of an output file in findings: below the source folder where it lies there.
  func location(of file: OutputFile) -> SourceLocation {
    let folder = output.hasPrefix(source + "/") ? String(output.dropFirst(source.count + 1)) : output
    return SourceLocation(path: folder + "/" + file.path)
  }
}
