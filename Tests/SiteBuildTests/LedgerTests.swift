import Diagnostics
import Testing

@testable import SiteBuild

@Suite("The ledger's file")
struct LedgerTests {
  private let path = Ledger.path

  private func sample() -> Ledger {
    var full = LedgerEntry(
      permalink: "/通知/甲/", id: "tag:example.org,2024:/a/", firstPublished: "2024-06-01T08:00:00+08:00")
    full.alert = "example.org:a"
    full.dates = [.date: "2024-05-01", .expires: "2024-05-02T08:00:00+08:00"]
    full.corrections = 2
    full.cosmetic = 1
    full.title = "\"甲\"的通知"
    full.text = String(repeating: "ab", count: 32)
    full.figures = [
      LedgerEntry.Figure("figure:accidents?period=2024-05", "2起"),
      LedgerEntry.Figure("figure:literal \"省局\"", "\"43\"起\n<b>"),
    ]
    var withdrawn = LedgerEntry(permalink: "/b/", id: "tag:b", firstPublished: "2024-06-01T08:00:00+08:00")
    withdrawn.status = .withdrawn
    return Ledger(entries: ["通知/甲.md": full, "b.md": withdrawn, "c/_index.md?id=A1": withdrawn])
  }

  private func read(_ text: String) -> (ledger: Ledger?, findings: [Diagnostic]) {
    var findings: [Diagnostic] = []
    let stored = LedgerReader.read(SourceFile(path: path, bytes: Array(text.utf8)), into: &findings)
    return (stored?.ledger, findings)
  }

  @Test("what is written is read again, and written the same")
  func roundTrip() throws {
    for ledger in [sample(), Ledger()] {
      let text = String(decoding: ledger.bytes, as: UTF8.self)
      let (again, findings) = read(text)
      #expect(again == ledger)
      #expect(findings.isEmpty)
      #expect(again?.bytes == ledger.bytes)
    }
  }

  @Test("has a line for each fact, sorted by bytes")
  func lines() {
    let text = String(decoding: sample().bytes, as: UTF8.self)
    #expect(text.hasPrefix("{\n  \"version\": 1,\n  \"bulletins\": {\n    \"b.md\": {\n"))
    #expect(text.contains("\n        \"figure:accidents?period=2024-05\": \"2起\",\n"))
    #expect(text.contains("\n      \"corrections\": 2,\n      \"cosmetic\": 1,\n"))
    #expect(text.hasSuffix("\n    }\n  }\n}\n"))
    let keys = text.split(separator: "\n").filter { $0.hasPrefix("    \"") }.map(String.init)
    #expect(keys == ["    \"b.md\": {", "    \"c/_index.md?id=A1\": {", "    \"通知/甲.md\": {"])
  }

  @Test("an entry knows its line")
  func location() throws {
    var findings: [Diagnostic] = []
    let stored = try #require(LedgerReader.read(SourceFile(path: path, bytes: sample().bytes), into: &findings))
    #expect(stored.location(of: "b.md").line == 4)
    #expect(stored.location(of: "c/_index.md?id=A1").column == 5)
    #expect(stored.location(of: "none").line == 1)
  }

  @Test(
    "faults are found at their place",
    arguments: [
      ("", "1:1", "an object is wanted"),
      ("[]", "1:1", "an object is wanted"),
      ("{}", "1:1", "the ledger does not say its version"),
      ("{\"version\": 2}", "1:13", "the ledger is of version 2; this program knows version 1"),
      ("{\"version\": \"1\"}", "1:13", "a number is wanted"),
      ("{\"bulletins\": {}}", "1:2", "the ledger does not begin with its version"),
      ("{\"version\": 1, \"x\": 1}", "1:16", "the ledger has no key \"x\""),
      ("{\"version\": 1, \"bulletins\": {}} {}", "1:33", "the text goes on after its value"),
      ("{\"version\": 1,\n\"bulletins\": {\"a\": {\"titel\": \"\"}}}", "2:21", "the ledger has no key \"titel\""),
      ("{\"version\": 1,\n\"bulletins\": {\"a\": {\"status\": \"gone\"}}}", "2:21", "there is no status \"gone\""),
      ("{\"version\": 1,\n\"bulletins\": {\"a\": {}}}", "2:15", "the entry has no \"permalink\""),
      ("{\"version\": 1,\n\"bulletins\": {\"a\": {\"corrections\": -1}}}", "2:36", "-1 is no number of corrections"),
      ("{\"version\": 1,\n\"bulletins\": {\n<<<<<<< HEAD\n}}", "3:1", "a key in double quotation marks is wanted"),
      ("{\"version\": 1,\n\"bulletins\": {\"a\": 3}}", "2:20", "an object is wanted"),
    ])
  func malformed(text: String, place: String, message: String) throws {
    let (ledger, findings) = read(text)
    #expect(ledger == nil)
    let finding = try #require(findings.first)
    #expect(finding.kind == .ledgerMalformed)
    let found = finding.location.map { "\($0.line):\($0.column)" }
    #expect(finding.message.hasPrefix(message), "\(finding.message)")
    if !text.isEmpty { #expect(found == place) }
    #expect(finding.remedy != nil)
  }

  @Test("an entry or a figure that stands twice, as after a bad merge, is a fault")
  func twice() {
    let entry = "{\"permalink\": \"/a/\", \"id\": \"x\", \"firstPublished\": \"y\"}"
    #expect(
      read("{\"version\": 1, \"bulletins\": {\"a\": \(entry),\n\"a\": \(entry)}}").findings.first?.message
        == "the bulletin \"a\" stands twice")
    let figures = entry.dropLast() + ", \"figures\": {\"q\": \"1\", \"q\": \"2\"}}"
    #expect(
      read("{\"version\": 1, \"bulletins\": {\"a\": \(figures)}}").findings.first?.message
        == "the figure \"q\" stands twice")
  }

  @Test("damaged bytes never crash and never pass for another ledger", arguments: 0..<60)
  func damaged(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var bytes = sample().bytes
    if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 1...bytes.count, using: &random)) }
    for _ in 0..<Int.random(in: 0...9, using: &random) where !bytes.isEmpty {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
    }
    var findings: [Diagnostic] = []
    let stored = LedgerReader.read(SourceFile(path: path, bytes: bytes), into: &findings)
    #expect((stored == nil) == !findings.isEmpty)
  }
}
