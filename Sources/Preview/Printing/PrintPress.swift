import Files
import Glibc
import SiteModel

/// Makes PDFs of pages, one after the other.
package struct PrintPress: Sendable {
  /// A page could not be printed.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  private let chromium: Chromium
  private let folder: PrintFolder
  private let basePath: String
  private let limit: Duration
  private let server: LoopbackServer

  /// - Parameters:
  ///   - basePath: where the site lies on its host.
  ///   - origin: scheme and host of the site.
  ///   - limit: how long a page may take.
  package static func start(
    _ chromium: Chromium, _ folder: PrintFolder, basePath: String, origin: String, limit: Duration
  ) async throws -> PrintPress {
    let port = PortBox()
    let server = try await LoopbackServer.start(
      port: 0, handler: PaperHandler(folder: folder.site, basePath: basePath, origin: origin, port: port))
    port.value = server.port
    return PrintPress(chromium: chromium, folder: folder, basePath: basePath, limit: limit, server: server)
  }

  package func stop() async { await server.stop() }

  /// Ends what is being printed, from the thread that handles an interrupt.
  package static func interrupt() { ChildProgram.endCurrent() }

  /// - Parameter page: a file below the site, such as `notices/a/index.html`.
  package func print(_ page: String) async throws -> [UInt8] {
    let url = "http://127.0.0.1:\(server.port)" + SitePath(outputFile: page).url(base: basePath)
    try? File.removeFile(folder.pdf)
    let arguments = Chromium.arguments(url: url, folder: folder, isRoot: geteuid() == 0)
    switch try await ChildProgram.run(chromium.program, arguments, log: folder.log, limit: limit) {
    case .ended(.exited(0)): break
    case .ended(.exited(let status)): throw failure("ended with \(status)")
    case .ended(.killed(let signal)): throw failure("was ended by signal \(signal)")
    case .ended(.unknown): throw failure("ended, and the system does not tell how")
    case .timedOut: throw failure("did not finish within \(limit.components.seconds) s (--time-limit)")
    }
    guard let pdf = try? File.read(folder.pdf), pdf.starts(with: "%PDF-".utf8) else {
      throw failure("ended without writing a PDF" + snapHint)
    }
    return pdf
  }

  /// Snap gives a program a `/tmp` of its own, so that what it writes there is never seen.
  private var snapHint: String {
    let isSnap = [chromium.program, File.realPath(chromium.program) ?? ""].contains { $0.contains("/snap") }
    return isSnap ? " (one from a snap cannot reach /tmp: install Google Chrome, or a Chromium of another kind)" : ""
  }

  /// So many lines of what Chromium said are shown; the cause is among the last.
  private static let shownLines = 12

  private func failure(_ what: String) -> Failure {
    let log = (try? File.read(folder.log)).map { String(decoding: $0.suffix(1 << 14), as: UTF8.self) } ?? ""
    let lines = log.split(separator: "\n").suffix(Self.shownLines).map { "  \($0)" }
    let said = lines.isEmpty ? "" : "; it said:\n" + lines.joined(separator: "\n")
    return Failure(description: "\(chromium.program) \(what)" + said)
  }
}
