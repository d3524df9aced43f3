import CLinux
import Dispatch
import Files
import Glibc
import Synchronization

/// Tells when files of a source have changed, a burst at a time.
///
/// A burst is over 10 ms after a write that has ended, such as an editor's, and 30 ms after any other event. It is told
/// after half a second at the latest, should somebody write without pause.
package final class FileWatcher: Sendable {
  private let pending = Mutex(FileChanges())
  private let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation
  private let isStopped = Mutex(false)
  /// A pipe whose closing ends the thread.
  private let wakeUp: Int32

  private static let afterEnd: Int32 = 10
  private static let afterAny: Int32 = 30
  private static let longestBurst = Duration.milliseconds(500)
  /// Where not all folders can be watched.
  private static let lookEvery: Int32 = 1000

  /// Watches from now on.
  ///
  /// - Parameters:
  ///   - root: the source folder, absolute, links resolved.
  ///   - tops: the folders in it that count, which may come later.
  package init(root: String, tops: [String] = ["content", "templates"]) throws(FileError) {
    let folders = try WatchedFolders(root: root, tops: tops)
    var ends: [Int32] = [0, 0]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw FileError("watch", root) }
    wakeUp = ends[1]
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    start(folders, wakeUp: ends[0])
  }

  /// Waits for the next change. Nil when the watcher was stopped. One task at a time may wait.
  package func next() async -> FileChanges? {
    for await _ in signals {
      let changes = pending.withLock { pending in
        defer { pending = FileChanges() }
        return pending
      }
      if !changes.isEmpty { return changes }
    }
    return nil
  }

  /// Lets whoever waits look at everything.
  func look() {
    pending.withLock { $0.isUnsure = true }
    signal.yield()
  }

  package func stop() {
    signal.finish()
    let isFirst = isStopped.withLock { isStopped in
      defer { isStopped = true }
      return !isStopped
    }
    if isFirst { close(wakeUp) }
  }

  deinit { stop() }

  private func start(_ folders: consuming WatchedFolders, wakeUp: Int32) {
    let thread = WatchThread(
      folders: folders, wakeUp: wakeUp,
      tell: { [weak self] changes in
        guard let self else { return }
        pending.withLock { $0.merge(changes) }
        signal.yield()
      })
    DispatchQueue(label: "bulletin.watch").async { thread.run() }
  }

  /// What the thread works with. It is made, handed over once and used by that thread only, which is what the compiler
  /// cannot see.
  private final class WatchThread: @unchecked Sendable {
    private var folders: WatchedFolders
    private let wakeUp: Int32
    private let tell: (FileChanges) -> Void

    init(folders: consuming WatchedFolders, wakeUp: Int32, tell: @escaping (FileChanges) -> Void) {
      self.folders = folders
      self.wakeUp = wakeUp
      self.tell = tell
    }

    deinit { close(wakeUp) }

    func run() {
      while let hasEvents = wait(folders.isPartial ? FileWatcher.lookEvery : -1) {
        if hasEvents { settle() } else { tell(FileChanges(isUnsure: true)) }
      }
    }

    /// Gathers a burst to its end.
    private func settle() {
      var (changes, isSettled) = folders.changes()
      let start = ContinuousClock.now
      while ContinuousClock.now - start < FileWatcher.longestBurst {
        guard wait(isSettled ? FileWatcher.afterEnd : FileWatcher.afterAny) == true else { break }
        let more = folders.changes()
        changes.merge(more.changes)
        isSettled = more.isSettled
      }
      folders.endBurst()
      if !changes.isEmpty { tell(changes) }
    }

    /// Whether there are events, or so many milliseconds have passed without any; nil when it is time to end.
    private func wait(_ milliseconds: Int32) -> Bool? {
      var polled = [
        pollfd(fd: folders.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wakeUp, events: Int16(POLLIN), revents: 0),
      ]
      var count = poll(&polled, 2, milliseconds)
      while count < 0, errno == EINTR { count = poll(&polled, 2, milliseconds) }
      if count < 0 || polled[1].revents != 0 { return nil }
      return polled[0].revents != 0
    }
  }
}
