import Foundation
import SampleSites
import Testing

@Suite("bulletin diff")
struct DiffCommandTests {
  private func folders() throws -> TemporaryFolder {
    try TemporaryFolder().write("old/index.html", "<html lang=en><p>Nine dead, 27 accidents.</p>")
      .write("new/index.html", "<html lang=en><p>Nine dead, 28 accidents.</p>")
  }

  private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Program.Result {
    var program = Program(["diff"] + arguments)
    program.folder = folder.path
    return try program.run()
  }

  @Test("ends with 0 for the same, 1 for differences and 2 for trouble")
  func exitCodes() throws {
    let folder = try folders()
    #expect(try run(["old", "old"], in: folder).status == 0)
    let different = try run(["old", "new"], in: folder)
    #expect(different.status == 1)
    #expect(different.output.contains("27 → 28"))
    #expect(different.errors.isEmpty)
    let missing = try run(["old", "nowhere"], in: folder)
    #expect(missing.status == 2)
    #expect(missing.errors.contains("nowhere: No such file or directory"))
    #expect(try run(["old", "new/index.html"], in: folder).status == 2)
    #expect(try run(["old"], in: folder).status == 2)
    #expect(try run(["old", "new", "--format", "sarif"], in: folder).status == 2)
  }

  @Test("prints JSON and HTML, and writes HTML beside what it prints")
  func formats() throws {
    let folder = try folders()
    let json = try run(["old", "new", "--format", "json"], in: folder)
    #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
    let html = try run(["old", "new", "--format", "html"], in: folder)
    #expect(html.output.hasPrefix("<!DOCTYPE html>"))
    #expect(try run(["old", "new", "--html", "review.html", "--quiet"], in: folder).output.isEmpty)
    #expect(folder.text("review.html") == html.output)
    #expect(try run(["old", "new", "--html", "no/where.html"], in: folder).status == 2)
  }
}
