import Diagnostics
import Files
import SiteBuild

/// A site that is built anew whenever its sources change, and served to the browsers of this machine.
package struct Preview: Sendable {
  package struct Settings: Sendable {
    /// What to build; where it is written is the preview's own business.
    package var request: BuildRequest
    /// The first port to try; 0 takes any.
    package var port: UInt16 = 8000
    /// The moment that counts as now, asked before each build.
    package var clock: @Sendable () -> Int
    /// The file that a finding is in, for its excerpt.
    package var source: @Sendable (String) -> SourceFile?

    package init(
      _ request: BuildRequest, clock: @escaping @Sendable () -> Int, source: @escaping @Sendable (String) -> SourceFile?
    ) {
      self.request = request
      self.clock = clock
      self.source = source
    }
  }

  /// What whoever runs it is told.
  package enum Event: Sendable {
    /// The server listens; the first build begins.
    case listening(port: UInt16)
    /// A build is over. The address is that of the site's home page.
    case built(BuildReport, changes: FileChanges, duration: Duration, address: String)
  }

  private let settings: Settings
  private let folder: PreviewFolder
  private let tell: @Sendable (Event) -> Void

  package init(_ settings: Settings, folder: PreviewFolder, tell: @escaping @Sendable (Event) -> Void) {
    var settings = settings
    settings.request.output = folder.path
    settings.request.purpose = .build
    settings.request.needsSources = settings.request.showsDrafts || settings.request.showsFuture
    self.settings = settings
    self.folder = folder
    self.tell = tell
  }

  /// Serves until the task is cancelled.
  package func run() async throws {
    let broadcast = Broadcast()
    let watcher = try FileWatcher(root: settings.request.source)
    defer { watcher.stop() }
    let port = PortBox()
    let server = try await LoopbackServer.start(
      port: settings.port,
      handler: SiteHandler(folder: ServedFolder(path: folder.path), broadcast: broadcast, port: port))
    port.value = server.port
    tell(.listening(port: server.port))
    await withTaskCancellationHandler {
      await build(watcher, broadcast, port: server.port)
    } onCancel: {
      watcher.stop()
    }
    await server.stop()
  }

  /// Builds now and after each change.
  private func build(_ watcher: FileWatcher, _ broadcast: Broadcast, port: UInt16) async {
    var builds = PreviewBuilds(settings)
    var changes: FileChanges? = FileChanges()
    while let current = changes {
      let start = ContinuousClock.now
      let report = await builds.run(current)
      await broadcast.update(builds.site)
      let address = "http://127.0.0.1:\(port)\(builds.site.basePath)"
      tell(.built(report, changes: current, duration: ContinuousClock.now - start, address: address))
      changes = await watcher.next()
    }
  }
}
