import Diagnostics
import Testing

@testable import DataFormats

/// What `PlainYAML` answers is held against Yams, down to bytes and columns.
struct PlainYAMLTests {
  @Test(
    "lines as front matter has them are read",
    arguments: [
      ("title: 关于😀的通知\n", "{title=关于😀的通知}"),
      ("a: 1\nb_2: x y\nC-d:   z", "{a=1,b_2=x y,C-d=z}"),
      ("date: 2024-08-05T07:29:00+08:00\nurl: https://example.org/a#b?c=[d]\n", nil),
      ("a: \"x: y # z, [']\"\nb: 'x: \"y\" # \\ z'\nc: ''\nd: \"\"\ne: ' x '\n", nil),
      ("a: [消防, 特种 设备 , \"x, y\",'z']\nb: []\nc: [ ]\nd: [1]\n", "{a=[消防,特种 设备,'x, y','z'],b=[],c=[],d=[1]}"),
      (
        "a: ~\nb: null\nc: [Null, NULL, nULL, 'null']\nd: ~x\nnull: true\n",
        "{a=null,b=null,c=[null,null,nULL,'null'],d=~x,null=true}"
      ),
      ("a: x:y\nb: x#y\nc: x,y]\nd: a \"b\" 'c' & * ! | > % @ ` <<\n", nil),
      ("a: <<\nb: =\nc: ...\nd: yes\n", nil),
      ("e: e\u{301}\u{A0}»\u{3000}\u{FF0C}\u{E000}\u{10FFFF}\nf: [\u{301}x, é]\n", nil),
    ] as [(String, String?)])
  func readsPlainLines(yaml: String, outline: String?) throws {
    let value = try #require(plain(yaml))
    if let outline { #expect(value.outline == outline) }
    #expect(dump(value) == full(yaml))
  }

  @Test(
    "everything else is left to Yams",
    arguments: [
      "", "\n", "a", "a:\n", "a: \n", "a:x\n", " a: b\n", "a: b \n", "a : b\n", "a: b\n\nc: d\n", "a: b\n\n",
      "a: b\r\n",
      "a:\tb\n", "a: b\tc\n", "# c\na: b\n", "a: b # c\n", "a: b: c\n", "a: b:\n", "a: b\n  c\n", "a:\n  - b\n",
      "---\na: b\n", "a: b\n---\n", "a: b\n...\n", "%YAML 1.1\n---\na: b\n", "- a\n", "[a: b]\n", "{a: b}\n",
      "? a\n: b\n",
      "a: b\na: c\n", "<<: b\n", "标题: x\n", "\"a\": b\n", "1: b\n", "a: &x b\n", "a: *x\n", "a: !t b\n", "a: !!str b\n",
      "a: |\n  b\n", "a: >\n  b\n", "a: - b\n", "a: -1\n", "a: ? b\n", "a: : b\n", "a: %b\n", "a: @b\n", "a: `b\n",
      "a: #b\n", "a: ,b\n", "a: {b: c}\n", "a: ]\n", "a: }\n", "a: \"b\\n\"\n", "a: \"b\n", "a: \"b\"c\n",
      "a: \"b\"  \n",
      "a: 'b\n", "a: 'b''c'\n", "a: 'b' # c\n", "a: [b\n", "a: [b, c\n]\n", "a: [b,]\n", "a: [,b]\n", "a: [b,,c]\n",
      "a: [b]]\n", "a: [b] c\n", "a: [[b]]\n", "a: [b: c]\n", "a: [b:c]\n", "a: [b #c]\n", "a: [{b}]\n", "a: [-]\n",
      "a: ['b' c]\n", "a: ['b''c']\n", "a: [b\u{9}]\n", "a: b\u{0}\n", "a: \"\u{7F}\"\n", "a: b\u{85}c\n",
      "a: '\u{9F}'\n",
      "a: b\u{2028}c\n", "a: b\u{2029}\n", "a: \u{FEFF}b\n", "a: b\u{FFFE}\n", "a: [\u{FFFF}]\n", "a: b\u{B}c\n",
    ])
  func leavesTheRest(yaml: String) {
    #expect(plain(yaml)?.outline == nil)
  }

  @Test("keys and texts that are many or long are left to Yams")
  func leavesWhatIsMuch() throws {
    func lines(_ count: Int) -> String { (1...count).map { "k\($0): v\n" }.joined() }
    #expect(try dump(#require(plain(lines(64)))) == full(lines(64)))
    #expect(plain(lines(65))?.outline == nil)
    func key(_ length: Int) -> String { String(repeating: "k", count: length) + ": v" }
    #expect(try dump(#require(plain(key(128)))) == full(key(128)))
    #expect(plain(key(129))?.outline == nil)
    let long = "a: \"" + String(repeating: "长", count: 30_000) + "\"\nb: ["
    let list = long + String(repeating: "x,", count: 4_000) + "y]"
    #expect(try dump(#require(plain(list))) == full(list))
    #expect(plain(long + String(repeating: "x,", count: 8_000) + "y]")?.outline == nil)
  }

  @Test("the reader's answer is the same with a byte-order mark and on any first line")
  func readsThroughReader() throws {
    let yaml = "a: 中 x\nb: [é, \"z\"]\n"
    let expected = full(yaml, firstLine: 7)
    #expect(try dump(#require(read(yaml, firstLine: 7).value)) == expected)
    #expect(try dump(#require(read("\u{FEFF}" + yaml, firstLine: 7).value)) == expected)
  }

  @Test("no text of nasty pieces is read otherwise than by Yams", arguments: 0..<4)
  func agreesOnNastyTexts(seed: Int) {
    var random = SplitMix64(state: UInt64(seed))
    var answers = 0
    for _ in 0..<5_000 {
      let start = Bool.random(using: &random) ? "k: " : ""
      let yaml = start + (0..<Int.random(in: 1...7, using: &random)).map { _ in Self.piece(&random) }.joined()
      if agrees(yaml) { answers += 1 }
    }
    #expect(answers > 200)
  }

  @Test("no front matter, whole or with an accident, is read otherwise than by Yams", arguments: 4..<8)
  func agreesOnFrontMatter(seed: Int) {
    var random = SplitMix64(state: UInt64(seed))
    var answers = 0
    for number in 0..<3_000 {
      var yaml = Self.frontMatter(&random)
      if agrees(yaml) { answers += 1 }
      for _ in 0..<(number % 3) {
        var scalars = Array(yaml.unicodeScalars)
        let place = Int.random(in: 0...scalars.count, using: &random)
        if Bool.random(using: &random), place < scalars.count { scalars.remove(at: place) }
        scalars.insert(contentsOf: Self.piece(&random).unicodeScalars, at: min(place, scalars.count))
        yaml = String(String.UnicodeScalarView(scalars))
        if agrees(yaml) { answers += 1 }
      }
    }
    #expect(answers > 1_500)
  }

  // MARK: Comparing

  private func plain(_ yaml: String) -> DataValue? {
    var yaml = yaml
    return PlainYAML.read(&yaml, path: "a.yaml", firstLine: 1)
  }

  /// What Yams says, nil when it says anything but a value.
  private func full(_ yaml: String, firstLine: Int = 1) -> [UInt8]? {
    var faults: [Diagnostic] = []
    let value = YAMLReader.readAny(yaml, path: "a.yaml", firstLine: firstLine, into: &faults)
    return faults.isEmpty ? value.map(dump) : nil
  }

  /// Whether the text is read without Yams, which must then agree.
  private func agrees(_ yaml: String) -> Bool {
    guard let value = plain(yaml) else { return false }
    #expect(dump(value) == full(yaml), "\(yaml.debugDescription)")
    return true
  }

  /// All there is in a value. Bytes, since texts that differ by normalization are equal for Swift.
  private func dump(_ value: DataValue) -> [UInt8] {
    func place(_ location: Diagnostics.SourceLocation) -> String {
      "@\(location.path):\(location.line):\(location.column)+\(location.length)"
    }
    func text(_ value: DataValue) -> String {
      switch value.content {
      case .null: "null" + place(value.location)
      case .scalar(let scalar, let isQuoted): "\(isQuoted)<\(scalar.utf8.count) \(scalar)>" + place(value.location)
      case .sequence(let elements): "[" + elements.map(text).joined(separator: ",") + "]" + place(value.location)
      case .mapping(let members):
        "{" + members.map { "\($0.key)\(place($0.keyLocation))=\(text($0.value))" }.joined(separator: ",") + "}"
          + place(value.location)
      }
    }
    return Array(text(value).utf8)
  }

  // MARK: Making texts

  private static let pieces: [String] = [
    "a", "b", "key", "k: ", "k: v\n", "\nk2: ", "\n", "\n", " ", " ", "  ", ":", ": ", "#", " #", "\"", "'", "\"x\"",
    "'y'",
    "[", "]", ", ", ",", "[a, b]", "{", "}", "-", "- ", "--- ", "---\n", "...", "?", "? ", "!", "!!str ", "&a ", "*a",
    "|",
    ">", "%", "@", "`", "~", "null", "<<", "<<: ", "=", "\\", "\\n", "\t", "\r", "\r\n", "0", "2024-01-02T03:04:05",
    "中",
    "文,", "é", "e\u{301}", "\u{301}", "😀", "\u{A0}", "»", "\u{85}", "\u{9F}", "\u{2028}", "\u{2014}", "\u{FEFF}",
    "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{1FFFE}", "\u{10FFFF}", "\u{0}", "\u{7F}", "\u{1B}",
  ]

  private static func piece(_ random: inout SplitMix64) -> String {
    pieces[Int.random(in: 0..<pieces.count, using: &random)]
  }

  private static func frontMatter(_ random: inout SplitMix64) -> String {
    let lines = (1...Int.random(in: 1...6, using: &random)).map { number in
      let key = ["title", "date", "_x", "A-b", "n0", "null"][Int.random(in: 0..<6, using: &random)]
      let spaces = String(repeating: " ", count: Int.random(in: 1...2, using: &random))
      return "\(key)\(Int.random(in: 0..<8, using: &random) == 0 ? "" : "\(number)"):\(spaces)\(value(&random))"
    }
    return lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
  }

  private static func value(_ random: inout SplitMix64) -> String {
    guard Int.random(in: 0..<3, using: &random) == 0 else { return scalar(&random) }
    let separator = [",", ", ", " , ", ",  "][Int.random(in: 0..<4, using: &random)]
    let elements = (0..<Int.random(in: 0...4, using: &random)).map { _ in scalar(&random) }
    return ["[", "[ "].randomElement(using: &random, else: "[") + elements.joined(separator: separator) + "]"
  }

  private static func scalar(_ random: inout SplitMix64) -> String {
    let words = ["通知", "a", "07:29", "é", "x#y", "~", "null", "😀", "1", "»", "(一)", "a,b", "t\"q", "it's", "&", "…"]
    let text = (0..<Int.random(in: 1...3, using: &random)).map { _ in words.randomElement(using: &random, else: "") }
      .joined(separator: Bool.random(using: &random) ? " " : "")
    let quote = ["", "", "\"", "'"].randomElement(using: &random, else: "")
    return quote + (quote.isEmpty ? text : text.filter { String($0) != quote }) + quote
  }
}

/// A generator of the kind SplitMix64: the same texts on every run.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Array {
  fileprivate func randomElement(using random: inout SplitMix64, else fallback: Element) -> Element {
    randomElement(using: &random) ?? fallback
  }
}
