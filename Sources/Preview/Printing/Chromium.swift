import Files
import Glibc

/// An installed browser that prints pages without showing them.
package struct Chromium: Sendable {
  /// Absolute.
  package let program: String

  /// There is none, or not where it should be.
  package struct Missing: Error, CustomStringConvertible {
    package let description: String
  }

  /// What Chromium and its relatives are called, in the order in which they are taken.
  package static let names = [
    "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge-stable",
    "microsoft-edge", "msedge",
  ]

  /// - Parameters:
  ///   - wish: a program or its name, from the command line or the variable `CHROME`; nil looks for one.
  ///   - searchPath: the value of `PATH`.
  package static func find(_ wish: String?, searchPath: String) throws(Missing) -> Chromium {
    let folders = searchPath.split(separator: ":").filter { $0.hasPrefix("/") }
    func program(_ name: String) -> String? {
      folders.lazy.map { "\($0)/\(name)" }.first(where: isProgram)
    }
    if let wish {
      let found =
        wish.contains("/") ? (isProgram(wish) ? File.realPath(".").map { absolute(wish, in: $0) } : nil) : program(wish)
      guard let found else {
        throw Missing(
          description: "there is no program \(wish); --chromium and CHROME name a Chromium that is installed")
      }
      return Chromium(program: found)
    }
    guard let found = names.lazy.compactMap(program).first else {
      throw Missing(
        description: """
          no Chromium was found, which is needed to make PDFs. Install one (Debian: "apt install chromium \
          fonts-noto-cjk"), or say where it is with --chromium or the variable CHROME. Looked in PATH for \
          \(names.joined(separator: ", ")).
          """)
    }
    return Chromium(program: found)
  }

  private static func isProgram(_ path: String) -> Bool {
    // Distributions install links.
    guard let place = File.realPath(path), File.status(place)?.kind == .file else { return false }
    return access(place, X_OK) == 0
  }

  private static func absolute(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }

  /// What makes it print one page.
  ///
  /// It reaches nothing but this machine: names are not looked up, and no proxy is asked. Its sandbox cannot be had by
  /// root, who is alone in a container as a rule.
  static func arguments(url: String, folder: PrintFolder, isRoot: Bool) -> [String] {
    [
      "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--user-data-dir=\(folder.profile)",
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--no-proxy-server",
      "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-extensions",
      "--disable-sync", "--no-first-run", "--no-default-browser-check", "--no-pdf-header-footer",
      // Outline of headings and tags for those who listen; newer versions tag by themselves.
      "--generate-pdf-document-outline", "--export-tagged-pdf", "--print-to-pdf=\(folder.pdf)",
    ] + (isRoot ? ["--no-sandbox"] : []) + [url]
  }
}
