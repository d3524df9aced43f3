import Diagnostics
import Testing

@testable import DataFormats

struct YAMLReaderTests {
  @Test(
    "a document becomes values in the order of the file",
    arguments: [
      ("a: 1\nb: text\n", "{a=1,b=text}"),
      ("b: 2\na: 1", "{b=2,a=1}"),
      ("a:\n  - x\n  - y: z\n", "{a=[x,{y=z}]}"),
      ("a: [x, 'y', \"z\"]\n", "{a=[x,'y','z']}"),
      ("{a: {b: c}}", "{a={b=c}}"),
      ("a: |\n  x\n  y\n", "{a=x\ny\n}"),
      ("a: >\n  x\n  y\n", "{a=x y\n}"),
      ("a: x\n  y\n", "{a=x y}"),
      ("标题: 通知\n", "{标题=通知}"),
      ("a: \"\\u4e2d\\n\"\n", "{a='中\n'}"),
      ("2024: x\ntrue: y\n", "{2024=x,true=y}"),
      ("- a\n- b\n", "[a,b]"),
      ("just text", "just text"),
      ("%YAML 1.1\n---\na: 1\n...\n", "{a=1}"),
      ("a: &x [1, 2]\nb: *x\n", "{a=[1,2],b=[1,2]}"),
      ("a: !!str 3\n", "{a=3}"),
      ("# note\na: 1 # note\n", "{a=1}"),
    ])
  func readsDocument(yaml: String, outline: String) throws {
    let (value, faults) = read(yaml)
    #expect(faults.isEmpty)
    #expect(try #require(value).outline == outline)
  }

  @Test("a document of nothing is nil without a fault", arguments: ["", "\n", " ", "# note", "~", "null", "---\n"])
  func readsNothing(yaml: String) {
    let (value, faults) = read(yaml)
    #expect(value == nil)
    #expect(faults.isEmpty)
  }

  @Test(
    "only an unquoted word stands for no value",
    arguments: [
      ("a:", "null"), ("a: ~", "null"), ("a: null", "null"), ("a: NULL", "null"), ("a: Null", "null"),
      ("a: 'null'", "'null'"), ("a: \"~\"", "'~'"), ("a: ''", "''"), ("a: |\n  null", "null\n"),
      ("a: nULL", "nULL"), ("a: none", "none"),
    ])
  func readsNull(yaml: String, outline: String) throws {
    let value = try #require(read(yaml).value?["a"])
    #expect(value.outline.hasPrefix(outline))
    #expect(value.isNull == (outline == "null" && !yaml.contains("|")))
  }

  @Test("keys and values know where they stand, in characters from the first line given")
  func knowsPlaces() throws {
    let yaml = "标题: 关于😀的通知\n  \nlist:\n  - x\n  - {k: \"q\"}\ntext: |\n  line\n"
    let members = try #require(read(yaml, firstLine: 10).value?.members)
    #expect(members.map(\.keyLocation.short) == ["10:1+2", "12:1+4", "15:1+4"])
    #expect(members.map(\.value.location.short) == ["10:5+6", "13:3", "15:7"])
    let elements = try #require(members[1].value.elements)
    #expect(elements.map(\.location.short) == ["13:5+1", "14:5"])
    #expect(elements[1].members?.first?.value.location.short == "14:9")
    #expect(members.allSatisfy { $0.keyLocation.path == "a.yaml" })
  }

  @Test("lines end at LF, CR LF and CR", arguments: ["\n", "\r\n", "\r"])
  func knowsLineEnds(end: String) throws {
    let value = try #require(read(["a: 1", "b:", "  - x", "c: 2", ""].joined(separator: end)).value)
    #expect(value.outline == "{a=1,b=[x],c=2}")
    #expect(value["c"]?.location.short == "4:4+1")
  }

  @Test("a byte-order mark is passed over and takes no column")
  func passesByteOrderMark() throws {
    let value = try #require(read("\u{FEFF}a: 1\nb: 2\n").value)
    #expect(value.outline == "{a=1,b=2}")
    #expect(value["a"]?.location.short == "1:4+1")
    #expect(read("\u{FEFF}").value == nil)
  }

  /// Strings of 15 bytes and fewer live in registers: a pointer that Yams kept into one would dangle.
  @Test("texts of every length up to forty bytes are read as they are", arguments: 1...40)
  func readsShortTexts(length: Int) throws {
    let word = String(repeating: "x", count: length)
    #expect(try #require(read(word).value).outline == word)
    #expect(try #require(read("a: \(word)").value).outline == "{a=\(word)}")
    #expect(try #require(read("a: |+\n  \(word)\n\n").value).outline == "{a=\(word)\n\n}")
    #expect(read("[\(word)").faults.map(\.short) == ["yaml-syntax 1:1"])
  }

  @Test(
    "nesting without end is one clear error",
    arguments: ["[", "{a: ", "- ", "? ", "[{a: ", "- - ? "])
  func refusesDeepNesting(opening: String) async throws {
    let yaml = String(repeating: opening, count: 100_000)
    // On a thread of the pool, whose stack is the smallest there is.
    let faults = await Task.detached { read(yaml).faults }.value
    try #require(faults.count == 1)
    #expect(faults[0].kind == .yamlSyntax)
    #expect(faults[0].message == "lists and mappings lie too deep within each other")
    #expect(faults[0].location?.line == 1)
  }

  @Test("nesting by indentation has the same limit, and less of it is read")
  func readsSomeNesting() async throws {
    func nested(_ levels: Int) -> String {
      (0..<levels).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    }
    #expect(await Task.detached { read(nested(3000)).faults.map(\.short) }.value == ["yaml-syntax 1000:1000"])
    let depth = await Task.detached {
      var depth = 0
      var value = read(nested(990)).value
      while let next = value?["a"] { (value, depth) = (next, depth + 1) }
      return depth
    }.value
    #expect(depth == 990)
  }

  @Test("aliases that grow without measure are refused, and soon")
  func refusesBillionLaughs() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      yaml += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
    }
    let (value, faults) = read(yaml)
    #expect(value == nil)
    #expect(faults.map(\.short) == ["yaml-syntax 1:1"])
    #expect(faults.first?.message == "the document holds more than 100000 values")
  }

  @Test("a document of as many values as allowed is read, one of more is not")
  func countsValues() {
    func list(_ count: Int) -> String { "[" + String(repeating: "x,", count: count) + "]" }
    #expect(read(list(YAMLReader.maximumValues - 1)).value?.elements?.count == YAMLReader.maximumValues - 1)
    #expect(read(list(YAMLReader.maximumValues)).value == nil)
  }
}
