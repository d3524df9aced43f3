import Files

/// What has changed of a site since a command last took it elsewhere with success, for commands that want to know.
///
/// Kept as a record of the site beside the other things that builds remember. Where it is lost, everything has changed.
package struct DeliveryList: Sendable {
  /// Files to take along, new or changed, in the order of their paths.
  package let changed: [String]
  /// Files that were taken along once and are no part of the site any more.
  package let removed: [String]
  private let manifest: Manifest
  private let record: String

  /// - Parameters:
  ///   - site: the output folder.
  ///   - command: the command line: another one has another record.
  ///   - cache: the folder `.bulletin/` of the source.
  package init(of site: String, for command: String, in cache: String) {
    let known = OutputFolder.listed(in: site)
    let record = "\(cache)/delivered-\(ContentHash(command).hexadecimal.prefix(16))"
    let before = (try? File.read(record)).flatMap(Manifest.init) ?? Manifest()
    changed = known.paths.filter { before.entry($0)?.sha256 != known.entry($0)?.sha256 }
      .sorted(by: PathOrder.precedes)
    removed = before.paths.filter { !known.lists($0) }.sorted(by: PathOrder.precedes)
    manifest = known
    self.record = record
  }

  /// To be called when the command has done its work. A record that cannot be kept costs a longer list.
  package func keep() { try? File.replace(record, with: manifest.bytes) }
}

extension OutputFolder {
  /// What the tool wrote into a folder.
  static func listed(in path: String) -> Manifest {
    (try? File.read(path + "/" + Manifest.fileName)).flatMap(Manifest.init) ?? Manifest()
  }
}
