import Diagnostics
import Files
import SiteBuild

/// A site that is built anew whenever its sources change, and served to the browsers of this machine.
package struct Preview: Sendable {
  package struct Settings: Sendable {
    /// What to build. Nothing is written.
    package var request: BuildRequest
    /// The first port to try; 0 takes any.
    package var port: UInt16 = 8000
    /// How long after a change, unless there is another one, everything is rendered to look for faults.
    package var pause = Duration.milliseconds(300)
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
    /// The site is up to date. The address is that of its home page.
    case built(BuildReport, changes: FileChanges, duration: Duration, address: String)
    /// All of it was rendered: what was found before and what has come to light.
    case examined(BuildReport)
  }

  private let settings: Settings
  private let tell: @Sendable (Event) -> Void

  package init(_ settings: Settings, tell: @escaping @Sendable (Event) -> Void) {
    self.settings = settings
    self.tell = tell
  }

  /// Serves until the task is cancelled.
  package func run() async throws {
    let broadcast = Broadcast()
    let watcher = try FileWatcher(root: settings.request.source)
    defer { watcher.stop() }
    let port = PortBox()
    let server = try await LoopbackServer.start(
      port: settings.port, handler: SiteHandler(broadcast: broadcast, port: port))
    port.value = server.port
    tell(.listening(port: server.port))
    await withTaskCancellationHandler {
      await build(watcher, broadcast, port: server.port)
    } onCancel: {
      watcher.stop()
    }
    await server.stop()
  }

  /// Brings the site up to date now, after each change, and when a moment has come at which it changes by itself.
  private func build(_ watcher: FileWatcher, _ broadcast: Broadcast, port: UInt16) async {
    let builds = PreviewBuilds(settings)
    var changes: FileChanges? = FileChanges(isUnsure: true)
    while let current = changes {
      let start = ContinuousClock.now
      let report = await builds.run(current)
      await broadcast.update(await builds.site)
      let address = "http://127.0.0.1:\(port)\(await builds.site.basePath)"
      tell(.built(report, changes: current, duration: ContinuousClock.now - start, address: address))
      let examination = Task(priority: .utility) { await examine(builds, report, broadcast) }
      let alarm = Task { await wake(watcher, at: await builds.nextChange) }
      changes = await watcher.next()
      examination.cancel()
      alarm.cancel()
      // What is being looked at must not be told of after what comes next.
      await examination.value
    }
  }

  /// Looks for what only shows when everything is rendered, while nothing is asked for.
  private func examine(_ builds: PreviewBuilds, _ report: BuildReport, _ broadcast: Broadcast) async {
    guard (try? await Task.sleep(for: settings.pause)) != nil, let found = await builds.examine(report) else { return }
    if found.diagnostics.hasErrors { await broadcast.update(await builds.site) }
    tell(.examined(found))
  }

  private func wake(_ watcher: FileWatcher, at moment: Int?) async {
    guard let moment else { return }
    // Timers of the system may be late or early by a little; the clock of the site decides.
    let seconds = max(1, moment - settings.clock())
    guard (try? await Task.sleep(for: .seconds(min(seconds, 86_400)))) != nil else { return }
    watcher.look()
  }
}
