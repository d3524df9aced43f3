import ArgumentParser
import Diagnostics
import Glibc
import Preview
import SiteBuild

/// `bulletin serve`
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Shows the site in a browser, and builds it anew whenever a file is saved.",
    discussion: """
      Serves the site on this machine only, as a web host would: nobody else can reach it. Open pages reload when \
      content/ or templates/ change; a changed style sheet is exchanged without a reload. After an error they stay as \
      they were and say what is wrong. With --drafts and --future, pages that are not public yet say so.

      No page is written anywhere: the site is kept in memory. When a port is taken, the next one is tried. Ctrl-C ends it.

      Examples:
        bulletin serve --open
        bulletin serve --drafts --future
        bulletin serve --port 8080 --clock 2024-09-05T08:00:00+08:00
      """)

  @OptionGroup var options: SiteOptions

  @Option(help: ArgumentHelp("The first port to try; 0 takes any that is free.", valueName: "number"))
  var port: UInt16 = 8000

  @Flag(help: "Open the home page in the browser when the site is built.")
  var open = false

  func validate() throws {
    if options.output != nil {
      throw ValidationError("serve writes no pages; --output is for \"bulletin build\"")
    }
  }

  func run() async throws {
    let request = try options.buildRequest()
    let printer = FindingsPrinter(options, source: request.source)
    let console = PreviewConsole(options, printer, opens: open)
    InterruptKey.end { console.progress.end() }
    let preview = Preview(settings(request, printer, console)) { console.show($0) }
    do {
      try await preview.run()
    } catch {
      Console.printError("Error: \(error)")
      throw ExitCode(3)
    }
  }

  private func settings(
    _ request: BuildRequest, _ printer: FindingsPrinter, _ console: PreviewConsole
  ) -> Preview.Settings {
    var request = request
    let progress = console.progress
    request.progress = { progress.show($0) }
    request.onHang = { diagnostic in
      progress.clear()
      printer.print([diagnostic])
      _exit(1)
    }
    let isFixed = options.clock != nil || Console.environment("SOURCE_DATE_EPOCH") != nil
    let moment = request.now
    var settings = Preview.Settings(
      request, clock: { isFixed ? moment : Glibc.time(nil) }, source: printer.file)
    settings.port = port
    return settings
  }
}
