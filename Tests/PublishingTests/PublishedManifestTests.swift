import Testing

@testable import Publishing

@Suite("Published manifest")
struct PublishedManifestTests {
  private let manifest = PublishedManifest([
    "通报/index.html": Manifest.Entry([2]), "a\"b\\c.html": Manifest.Entry([1]), "b/index.html": Manifest.Entry([]),
    "manifest.json": Manifest.Entry([3]), "manifest.json.sig": Manifest.Entry([3]),
    ".bulletin-manifest": Manifest.Entry([3]),
  ])

  @Test("lists path, size and hash, sorted by bytes, without itself")
  func writes() {
    #expect(
      manifest.json.text == """
        {"format":"bulletin-manifest/1","files":[
        {"path":"a\\"b\\\\c.html","bytes":1,"sha256":"\(SHA256Digest([1]).hexadecimal)"},
        {"path":"b/index.html","bytes":0,"sha256":"\(SHA256Digest([]).hexadecimal)"},
        {"path":"通报/index.html","bytes":1,"sha256":"\(SHA256Digest([2]).hexadecimal)"}
        ]}

        """)
    #expect(PublishedManifest([:]).json.text == "{\"format\":\"bulletin-manifest/1\",\"files\":[\n]}\n")
  }

  @Test("reads back what it wrote, in whatever order")
  func readsBack() throws {
    #expect(try PublishedManifest(reading: manifest.json, name: "m") == manifest)
    #expect(try PublishedManifest(reading: PublishedManifest([:]).json, name: "m").files.isEmpty)
    let lines = manifest.json.text.split(separator: "\n").map { String($0) }
    let turned = [lines[0], lines[3] + ",", lines[2], lines[1].replacing("},", with: "}"), lines[4]]
    #expect(try PublishedManifest(reading: Array(turned.joined(separator: "\n").utf8), name: "m") == manifest)
  }

  @Test("names the site that it is of")
  func site() throws {
    let manifest = PublishedManifest([:], site: "https://example.org/a\"b/")
    #expect(
      manifest.json.text.hasPrefix(
        "{\"format\":\"bulletin-manifest/1\",\"site\":\"https://example.org/a\\\"b/\",\"files\":["))
    #expect(try PublishedManifest(reading: manifest.json, name: "m") == manifest)
  }

  private static let hash = SHA256Digest([]).hexadecimal

  @Test(
    "what is malformed or leads outside is refused with its place",
    arguments: [
      ("", "JSON"), ("[]", "no JSON object"), ("{\"files\":[]}", "\"format\" must be"),
      ("{\"format\":\"bulletin-manifest/9\",\"files\":[]}", "not \"bulletin-manifest/9\""),
      ("{\"format\":\"bulletin-manifest/1\"}", "no list \"files\""),
      ("{\"format\":\"bulletin-manifest/1\",\"files\":[", "JSON"),
      (entry("../x"), "line 2: the path \"../x\" leads out of the folder"), (entry("/etc/passwd"), "leads out"),
      (entry("a/../../b"), "leads out"), (entry(""), "leads out"), (entry("a//b"), "leads out"),
      (entry("a\\u0000b"), "leads out"), (entry("./a"), "leads out"), (entry("manifest.json"), "cannot list"),
      (entry("a", bytes: "-1"), "must be a size"), (entry("a", bytes: "\"x\""), "must be a size"),
      (entry("a", hash: "abc"), "64 hexadecimal digits"), (list("{\"bytes\":1}"), "has no \"path\""),
      (list("1"), "must be an object"),
      (list(line("a") + "," + line("a")), "lists \"a\" twice"),
    ])
  func refuses(text: String, reason: String) {
    #expect {
      try PublishedManifest(reading: Array(text.utf8), name: "m.json")
    } throws: { error in
      let message = (error as? ManifestFault)?.description ?? ""
      return message.hasPrefix("m.json") && message.contains(reason)
    }
  }

  private static func line(_ path: String, bytes: String = "0", hash: String = hash) -> String {
    "{\"path\":\"\(path)\",\"bytes\":\(bytes),\"sha256\":\"\(hash)\"}"
  }

  private static func list(_ entries: String) -> String {
    "{\"format\":\"bulletin-manifest/1\",\"files\":[\n\(entries)\n]}"
  }

  private static func entry(_ path: String, bytes: String = "0", hash: String = hash) -> String {
    list(line(path, bytes: bytes, hash: hash))
  }
}
