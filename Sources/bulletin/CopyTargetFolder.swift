import ArgumentParser
import Files

/// A folder that a site is to be copied into.
struct CopyTargetFolder {
  /// As it was given.
  let name: String
  /// Absolute, links resolved.
  let path: String
}

extension SiteOptions {
  /// A folder for `--to`, made when only the last part of it is missing: a whole path that is missing is a slip of the
  /// pen, or a mount that is gone.
  func copyTarget(_ name: String) throws -> CopyTargetFolder {
    let request = try buildRequest()
    let place = try Self.absolute(name)
    try checkOutput(place, source: request.source, flag: "--to")
    let output = Self.resolved(request.output)
    let target = Self.resolved(place)
    if (target + "/").hasPrefix(output + "/") || (output + "/").hasPrefix(target + "/") {
      throw ValidationError("--to \(name) is where the site is built; give another folder")
    }
    if File.status(target) == nil {
      guard let parent = File.parent(of: target), File.status(parent)?.kind == .folder else {
        throw ValidationError("there is no folder \(name), nor one to make it in")
      }
      do {
        try File.makeFolder(target)
      } catch {
        throw ValidationError("\(error)")
      }
    }
    return CopyTargetFolder(name: name, path: File.realPath(target) ?? target)
  }
}
