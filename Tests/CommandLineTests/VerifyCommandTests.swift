import Foundation
import SampleSites
import Testing

@Suite("bulletin verify")
struct VerifyCommandTests {
  private func published(_ more: String...) throws -> SampleSite {
    let site = try SampleSite().bulletin("notices/通知")
    var program = Program.build(site)
    program.arguments += more
    #expect(try program.run().status == 0)
    return site
  }

  @Test("a copy as published ends with 0, given as folder or as manifest, with or without links on the way")
  func same() throws {
    let site = try published()
    try site.link("mirror", to: site.output)
    for place in ["site", "site/manifest.json", "site/", "mirror", "mirror/manifest.json"] {
      var program = Program("verify", place)
      program.folder = site.folder.path
      let result = try program.run()
      #expect(result.status == 0, "\(place)")
      #expect(result.output.hasSuffix("files, all as published.\n"))
    }
    let quiet = try Program("verify", site.output, "--quiet").run()
    #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.errors.isEmpty)
  }

  @Test("a copy that differs ends with 1 and says where, for people and for programs")
  func differs() throws {
    let site = try published()
    try site.file("site/notices/通知/index.html", "hacked").file("site/wp-login.php", "<?php").remove("site/robots.txt")
    let result = try Program("verify", site.output).run()
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix("changed  notices/通知/index.html: 6 bytes instead of "))
    #expect(lines[1] == "missing  robots.txt")
    #expect(lines[2] == "extra    wp-login.php")
    let json = try Program("verify", site.output, "--format", "json").run()
    #expect(json.status == 1)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(object?["same"] as? Bool == false)
    #expect(object?["missing"] as? [String] == ["robots.txt"])
    #expect(object?["extra"] as? [String] == ["wp-login.php"])
    try site.file("site/robots.txt", "")
    #expect(try Program("verify", site.output, "--allow-extra").run().output.contains("2 changed, 0 extra"))
  }

  @Test("a name from a mirror cannot steer the terminal")
  func hostileNames() throws {
    let site = try published()
    try site.file("site/\u{1B}[31mred", "x")
    let result = try Program("verify", site.output).run()
    #expect(result.status == 1)
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test(
    "wrong usage and manifests that cannot be believed end with 2",
    arguments: [
      (["verify"], "Missing expected argument"), (["verify", "nowhere"], "there is no nowhere"),
      (["verify", "content"], "manifest.json"), (["verify", "bad"], "leads out of the folder"),
      (["verify", "site", "--manifest", "none.json"], "none.json"),
      (["verify", "site", "--key", "none.pem"], "neither a public key nor a file"),
      (["verify", "site", "--key", "content/site.yaml"], "no Ed25519 public key"),
      (["verify", "site", "--key", "private.pem"], "is a private key"),
      (["verify", "site", "--format", "xml"], "xml"),
    ])
  func refuses(arguments: [String], reason: String) throws {
    let site = try published()
    #expect(try Program("key", "new", site.folder("private.pem")).run().status == 0)
    try site.file(
      "bad/manifest.json",
      "{\"format\":\"bulletin-manifest/1\",\"files\":[{\"path\":\"../x\",\"bytes\":1,\"sha256\":\"\"}]}")
    var program = Program(arguments)
    program.folder = site.folder.path
    let result = try program.run()
    #expect(result.status == 2)
    #expect(result.errors.contains(reason), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test("a signed site is known by its key, and by no other")
  func signed() throws {
    let site = try SampleSite().bulletin("notices/a")
    let key = try Program("key", "new", site.folder("key.pem")).run()
    try site.file("key.pub.pem", key.output)
    #expect(try Program.build(site, "--signing-key", site.folder("key.pem")).run().errors.isEmpty)
    let report = try Program("verify", site.output, "--key", site.folder("key.pub.pem")).run()
    #expect(report.status == 0)
    #expect(report.output.contains(": valid."))
    let other = try Program("key", "new", site.folder("other.pem")).run()
    let line = try #require(other.output.split(separator: "\n").dropFirst().first)
    let stranger = try Program("verify", site.output, "--key", String(line)).run()
    #expect(stranger.status == 1)
    #expect(stranger.output.contains("signature of another key"))
  }
}
