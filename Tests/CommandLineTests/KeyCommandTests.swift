import Foundation
import SampleSites
import Testing

@Suite("bulletin key")
struct KeyCommandTests {
  private let folder: TemporaryFolder
  private var key: String { folder("key.pem") }

  init() throws { folder = try TemporaryFolder() }

  @Test("a new key can be read by nobody else, and its public half is printed")
  func new() throws {
    let result = try Program("key", "new", key).run()
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("-----BEGIN PUBLIC KEY-----\n"))
    #expect(folder.text("key.pem")?.hasPrefix("-----BEGIN PRIVATE KEY-----\n") == true)
    var status = stat()
    #expect(stat(key, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    let again = try Program("key", "public", key).run()
    #expect(again.status == 0)
    #expect(again.output == result.output)
  }

  @Test("nothing that is there is overwritten, not even through a link", arguments: ["file", "dangling link"])
  func overwrites(what: String) throws {
    if what == "file" { try folder.write("key.pem", "mine") } else { try folder.link("key.pem", to: folder("target")) }
    let result = try Program("key", "new", key).run()
    #expect(result.status == 2)
    #expect(result.errors.contains("File exists") || result.errors.contains("symbolic links"))
    #expect(!folder.exists("target"))
    if what == "file" { #expect(folder.text("key.pem") == "mine") }
  }

  @Test("what is no key is refused without a word of what it holds")
  func noKey() throws {
    try folder.write("key.pem", "hunter2")
    let site = try SampleSite().bulletin("notices/a")
    for program in [Program("key", "public", key), Program.build(site, "--signing-key", key)] {
      let result = try program.run()
      #expect(result.status == 2)
      #expect(result.errors.contains("holds no Ed25519 private key"))
      #expect(!result.errors.contains("hunter2"))
    }
    var program = Program.build(site)
    program.environment = ["BULLETIN_SIGNING_KEY": "hunter2"]
    let result = try program.run()
    #expect(result.status == 2)
    #expect(result.errors.contains("BULLETIN_SIGNING_KEY"))
    #expect(!result.errors.contains("hunter2"))
  }

  @Test("a key from the environment signs as one from a file, which others should not read")
  func environment() throws {
    let site = try SampleSite().bulletin("notices/a")
    _ = try Program("key", "new", key).run()
    var program = Program.build(site)
    program.environment = ["BULLETIN_SIGNING_KEY": try #require(folder.text("key.pem"))]
    #expect(try program.run().errors.isEmpty)
    let first = site.site.text("manifest.json.sig")
    #expect(first != nil)
    #expect(chmod(key, 0o644) == 0)
    let open = try Program.build(site, "--signing-key", key).run()
    #expect(open.status == 0)
    #expect(open.errors.contains("others can read the signing key"))
    #expect(site.site.text("manifest.json.sig") == first)
  }

  @Test(
    "openssl makes keys that sign, and checks what they signed",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")))
  func openssl() throws {
    func openssl(_ arguments: String...) throws -> Int32 {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/openssl")
      process.arguments = arguments
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }
    let site = try SampleSite().bulletin("notices/a")
    try #require(try openssl("genpkey", "-algorithm", "ed25519", "-out", key) == 0)
    try folder.write("pub.pem", try Program("key", "public", key).run().output)
    #expect(try Program.build(site, "--signing-key", key).run().status == 0)
    let json = try JSONSerialization.jsonObject(with: Data(site.site.files["manifest.json.sig"] ?? []))
    let signature = try #require((json as? [String: String])?["signature"])
    try folder.write("sig.bin", try #require(Data(base64Encoded: signature)))
    let check = [
      "pkeyutl", "-verify", "-pubin", "-inkey", folder("pub.pem"), "-rawin", "-sigfile", folder("sig.bin"), "-in",
    ]
    func verify(_ file: String) throws -> Int32 {
      try openssl(check[0], check[1], check[2], check[3], check[4], check[5], check[6], check[7], check[8], file)
    }
    #expect(try verify(site.output + "/manifest.json") == 0)
    try folder.write("changed.json", (site.site.text("manifest.json") ?? "") + " ")
    #expect(try verify(folder("changed.json")) != 0)
  }
}
