import Checks
import SampleSites
import SiteBuild
import Testing

@Suite("Placeholder address")
struct PlaceholderAddressTests {
  private static func found(_ address: String) async throws -> [String] {
    let site = try SampleSite("title: 示例\ntimeZone: Asia/Shanghai\nbaseURL: \(address)\n")
    let request = BuildRequest(
      source: site.folder.path, output: site.output, now: 1_741_568_400, toolVersion: "test")
    return await Examination.run(request).diagnostics.filter { $0.kind == .placeholderAddress }.map {
      "\($0.location?.path ?? ""):\($0.location?.line ?? 0) \($0.severity) \($0.message)"
    }
  }

  @Test(
    "an address below a domain for examples is told of, at its line",
    arguments: ["https://safety.example/", "https://a.b.Example/c/", "http://x.test/", "https://y.invalid/"])
  func placeholder(address: String) async throws {
    let found = try await Self.found(address)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("content/site.yaml:3 note nobody can reach ") == true, "\(found)")
  }

  @Test(
    "any other address is fine",
    arguments: ["https://example.org/", "https://safety.example.gov.cn/", "http://localhost/", "http://192.0.2.1/"])
  func own(address: String) async throws { #expect(try await Self.found(address).isEmpty) }
}
