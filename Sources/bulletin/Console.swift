import Glibc

/// Where the tool prints: results on standard output, everything else on standard error.
enum Console {
  static func printError(_ text: String, terminator: String = "\n") {
    fputs(text + terminator, stderr)
  }

  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Colours are for terminals, unless `NO_COLOR` (no-color.org) or `--no-color` says otherwise.
  static func usesColour(unless isOff: Bool) -> Bool {
    !isOff && errorIsTerminal && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
  }

  /// A variable of the environment; nil when it is not set or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
