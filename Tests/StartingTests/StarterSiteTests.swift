import Checks
import Diagnostics
import SampleSites
import SiteBuild
import SiteModel
import Starting
import Testing

@Suite("Starter site")
struct StarterSiteTests {
  /// Days on which months, years and leap days end.
  static let moments = [
    1_741_568_400,  // 2025-03-10T09:00 in Shanghai
    1_735_660_800,  // 2025-01-01T00:00
    1_709_135_940,  // 2024-02-28T23:59
    1_798_732_799,  // 2026-12-31T23:59:59
    1_774_886_400,  // 2026-03-31T00:00
  ]

  static let cases = StarterSite.Language.allCases.flatMap { language in moments.map { (language, $0) } }

  private static func write(_ site: StarterSite) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for file in site.files { try folder.write(file.path, file.text) }
    return folder
  }

  private static func request(_ folder: TemporaryFolder, now: Int) -> BuildRequest {
    var request = BuildRequest(source: folder.path, output: folder("site"), now: now, toolVersion: "test")
    request.isStrict = true
    return request
  }

  @Test("builds without any finding in both languages, whatever the day", arguments: cases)
  func builds(language: StarterSite.Language, now: Int) async throws {
    let folder = try Self.write(StarterSite(language, now: now))
    let report = await Build.run(Self.request(folder, now: now))
    #expect(report.diagnostics.map(\.summary) == [])
    #expect(report.contents.bulletins == 4)
    #expect(report.contents.drafts + report.contents.future + report.contents.expired == 0)
  }

  @Test("passes all checks; only the address that nobody has is told of", arguments: StarterSite.Language.allCases)
  func checks(language: StarterSite.Language) async throws {
    let now = Self.moments[0]
    var site = StarterSite(language, now: now)
    for isAddressGiven in [false, true] {
      if isAddressGiven { site.baseURL = "https://safety.example.org/" }
      let folder = try Self.write(site)
      let request = Self.request(folder, now: now)
      _ = await Build.run(request)
      let found = await Examination.run(request).diagnostics
      #expect(found.map(\.kind.id) == (isAddressGiven ? [] : ["placeholder-address"]))
    }
  }

  @Test("says on every page of an example that it is made up", arguments: StarterSite.Language.allCases)
  func marked(language: StarterSite.Language) {
    let mark = language == .chinese ? "> **示例**" : "> **Example**"
    let bulletins = StarterSite(language, now: Self.moments[0]).files.filter { file in
      file.path.hasSuffix(".md") && file.path.hasPrefix("content/") && file.text.contains("\nkind: ")
    }
    #expect(bulletins.count == 4)
    for file in bulletins { #expect(file.text.contains(mark), "\(file.path)") }
  }

  @Test("leaves no name unfilled, and ends every file with one line end", arguments: cases)
  func filled(language: StarterSite.Language, now: Int) {
    let files = StarterSite(language, now: now).files
    #expect(files.map(\.path).contains(".gitignore"))
    for file in files {
      #expect(!file.text.contains("{{") && !file.path.contains("{{"), "\(file.path)")
      #expect(file.text.hasSuffix("\n") && !file.text.hasSuffix("\n\n"), "\(file.path)")
    }
  }

  @Test("is of today and of last month")
  func dates() {
    let paths = StarterSite(.english, now: Self.moments[1]).files.map(\.path)
    #expect(paths.contains("content/statistics/2024-11.md"))  // still 31 December in UTC
    let chinese = StarterSite(.chinese, now: Self.moments[1]).files
    #expect(chinese.contains { $0.path == "content/statistics/2024-12.md" && $0.text.contains("2024年12月") })
  }

  @Test(
    "takes any name and address as it is",
    arguments: ["A: \"B\" # c", "某局 {x} [y]", "'", "no", "2024", "- a", "{{day}}", "\\", "emoji 🚨", "@a & b"])
  func names(name: String) async throws {
    var site = StarterSite(.chinese, now: Self.moments[0])
    site.title = name
    site.authority = name
    site.baseURL = "https://example.org/a/"
    let folder = try Self.write(site)
    let report = await Build.run(Self.request(folder, now: Self.moments[0]))
    #expect(report.diagnostics.map(\.summary) == [])
    #expect(folder.text("site/index.html")?.contains("<title>") == true)
  }
}

extension Diagnostic {
  fileprivate var summary: String { "\(location?.path ?? ""):\(location?.line ?? 0) \(message)" }
}
