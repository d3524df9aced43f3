import ArgumentParser
import Files
import Glibc
import Preview
import SiteBuild

/// `bulletin pdf PATH`
struct PDFCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pdf",
    abstract: "Makes PDFs of pages, laid out as official documents.",
    discussion: """
      Builds the site without publishing it and prints pages of it through an installed Chromium, which runs unseen and \
      reaches nothing but this machine. A page is named by its Markdown file, or by its address on the site. The layout \
      is the theme's for paper (A4 after GB/T 9704-2012); what a browser prints looks the same.

      Chromium is looked for in PATH; --chromium or the variable CHROME names another. On Debian it comes \
      with "apt install chromium fonts-noto-cjk".

      Examples:
        bulletin pdf content/notices/a.md
        bulletin pdf /notices/a/ --to notice.pdf
        bulletin pdf content/statistics/*.md --to reports/
        bulletin pdf --drafts content/notices/draft.md
      """)

  @Argument(
    help: ArgumentHelp(
      "Markdown files such as content/notices/a.md, or addresses such as /notices/a/.", valueName: "path"))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "Where the PDF is written: a file whose name ends in .pdf, or a folder (default: the current folder).",
      valueName: "path"))
  var to: String?

  @Option(help: ArgumentHelp("The Chromium to print with (default: CHROME, else one in PATH).", valueName: "program"))
  var chromium: String?

  @Option(name: .customLong("time-limit"), help: ArgumentHelp("How long a page may take.", valueName: "seconds"))
  var timeLimit = 60

  @OptionGroup var options: SiteOptions

  func validate() throws {
    if options.output != nil {
      throw ValidationError("pdf writes no site; --output is for \"bulletin build\". Say with --to where the PDF goes")
    }
    if !(1...86_400).contains(timeLimit) {
      throw ValidationError("--time-limit must be a number of seconds from 1 to 86400")
    }
  }

  func run() async throws {
    let request = try options.buildRequest()
    let chromium = try findChromium()
    let basePath = SiteAddress.path(request)
    let references = try paths.map { path in
      guard let reference = PageReference(path, in: request.source, basePath: basePath) else {
        throw ValidationError("\"\(path)\" is neither a Markdown file nor an address of a page")
      }
      return reference
    }
    let folder = try PrintFolder()
    let progress = ProgressLine(isQuiet: options.quiet)
    InterruptKey.cut {
      progress.end()
      PrintPress.interrupt()
      folder.remove()
    }
    defer { folder.remove() }
    do {
      let selection = try await select(references, request, folder, progress)
      try await print(selection, with: chromium, folder, basePath: basePath)
    } catch let error as ExitCode {
      throw error
    } catch let error as ValidationError {
      throw error
    } catch {
      Console.printError("Error: \(error)")
      throw ExitCode(3)
    }
  }

  private func findChromium() throws -> Chromium {
    do {
      return try Chromium.find(
        chromium ?? Console.environment("CHROME"), searchPath: Console.environment("PATH") ?? "")
    } catch {
      Console.printError("Error: \(error)")
      throw ExitCode(2)
    }
  }

  /// Builds; findings are printed as `build` prints them.
  private func select(
    _ references: [PageReference], _ request: BuildRequest, _ folder: PrintFolder, _ progress: ProgressLine
  ) async throws -> PageSelection {
    var request = request
    let printer = FindingsPrinter(options, source: request.source)
    request.progress = { progress.show($0) }
    request.onHang = { diagnostic in
      progress.clear()
      printer.print([diagnostic])
      folder.remove()
      _exit(1)
    }
    let selection = try await PageSelection.make(references, request, in: folder)
    progress.clear()
    printer.print(selection.report.diagnostics)
    if selection.report.diagnostics.hasErrors { throw ExitCode(selection.report.diagnostics.exitCode) }
    if !selection.faults.isEmpty {
      for fault in selection.faults { Console.printError("Error: \(fault)") }
      throw ExitCode(2)
    }
    return selection
  }

  private func print(
    _ selection: PageSelection, with chromium: Chromium, _ folder: PrintFolder, basePath: String
  ) async throws {
    let destinations = try PDFDestinations(to, pages: selection.pages)
    let press = try await PrintPress.start(
      chromium, folder, basePath: basePath, origin: selection.origin, limit: .seconds(timeLimit))
    let isReport = FindingsPrinter(options, source: options.source).ownsStandardOutput
    for (page, file) in zip(selection.pages, destinations.files) {
      try File.replace(file, with: try await press.print(page))
      if !options.quiet {
        isReport ? Console.printError("Wrote \(file)") : Swift.print("Wrote \(file)")
      }
    }
    await press.stop()
  }
}

/// Where PDFs are written.
struct PDFDestinations {
  /// One for each page.
  let files: [String]

  /// - Parameters:
  ///   - wish: what `--to` says.
  ///   - pages: files below the site.
  init(_ wish: String?, pages: [String]) throws {
    if let wish, wish.hasSuffix(".pdf"), File.status(wish)?.kind != .folder {
      guard pages.count == 1 else {
        throw ValidationError("\(pages.count) pages do not go into one file; name a folder with --to")
      }
      files = [wish]
      return
    }
    if let wish { try File.makeFolder(wish) }
    let folder = wish.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
    files = pages.map { folder + Self.name(of: $0) }
    let names = Set(files)
    guard names.count == files.count else {
      throw ValidationError("two of the pages would have the same file name; print them one by one")
    }
  }

  /// `notices/2024/a/index.html` → `notices-2024-a.pdf`
  static func name(of page: String) -> String {
    var names = page.split(separator: "/")
    if names.last == "index.html", names.count > 1 { names.removeLast() }
    let name = names.joined(separator: "-")
    return (name.hasSuffix(".html") ? String(name.dropLast(".html".count)) : name) + ".pdf"
  }
}
