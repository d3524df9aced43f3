import SiteModel

/// Where the machine-readable outputs of warnings lie.
enum WarningPaths {
  /// Beside the page of each warning.
  static let alert = "cap.xml"
  /// Where warnings are expected to be; nothing demands it.
  static let section = SitePath("warnings/")
  /// What is in force on the whole site. The address never changes, whatever section warnings are in.
  static let feed = SitePath("warnings/cap-atom.xml")
}
