import Foundation
import SampleSites
import Testing

@testable import Preview

@Suite("Watching files", .timeLimit(.minutes(10)))
struct FileWatcherTests {
  private func folder() throws -> TemporaryFolder {
    try TemporaryFolder().write("content/a.md", "1").write("content/年报/b.md", "1").write("README.md", "1")
      .folder("site")
  }

  /// Waits until a path is told of; later batches count, too, since a loaded machine may cut a burst in two.
  private func wait(_ watcher: FileWatcher, for path: String) async -> Set<String> {
    var paths: Set<String> = []
    while !paths.contains(path), let changes = await watcher.next() { paths.formUnion(changes.paths) }
    return paths
  }

  @Test("tells of a file that is written, in a folder of any depth")
  func write() async throws {
    let folder = try folder()
    let watcher = try FileWatcher(root: folder.path)
    try folder.write("content/年报/b.md", "2")
    #expect(await wait(watcher, for: "content/年报/b.md") == ["content/年报/b.md"])
  }

  @Test("tells of a file that an editor writes beside the old one and renames")
  func rename() async throws {
    let folder = try folder()
    let watcher = try FileWatcher(root: folder.path)
    try folder.write("content/.a.md.swp", "2").write("content/a.md~", "1")
    #expect(Foundation.rename(folder("content/.a.md.swp"), folder("content/a.md")) == 0)
    #expect(await wait(watcher, for: "content/a.md") == ["content/a.md"])
  }

  @Test("waits for a file that an editor puts aside and writes anew a moment later")
  func putAside() async throws {
    let folder = try folder()
    let watcher = try FileWatcher(root: folder.path)
    #expect(Foundation.rename(folder("content/a.md"), folder("content/a.md~")) == 0)
    usleep(20_000)
    try folder.write("content/a.md", "2").remove("content/a.md~")
    #expect(await watcher.next()?.paths == ["content/a.md"])
    #expect(FileManager.default.fileExists(atPath: folder("content/a.md")))
  }

  @Test("follows folders that are made, moved in, renamed and taken away")
  func folders() async throws {
    let folder = try folder()
    let watcher = try FileWatcher(root: folder.path)
    try folder.write("content/new/deep/c.md", "1")
    #expect(await wait(watcher, for: "content/new/deep/c.md").contains("content/new"))
    try folder.write("outside/x/d.md", "1")
    #expect(Foundation.rename(folder("outside"), folder("content/in")) == 0)
    _ = await wait(watcher, for: "content/in/x/d.md")
    #expect(Foundation.rename(folder("content/in"), folder("content/renamed")) == 0)
    _ = await wait(watcher, for: "content/renamed/x/d.md")
    try folder.write("content/renamed/x/d.md", "2")
    #expect(await wait(watcher, for: "content/renamed/x/d.md") == ["content/renamed/x/d.md"])
    try folder.remove("content/renamed")
    _ = await wait(watcher, for: "content/renamed")
  }

  @Test("notices templates that are added later, and nothing outside of the folders that count")
  func tops() async throws {
    let folder = try folder()
    let watcher = try FileWatcher(root: folder.path)
    try folder.write("site/index.html", "1").write("README.md", "2").write("templates/page.mustache", "1")
    let paths = await wait(watcher, for: "templates/page.mustache")
    #expect(paths.isSubset(of: ["templates", "templates/page.mustache"]))
  }

  @Test("tells of a file elsewhere in the source that a link stands for")
  func links() async throws {
    let folder = try folder().link("content/readme.md", to: "../README.md")
    let watcher = try FileWatcher(root: folder.path)
    try folder.write("README.md", "2")
    #expect(await wait(watcher, for: "README.md") == ["README.md"])
  }

  @Test("tells of a burst once")
  func burst() async throws {
    let folder = try folder()
    let watcher = try FileWatcher(root: folder.path)
    for number in 0..<200 { try folder.write("content/n\(number).md", "1") }
    var batches = 0
    var paths: Set<String> = []
    while paths.count < 200, let changes = await watcher.next() {
      paths.formUnion(changes.paths)
      batches += 1
    }
    #expect(paths.count == 200)
    #expect(batches <= 5)
  }

  @Test("loses no file when the kernel loses count")
  func overflow() async throws {
    let folder = try folder()
    let watcher = try FileWatcher(root: folder.path)
    // More events than the queue holds (fs.inotify.max_queued_events), made faster than they are read or not.
    let link = folder("content/l.md")
    for _ in 0..<20_000 {
      Foundation.symlink("a.md", link)
      Foundation.unlink(link)
    }
    try folder.write("content/late/z.md", "1")
    var isTold = false
    while !isTold, let changes = await watcher.next() {
      isTold = changes.isUnsure || changes.paths.contains("content/late/z.md")
    }
    try folder.write("content/late/z.md", "2")
    _ = await wait(watcher, for: "content/late/z.md")
  }

  @Test("ends the wait when it is stopped")
  func stop() async throws {
    let watcher = try FileWatcher(root: folder().path)
    let waiting = Task { await watcher.next() }
    watcher.stop()
    #expect(await waiting.value == nil)
  }
}
