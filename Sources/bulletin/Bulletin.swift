import ArgumentParser
import Characters
import Files
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
    subcommands: [
      BuildCommand.self, ServeCommand.self, CheckCommand.self, DiffCommand.self, PublishCommand.self, DueCommand.self,
      PDFCommand.self, ImportCommand.self,
      NewCommand.self, VerifyCommand.self, KeyCommand.self, VersionCommand.self,
    ])

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
      if let unknown = Self.unknownCommand() {
        Console.printError("Error: \(unknown)")
        exit(withError: ExitCode(2))
      }
      // ArgumentParser ends with 64 for wrong usage; this tool's users are promised 2.
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code == .success {
        print(text)
        exit(withError: ExitCode.success)
      }
      Console.printError(text)
      if let hint = Self.folderHint(text) { Console.printError(hint) }
      exit(withError: ExitCode(2))
    }
  }
}

extension Bulletin {
  /// What to say of a first argument that is no command; nil when it is one, or a flag.
  private static func unknownCommand() -> String? {
    guard let typed = CommandLine.arguments.dropFirst().first, !typed.hasPrefix("-") else { return nil }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(typed) else { return nil }
    let suggestion = Suggestion.nearest(to: typed, among: names).map { "did you mean \"\($0)\"?" }
    return "there is no command \"\(typed)\"; \(suggestion ?? "see \"bulletin --help\"")"
  }
}

extension Bulletin {
  /// What to do where the folder of a site was given as in `bulletin build my-site`; nil where it was not.
  private static func folderHint(_ message: String) -> String? {
    let folder = CommandLine.arguments.dropFirst(2).first { argument in
      message.contains("Unexpected argument '\(argument)'") && File.status(argument)?.kind == .folder
    }
    return folder.map { "Help:  The folder of a site is given with --source \($0)" }
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
