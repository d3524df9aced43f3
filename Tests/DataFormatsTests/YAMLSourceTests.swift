import Testing

@testable import DataFormats

struct YAMLSourceTests {
  @Test(
    "a fault of syntax has its place and what to do",
    arguments: [
      ("a: 1\nb:\n\t- c\n", "3:1", "indent with spaces"),
      ("a: 1\n\tb: 2\n", "2:1", "indent with spaces"),
      ("\ta: 1\n", "1:1", "indent with spaces"),
      ("a: 1\nb: \"x\nc: 2\n", "2:4", "close the quotation mark"),
      ("a: 'x", "1:4", "close the quotation mark"),
      ("title: 通知: 关于\n", "1:10", "in quotes"),
      ("title: `a`\n", "1:8", "in quotes"),
      ("title: @a\n", "1:8", "in quotes"),
      ("title: %a\n", "1:8", "in quotes"),
      ("title: *a\n", "1:8", "in quotes"),
      ("title: *重要\n", "1:9", "in quotes"),
      ("title: &重要\n", "1:9", "in quotes"),
      ("a: &a [*a]\n", "1:8", "in quotes"),
      ("a: [b, c\nd: e\n", "2:2", "close the bracket"),
      ("a: [b, c", "1:4", "close the bracket"),
      ("a: {b: c\n", "1:4", "close the bracket"),
      ("a: [b]]\n", "1:7", "in quotes"),
      ("title: [通知] 关于\n", "1:13", "begins with a bracket"),
      ("a: \"\\q\"\n", "1:5", "backslash"),
      ("a: 1\n  b: 2\n", "2:4", "indent all keys alike"),
      ("a:\n    b: 2\n  c: 3\n", "3:3", "same indentation"),
      ("a: 1\nb\nc: 2\n", "3:1", "space after the colon"),
      ("a: 1\nb\n", "3:1", "space after the colon"),
      ("title:x\ndate: 2024-09-05\n", "1:6+1", "a space after the colon"),
      ("标题\u{FF1A}x\ndate: 2024-09-05\n", "1:3+1", "ASCII colon"),
      ("a: 1\n标题\u{FF1A}x\ndate: y\n", "2:3+1", "ASCII colon"),
      ("a: 1\n标题\u{FF1A}x\n\n# b: c\ndate: y\n", "2:3+1", "ASCII colon"),
      ("a:\n  b: 1\n  标题\u{FF1A}x\ndate: y\n", "3:5+1", "ASCII colon"),
      ("a: 1\n标题\u{FF1A}x\n", "2:3+1", "ASCII colon"),
      ("a: >\n  标题\u{FF1A}x\nb: 通知: 关于\n", "3:6", "in quotes"),
      ("a: 1\n---\nb: 2\n", "2:1", "remove the line ---"),
      ("%YAML 3.1\n---\na: 1\n", "1:1", nil),
    ] as [(String, String, String?)])
  func reportsSyntax(yaml: String, place: String, remedy: String?) throws {
    let (value, faults) = read(yaml)
    #expect(value == nil)
    #expect(faults.map(\.short) == ["yaml-syntax \(place)"])
    if let remedy { #expect(try #require(faults.first?.remedy).contains(remedy)) }
  }

  @Test("a colon that YAML does not know as one is named at its own line")
  func namesColon() {
    #expect(
      read("a: 1\n标题\u{FF1A}x\ndate: y\n").faults.map(\.message)
        == ["the colon after \"标题\" is full-width, which makes no key"])
    #expect(
      read("a:\n  - 标题:x\n    date: y\n").faults.map(\.message)
        == ["no space follows the colon after \"标题\", so that it makes no key"])
  }

  @Test("places count from the first line given and stay within the text")
  func countsFromFirstLine() {
    #expect(read("a: \"x", firstLine: 7).faults.map(\.short) == ["yaml-syntax 7:4"])
    #expect(read("a: 1\n  b: 2\n", firstLine: 7).faults.map(\.short) == ["yaml-syntax 8:4"])
    #expect(read("a: 1\nb", firstLine: 7).faults.map(\.short) == ["yaml-syntax 8:1"])
    #expect(read("a: 1\na: 2\n", firstLine: 7).faults.map(\.short) == ["duplicate-key 8:1+1"])
  }

  @Test("a bracket left open is named where the next key disturbs it")
  func notesOpeningBracket() throws {
    let note = try #require(read("a: [b, c\nd: e\n").faults.first?.notes.first)
    #expect(note.message == "while parsing a flow sequence, which begins here")
    #expect(note.location?.short == "1:4")
  }

  @Test(
    "a key that stands twice is reported at both places",
    arguments: [
      ("a: 1\nb: 2\na: 3\n", "3:1+1", "1:1+1", "the key \"a\" stands twice"),
      ("a: 1\n\"a\": 3\n", "2:1+1", "1:1+1", "the key \"a\" stands twice"),
      ("x:\n  a: 1\n  # a: 2\n\n  c: 1\n  'a': 3\n", "6:3+1", "2:3+1", "the key \"a\" stands twice"),
      ("- 标题: 1\n  标题: 2\n", "2:3+2", "1:3+2", "the key \"标题\" stands twice"),
      ("a: 1\na: 2\na: 3\n", "2:1+1", "1:1+1", "the key \"a\" stands twice"),
      ("b: 1\na: 1\na: 2\nb: 2\n", "3:1+1", "2:1+1", "the keys \"a\", \"b\" stand twice"),
    ])
  func reportsDuplicateKeys(yaml: String, second: String, first: String, message: String) throws {
    let (value, faults) = read(yaml)
    #expect(value == nil)
    #expect(faults.map(\.short) == ["duplicate-key \(second)"])
    #expect(faults.map(\.message) == [message])
    #expect(faults.first?.notes.first?.location?.short == first)
    #expect(faults.first?.remedy == "keep one of the two")
  }

  @Test("in a mapping on one line the first place is told")
  func reportsDuplicateKeysInFlow() {
    let faults = read("x: {a: 1, a: 2}\na: 1\n").faults
    #expect(faults.map(\.short) == ["duplicate-key 1:5+1"])
    #expect(faults.first?.notes.isEmpty == true)
  }

  @Test("the same key in two mappings is no fault")
  func allowsSameKeyElsewhere() {
    #expect(read("a: {a: 1}\nb:\n  a: 1\nc:\n  a: 1\n").faults.isEmpty)
  }

  @Test(
    "a character that nobody sees is named at its place",
    arguments: [
      ("a: 1\nb: 通知\u{1}。\n", "2:6+1", "U+0001"), ("a: x\u{0}y", "1:5+1", "U+0000"), ("a: \u{7F}", "1:4+1", "U+007F"),
      ("a: x\u{85}b: 2\n", "1:5+1", "U+0085"), ("a: x\u{2028}b: 2\n", "1:5+1", "U+2028"),
      ("a: x\u{2029}", "1:5+1", "U+2029"), ("a: \u{9F}", "1:4+1", "U+009F"), ("a: \u{FFFE}", "1:4+1", "U+FFFE"),
      ("a: \u{B}", "1:4+1", "U+000B"),
    ])
  func refusesInvisibleCharacters(yaml: String, place: String, name: String) {
    let (value, faults) = read(yaml)
    #expect(value == nil)
    #expect(faults.map(\.short) == ["yaml-syntax \(place)"])
    #expect(faults.map(\.message) == ["the character \(name) is not allowed"])
  }

  @Test(
    "neighbours of those characters are text",
    arguments: ["\u{A0}", "\u{2027}", "\u{202A}", "\u{FFFD}", "\u{3000}", "\u{10FFFF}"])
  func allowsOtherCharacters(character: String) {
    #expect(read("a: x\(character)y").value?["a"]?.text == "x\(character)y")
  }
}
