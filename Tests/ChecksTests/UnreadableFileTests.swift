import Diagnostics
import Foundation
import SampleSites
import SiteBuild
import Testing

@testable import Checks

@Suite("Output files that cannot be read")
struct UnreadableFileTests {
  @Test("are an error, told of once: nobody knows what is in them")
  func unreadable() async throws {
    let site = try SampleSite().bulletin("notices/a").bulletin("notices/b", matter: "draft: true")
    try await site.build()
    let path = site.folder("site/notices/a/index.html")
    let thief = Check(.foreignFile) { _ in
      try? FileManager.default.removeItem(atPath: path)
      return []
    }
    let found = await Examination.run(site.request(), checks: [thief] + Check.all.filter { $0.kind != .columnStale })
      .diagnostics
    #expect(found.map(\.kind) == [.outputFailed])
    #expect(found.first?.severity == .error)
    #expect(found.first?.location?.path == "site/notices/a/index.html")
  }
}

@Suite("Order of marks")
struct WarningMarkOrderTests {
  @Test("is by identifier and line, and each mark is there once, by its first place")
  func order() {
    let marks = [("b", 1), ("a", 9), ("a", 3), ("a", 2)].map { name, line in
      WarningMark(identifier: name, expires: "\(line)", line: line)
    }
    let again = WarningMark(identifier: "a", expires: "2", line: 12)
    #expect(WarningMark.distinct(marks + [again]).map(\.line) == [2, 3, 9, 1])
  }
}
