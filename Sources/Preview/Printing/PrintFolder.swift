import Files

/// What is needed only while pages are printed: a folder in `/tmp` that only this user can read.
package struct PrintFolder: Sendable {
  /// Absolute.
  let path: String

  /// The pages to print and what they need.
  var site: String { path + "/site" }
  /// What Chromium remembers, which begins empty and is forgotten.
  var profile: String { path + "/profile" }
  var pdf: String { path + "/page.pdf" }
  /// What Chromium says.
  var log: String { path + "/log" }

  package init() throws(FileError) {
    path = try File.makeTemporaryFolder()
    try File.makeFolder(site)
  }

  package func remove() { try? File.remove(path) }
}
