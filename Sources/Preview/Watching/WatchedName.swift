/// Which names of files are of no interest: those that a build passes over, too.
enum WatchedName {
  /// Files of editors and systems: dot files, backups, locks of office programs.
  static func isIgnored(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("~$") || (name.hasPrefix("#") && name.hasSuffix("#"))
  }
}
