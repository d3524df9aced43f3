import SampleSites
import Testing

@Suite("References between warnings")
struct WarningReferenceTests {
  /// Builds two warnings, the second with the lines, and gives the findings.
  private func faults(_ matter: String, _ change: (SampleSite) throws -> Void = { _ in }) async throws -> [String] {
    let site = try SampleSite().warning("warnings/a", sent: 6).warning("warnings/b", sent: 9, matter: matter)
      .bulletin("notices/n")
    try change(site)
    return await site.build(now: hour(10)).diagnostics.map {
      "\($0.location?.line ?? 0) \($0.kind.id): \($0.remedy ?? "")"
    }
  }

  @Test("a path that leads to no warning is an error at its line, with a suggestion")
  func noWarning() async throws {
    #expect(try await faults("updates: [aa.md]") == ["9 warning-reference: did you mean \"/warnings/a.md\"?"])
    #expect(try await faults("updates: /a.md") == ["9 warning-reference: did you mean \"/warnings/a.md\"?"])
    #expect(try await faults("cancels: ../notices/n.md").first?.hasPrefix("9 warning-reference") == true)
    #expect(try await faults("updates: b.md") == ["9 warning-reference: name the earlier warning, or leave it out"])
  }

  @Test("what was never sent cannot be updated")
  func heldBack() async throws {
    let draft = try await faults("updates: d.md") { try $0.warning("warnings/d", sent: 5, matter: "draft: true") }
    #expect(draft == ["9 warning-reference: publish it first, or leave the reference out"])
    let embargo = try await faults("updates: d.md") {
      try $0.warning("warnings/d", sent: 5, matter: "publishDate: 2024-06-02")
    }
    #expect(embargo == draft)
  }

  @Test("a warning refers back in time only")
  func later() async throws {
    let later = try await faults("updates: c.md") { try $0.warning("warnings/c", sent: 9) }
    #expect(later.count == 1 && later[0].hasPrefix("9 warning-reference: correct \"date\""))
    let circle = try await faults("updates: c.md") { try $0.warning("warnings/c", sent: 10, matter: "updates: b.md") }
    #expect(circle.count == 1 && circle[0].hasPrefix("9 warning-circular"))
  }

  @Test("an exercise and an actual warning do not refer to each other")
  func status() async throws {
    let found = try await faults("updates: a.md\nstatus: Exercise\nnote: 演练")
    #expect(found == ["9 warning-reference: an exercise refers to exercises, an actual warning to actual ones"])
  }

  @Test("equal identifiers are an error that names both places")
  func equalIdentifiers() async throws {
    let site = try SampleSite().warning("warnings/a", sent: 6, matter: "identifier: x-1")
      .warning("warnings/b", sent: 6, matter: "identifier: x-1")
    let report = await site.build(now: hour(10))
    #expect(
      report.faults.map { $0.split(separator: ":").first } == ["content/warnings/b.md"]
        || report.faults == ["content/warnings/a.md:9:13 warning-identifier-twice"])
    #expect(report.diagnostics.first?.notes.count == 1)
  }

  @Test("a warning whose page is gone has been sent all the same: it can be cancelled")
  func gone() async throws {
    let site = try SampleSite().warning("warnings/a", sent: 6, matter: "expiryDate: 2024-06-01T08:00:00+08:00")
      .warning("warnings/b", sent: 9, until: nil, matter: "cancels: a.md")
    try await site.publish(now: hour(10))
    #expect(site.page("warnings/a/index.html") == nil)
    #expect(
      site.page("warnings/b/cap.xml")?.contains(
        "<references>example.org,example.org:warnings/a,2024-06-01T06:00:00+08:00</references>") == true)
  }

  @Test("a reference in the form of CAP to an alert of the site ties it into the chain")
  func foreignForm() async throws {
    let site = try SampleSite().warning("warnings/a", sent: 6).warning(
      "warnings/b", sent: 9,
      matter: "references: [\"example.org,example.org:warnings/a,2024-06-01T06:00:00+08:00\"]")
    try await site.publish(now: hour(10))
    #expect(site.state("warnings/a") == "已被更新")
    try site.warning(
      "warnings/b", sent: 9,
      matter: "references: [\"example.org,example.org:warnings/q,2024-06-01T06:00:00+08:00\"]")
    #expect(await site.build(now: hour(10)).diagnostics.map(\.kind.id) == ["warning-invalid"])
    try site.warning("warnings/b", sent: 9, matter: "references: [\"other.org,1,2024-06-01T06:00:00+08:00\"]")
    try await site.publish(now: hour(10))
  }
}
