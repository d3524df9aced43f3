import ArgumentParser
import Glibc

/// The command line. Each verb turns its flags into one typed value and calls the room that does the work.
@main
struct Bulletin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bulletin",
    abstract: "Builds a website of public-safety bulletins from Markdown.",
    discussion: """
      A site is a folder with content/ (Markdown files and site.yaml) and, if it has a look of its own, templates/. \
      Start with "bulletin build" in such a folder; the site is then in site/.

      Exit codes: 0 done; 1 problems in content or data, nothing was published; 2 wrong usage or configuration; \
      3 internal fault.
      """,
    version: Version.text,
    subcommands: [BuildCommand.self, VersionCommand.self])

  static func main() async {
    MemoryTuning.apply()
    // A reader that closes the pipe early (head, less) does not want the rest; the exit code still counts.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var asyncCommand = command as? any AsyncParsableCommand {
        try await asyncCommand.run()
      } else {
        try command.run()
      }
    } catch let error as ExitCode {
      exit(withError: error)
    } catch {
      // ArgumentParser ends with 64 for wrong usage; this tool's users are promised 2.
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code == .success {
        print(text)
        exit(withError: ExitCode.success)
      }
      Console.printError(text)
      exit(withError: ExitCode(2))
    }
  }
}

/// The version of the tool.
enum Version {
  static let text = "0.1.0"
}

/// `bulletin version`
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "version", abstract: "Prints the version.")

  func run() { print("bulletin \(Version.text)") }
}
