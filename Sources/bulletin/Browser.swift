import Glibc

/// The browser of whoever sits at this machine.
enum Browser {
  /// Opens an address with `$BROWSER`, else with what the desktop has set. Where there is neither, nothing happens: the
  /// address has been printed.
  static func open(_ address: String) {
    let programs = [Console.environment("BROWSER"), "xdg-open", "wslview"].compactMap(\.self)
    _ = programs.first { start($0, address) }
  }

  private static func start(_ program: String, _ address: String) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // What browsers say on their way would mix with the findings.
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    let arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup(address)]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    return posix_spawnp(&process, program, &actions, nil, arguments + [nil], environ) == 0
  }
}
