import SampleSites
import SiteBuild
import Testing

@Suite("Proof that nothing of what is held back is in the output")
struct EmbargoProofTests {
  private static let states = [
    "draft: true", "publishDate: 2030-01-01", "publishDate: 2024-06-01T08:00:01+08:00", "date: 2030-01-01",
    "expiryDate: 2024-05-31", "draft: true\nwithdrawn: {date: 2024-05-20, reason: zqx}",
    "expiryDate: 2024-05-31\nwithdrawn: {date: 2024-05-20, reason: zqx}",
    "publishDate: 2030-01-01\nwithdrawn: {date: 2030-02-01, reason: zqx}",
  ]

  @Test("a site is the same, byte for byte, with what is held back and without its files", arguments: UInt64(1)...10)
  func equalsWithout(seed: UInt64) async throws {
    let sample = try HeldSite(seed: seed, states: Self.states)
    let output = try await published(sample.site)
    #expect(sample.leaks(in: output) == [])
    for path in sample.held { try sample.site.remove(path) }
    #expect(try await published(sample.site).differences(from: output) == [])
  }

  @Test("a withdrawn bulletin leaves its tombstone and redirects, and nothing else", arguments: UInt64(1)...10)
  func leavesTombstone(seed: UInt64) async throws {
    let sample = try HeldSite(
      seed: seed, states: ["withdrawn: {date: 2024-05-20, reason: 决定已撤销, basis: 《行政处罚法》第四十八条}"])
    let output = try await published(sample.site)
    #expect(sample.leaks(in: output) == [])
    for path in sample.held { try sample.site.remove(path) }
    let without = try await published(sample.site)
    // Manifests list every file.
    let differences = Set(without.differences(from: output).filter { !$0.contains("manifest") })
    let folders = Set(
      sample.tombstones.flatMap { path in
        path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
      }
    ).filter { without.entries[$0] == nil }
    #expect(differences == Set((sample.tombstones + folders).map { "missing: \($0)" }))
    for path in sample.tombstones where path.contains("slug-") {
      #expect(output.text(path)?.contains("决定已撤销") == true)
    }
  }

  @Test("what was held back has marks in many files once it is shown", arguments: UInt64(1)...3)
  func marksAreSeen(seed: UInt64) async throws {
    // The proof above would prove nothing if the marks were not published at all.
    let sample = try HeldSite(seed: seed, states: ["draft: true"])
    let report = await sample.site.build { $0.showsDrafts = true }
    #expect(report.faults == [])
    #expect(sample.leaks(in: sample.site.site).count > 30)
  }

  /// The whole output of a build that remembers nothing.
  private func published(_ site: SampleSite) async throws -> FolderSnapshot {
    for folder in [".bulletin", "site"] where site.folder.exists(folder) { try site.remove(folder) }
    let report = await site.build()
    #expect(!report.diagnostics.contains { $0.severity == .error }, "\(report.faults)")
    return site.site
  }
}
