import Foundation
import Testing

@testable import CommonMark

@Suite struct MarkdownDiagnosticsTests {
  @Test func idsAreUniqueAndBelongToThisRoom() {
    let ids = MarkdownDiagnostics.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("markdown-") })
    #expect(MarkdownDiagnostics.all.allSatisfy { $0.stage == .markdown && !$0.explanation.isEmpty })
  }

  @Test func theListIsComplete() throws {
    let room = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/CommonMark").standardizedFileURL
    var declared: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(at: room, includingPropertiesForKeys: nil) {
      let source = try String(contentsOf: file, encoding: .utf8)
      for match in source.matches(of: /DiagnosticKind\(\s*"([a-z-]+)"/) { declared.insert(String(match.1)) }
    }
    #expect(declared == Set(MarkdownDiagnostics.all.map(\.id)))
  }
}
