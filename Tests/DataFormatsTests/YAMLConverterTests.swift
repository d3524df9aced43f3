import Testing

@testable import DataFormats

struct YAMLConverterTests {
  @Test(
    "what YAML can say and a value cannot is a fault at its place, never left out",
    arguments: [
      ("a: 1\n? [x]\n: y\n", "2:3", "a list or a mapping stands where a key is wanted"),
      ("? {x: 1}\n: y\n", "1:3", "a list or a mapping stands where a key is wanted"),
      ("{{name}}: y\n", "1:1", "a list or a mapping stands where a key is wanted"),
      ("x: &x {a: 1}\ny:\n  <<: *x\n", "3:3+2", "merge keys (<<) are not read"),
      ("a: !important notice\n", "1:4", "\"!important\" is read as a tag of YAML, not as text"),
    ])
  func refuses(yaml: String, place: String, message: String) {
    let (value, faults) = read(yaml)
    #expect(value == nil)
    #expect(faults.map(\.short) == ["yaml-syntax \(place)"])
    #expect(faults.map(\.message) == [message])
    #expect(faults.allSatisfy { $0.remedy != nil })
  }

  @Test("every such fault of a document is reported")
  func reportsAll() {
    #expect(
      read("a: !x y\nb: !z w\n? [k]\n: v\n").faults.map(\.short).sorted() == [
        "yaml-syntax 1:4", "yaml-syntax 2:4", "yaml-syntax 3:3",
      ])
  }

  @Test("quoted, the same texts are plain text", arguments: ["'<<': x", "'!a': '!b'", "'[x]': '{y}'"])
  func takesQuoted(yaml: String) {
    let (value, faults) = read(yaml)
    #expect(value?.members?.count == 1)
    #expect(faults.isEmpty)
  }
}
