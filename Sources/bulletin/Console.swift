import Glibc

/// Where the tool prints: results on standard output, everything else on standard error.
enum Console {
  static func printError(_ text: String, terminator: String = "\n") { write(text + terminator, to: STDERR_FILENO) }

  /// Writes to a descriptor at once, unbuffered, so that the two streams stay in order. Whoever closed the other end
  /// of the pipe does not want the rest.
  static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let put = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if put < 0, errno == EINTR { continue }
      if put <= 0 { return }
      rest = rest.dropFirst(put)
    }
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
