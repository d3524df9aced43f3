import Checks
import Diagnostics
import SampleSites
import SiteBuild
import Testing

@Suite("Severities of checks")
struct CheckVerdictTests {
  private func site(_ levels: String, page: String = "") throws -> SampleSite {
    try SampleSite(SampleSite.configuration + levels).bulletin("notices/a", "xx县。", matter: page)
      .bulletin("notices/b", "xx市。", date: "2024-05-30")
  }

  @Test("are those of site.yaml", arguments: ["error", "warning", "note"])
  func site(level: String) async throws {
    let found = await (try site("checks: {text-placeholder: \(level)}\n")).findings()
    #expect(found.map(\.severity.rawValue) == [level, level])
  }

  @Test("may be off")
  func off() async throws { #expect(await (try site("checks: {text-placeholder: off}\n")).findings() == []) }

  @Test("of a file go before those of the site")
  func page() async throws {
    let found = await (try site("checks: {text-placeholder: error}\n", page: "checks: {text-placeholder: off}"))
      .findings()
    #expect(found.map(\.location?.path) == ["content/notices/b.md"])
    #expect(found.map(\.severity) == [.error])
  }

  @Test("come before --strict", arguments: [("checks: {text-placeholder: note}\n", Severity.note), ("", .error)])
  func strict(levels: String, wanted: Severity) async throws {
    let site = try site(levels)
    var request = site.request()
    request.isStrict = true
    let checks = Check.all.filter { $0.kind == .textPinyinGloss }
    let found = await Examination.run(request, checks: checks).diagnostics
    #expect(found.map(\.severity) == [wanted, wanted])
  }

  @Test("of a name that no check has are an error with the nearest one")
  func unknown() async throws {
    let found = await (try site("checks:\n  text-placeholders: off\n")).findings().of(.checkUnknown)
    #expect(found.map(\.remedy) == ["did you mean \"text-placeholder\"?"])
    #expect(found.first?.location == SourceLocation(path: "content/site.yaml", line: 5, column: 3, length: 17))
  }

  @Test("of a build's findings cannot be changed")
  func build() async throws {
    let site = try site("checks: {link-target-missing: off}\n").bulletin(
      "notices/c", "[x](none.md)", date: "2024-05-30")
    let found = await site.findings()
    #expect(found.of(.linkTargetMissing).map(\.severity) == [.error])
    #expect(found.of(.checkUnknown).count == 1)
  }

  @Test("of another word than the four are an error")
  func wrongLevel() async throws {
    let found = await (try site("checks: {text-placeholder: fatal}\n")).findings()
    #expect(found.contains { $0.message.contains("must be error, warning, note or off") && $0.severity == .error })
  }
}
