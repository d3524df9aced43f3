import Diagnostics
import SampleSites
import SiteBuild
import Testing

@Suite("Every change of a published site is caught")
struct LedgerPropertyTests {
  /// A change of one bulletin, the finding that it must give, and what the finding must name.
  private struct Change: Sendable {
    let kind: DiagnosticKind
    let names: [String]
    let make: @Sendable (SampleSite, String) throws -> Void
  }

  private static let changes: [Change] = [
    Change(kind: .publishedFigure, names: ["41起", "42起"]) { site, file in try site.edit(file, "41起", "42起") },
    Change(kind: .publishedFigure, names: ["41起", "stands here no more"]) { site, file in
      try site.edit(file, "[41起](figure:literal \"台账\")", "41起")
    },
    Change(kind: .publishedDate, names: ["2024-05-01", "2024-05-03"]) { site, file in
      try site.edit(file, "date: 2024-05-01", "date: 2024-05-03")
    },
    Change(kind: .publishedAddress, names: ["/notices/", "/notices/neu/"]) { site, file in
      try site.edit(file, "kind: notice", "kind: notice\nslug: neu")
    },
    Change(kind: .publishedAddress, names: ["tag:example.org,2024:/notices/", "tag:example.org,2024:neu"]) {
      site, file in
      try site.edit(file, "kind: notice", "kind: notice\nid: neu")
    },
    Change(kind: .publishedText, names: ["in the ledger, now"]) { site, file in try site.edit(file, "文字", "文本") },
    Change(kind: .publishedVanished, names: ["/notices/"]) { site, file in try site.remove(file) },
    Change(kind: .publishedVanished, names: ["is a draft"]) { site, file in
      try site.edit(file, "kind: notice", "kind: notice\ndraft: true")
    },
  ]

  @Test("publishing and building without a change is clean; any change gives its finding alone", arguments: 0..<12)
  func changes(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let site = try SampleSite()
    let count = Int.random(in: 1...6, using: &random)
    for number in 0..<count {
      try site.bulletin(
        "notices/b\(number)", "第\(number)段文字，共[41起](figure:literal \"台账\")。", matter: "issuer: 某局")
    }
    await site.record()
    #expect(await site.findings() == [])
    #expect(await site.findings(now: june + 3 * day) == [])
    let change = Self.changes[seed % Self.changes.count]
    let file = "content/notices/b\(Int.random(in: 0..<count, using: &random)).md"
    let before = site.ledger
    try change.make(site, file)
    let findings = await site.findings()
    #expect(findings.map(\.kind) == [change.kind])
    for name in change.names { #expect(findings.first?.message.contains(name) == true, "\(findings)") }
    #expect(await site.build { $0.purpose = .publish }.outcome == .refused)
    #expect(site.ledger == before)
  }
}
