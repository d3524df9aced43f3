import ArgumentParser
import Files
import Publishing

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
  ///
  /// - Parameters:
  ///   - takesOver: whether the folder may hold what is not this site's.
  ///   - isDryRun: whether nothing is made.
  func copyTarget(_ name: String, takesOver: Bool, isDryRun: Bool) throws -> CopyTargetFolder {
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
      if isDryRun { return CopyTargetFolder(name: name, path: target) }
      do {
        try File.makeFolder(target)
      } catch {
        throw ValidationError("\(error)")
      }
    }
    let folder = CopyTargetFolder(name: name, path: File.realPath(target) ?? target)
    if !takesOver { try check(folder, for: publicAddress(of: request)) }
    return folder
  }

  /// A wrong folder costs its owner files: what another site has left there would be removed as what is no more.
  private func check(_ folder: CopyTargetFolder, for address: String) throws {
    let occupant: CopyOccupant
    do {
      occupant = try CopyOccupant(of: folder.path)
    } catch {
      throw ValidationError("\(error)")
    }
    switch occupant {
    case .nobody, .site(nil): return
    case .site(let other?):
      if address.isEmpty || other == address { return }
      throw ValidationError(
        "--to \(folder.name) holds another site, \(other); this one is \(address), and the files of the other would be "
          + "removed. Nothing was built. Give another folder, or add --take-over if this site is to replace it, such as "
          + "one whose address has changed")
    case .others(let names):
      throw ValidationError(
        "--to \(folder.name) is not empty, and bulletin has never published into it; it holds "
          + "\(names.joined(separator: ", ")) …. Nothing was built. Give another folder, or add --take-over if the site "
          + "is to stand among these files, which stay")
    }
  }
}
