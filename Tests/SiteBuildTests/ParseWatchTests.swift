import Diagnostics
import Foundation
import Synchronization
import Testing

@testable import SiteBuild

@Suite("Parse watch")
struct ParseWatchTests {
  /// What a watch of one second reports while work of so many seconds is done.
  private func reports(whileWorking seconds: Double) async -> [Diagnostic] {
    let found = Mutex<[Diagnostic]>([])
    let watch = ParseWatch(seconds: 1) { finding in found.withLock { $0.append(finding) } }
    await watch.whileRunning {
      watch.during("content/quick.md") {}
      watch.during("content/slow.md") { Thread.sleep(forTimeInterval: seconds) }
    }
    return found.withLock { $0 }
  }

  @Test("a document that takes too long is named, once")
  func slow() async {
    let reports = await reports(whileWorking: 3.5)
    #expect(reports.map(\.kind.id) == ["document-too-slow"])
    #expect(reports.first?.location == SourceLocation(path: "content/slow.md"))
  }

  @Test("nothing is said of documents that take their time within the limit")
  func quick() async {
    #expect(await reports(whileWorking: 0.8).isEmpty)
  }
}
