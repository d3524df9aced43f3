import Processes

/// The browser of whoever sits at this machine.
enum Browser {
  /// Opens an address with `$BROWSER`, else with what the desktop has set. Where there is neither, nothing happens: the
  /// address has been printed.
  static func open(_ address: String) {
    let programs = [Console.environment("BROWSER"), "xdg-open", "wslview"].compactMap(\.self)
    // What browsers say on their way would mix with the findings.
    _ = programs.first { (try? ChildProcess.start($0, [address], output: .nothing, errors: .nothing)) != nil }
  }
}
