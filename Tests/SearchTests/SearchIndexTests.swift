import Testing

@testable import Search

@Suite("The search index")
struct SearchIndexTests {
  private static func index(_ documents: [[SearchPassage]]) -> Decoder {
    var index = SearchIndex()
    for (number, passages) in documents.enumerated() {
      index.add(SearchEntry(title: "第\(number)件", url: "/\(number)/"), passages)
    }
    return Decoder(index.files(filters: []).files, count: index.count)
  }

  @Test("finds a part of Chinese words, across the words that a dictionary would see")
  func substrings() {
    let index = Self.index([
      [SearchPassage("阶段简报", .text)], [SearchPassage("这一阶段的简报", .text)], [SearchPassage("无关", .text)],
    ])
    #expect(index.search("段简") == [0])
    #expect(index.search("阶段", "简报") == [0, 1])
    #expect(index.search("关无") == [])
  }

  @Test("finds single characters, kana, Hangul and ideographs beyond U+FFFF")
  func scripts() {
    let index = Self.index([
      [SearchPassage("火", .text), SearchPassage("安全。火灾", .text)], [SearchPassage("안전ひらがな", .text)],
      [SearchPassage("𠀀𠀁豈", .text)],
    ])
    #expect(index.search("火") == [0])
    #expect(index.search("全火") == [])
    #expect(index.search("안전", "がな") == [1])
    #expect(index.search("𠀀𠀁", "𠀁豈") == [2])
  }

  @Test("joins characters over white space, but not over punctuation, words and the ends of blocks")
  func rows() {
    let index = Self.index([[SearchPassage("通　知\n书、面A子\u{0}女", .text)]])
    for pair in ["通知", "知书"] { #expect(index.search(pair) == [0], "\(pair)") }
    for pair in ["书面", "面子", "子女"] { #expect(index.search(pair) == [], "\(pair)") }
  }

  @Test("does not see soft hyphens and joiners")
  func ignored() {
    let index = Self.index([[SearchPassage("安\u{200B}全 haz\u{AD}ard", .text)]])
    #expect(index.search("安全", "hazard") == [0])
  }

  @Test("folds case and full-width forms", arguments: ["gb", "9704", "ｇｂ", "ÉTÉ", "straße", "план"])
  func folding(word: String) {
    let index = Self.index([[SearchPassage("依据ＧＢ/T 9704-2012，été Straße План", .text)]])
    let term = word == "ｇｂ" ? "gb" : word.lowercased()
    #expect(index.search(term) == [0])
  }

  @Test("cuts words that are none after thirty letters")
  func longWords() {
    let index = Self.index([[SearchPassage(String(repeating: "é", count: 50), .text)]])
    #expect(index.search(String(repeating: "é", count: 30)) == [0])
    #expect(index.search(String(repeating: "é", count: 31)) == [])
  }

  @Test("keeps a term in the list of the weightiest passage only")
  func weights() {
    let index = Self.index([
      [SearchPassage("安全", .text)],
      [SearchPassage("安全", .text), SearchPassage("安全", .title), SearchPassage("安全", .heading)],
      [SearchPassage("安全", .heading), SearchPassage("安全", .text)],
    ])
    #expect(index.lists("安全") == [[1], [2], [0]])
  }

  @Test("writes frequent terms as a map and rare ones as distances, and both say the same")
  func lists() {
    let documents = (0..<3000).map { number in
      [SearchPassage("甲乙" + (number % 3 == 0 ? "丙丁" : "") + (number % 700 == 699 ? "戊己" : ""), .text)]
    }
    let index = Self.index(documents)
    #expect(index.search("甲乙") == Array(0..<3000))
    #expect(index.search("丙丁") == (0..<3000).filter { $0 % 3 == 0 })
    #expect(index.search("戊己") == [699, 1399, 2099, 2799])
    #expect(index.search("丙丁", "戊己") == [699, 2799])
  }

  @Test("answers as a plain search of all texts does", arguments: 0..<5)
  func random(seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    let alphabet = Array("安全生产事故通报ab1 。").map(String.init)
    let texts = (0..<400).map { _ in
      (0..<Int.random(in: 0..<60, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? "" }
        .joined()
    }
    let index = Self.index(texts.map { [SearchPassage($0, .text)] })
    for first in alphabet.prefix(8) {
      for second in alphabet.prefix(8) {
        let expected = texts.indices.filter { texts[$0].filter { $0 != " " }.contains(first + second) }
        #expect(index.search(first + second) == expected)
      }
      #expect(index.search(first) == texts.indices.filter { texts[$0].contains(first) })
    }
  }
}

/// Files and what they hold beside terms.
@Suite("Files of the search index")
struct SearchFilesTests {
  private static func files(_ count: Int, text: (Int) -> String = { "安全生产\($0)" }) -> [SearchIndex.File] {
    var index = SearchIndex()
    for number in 0..<count {
      index.add(
        SearchEntry(
          title: "第\(number)件<b>", url: "/n/\(number)/", date: "2024-01-01", kind: "通知", terms: ["东区"],
          summary: String(repeating: "长", count: 121), language: number == 0 ? "en" : nil),
        [SearchPassage(text(number), .text)])
    }
    let even = Array(stride(from: 0, to: count, by: 2))
    return index.files(
      filters: [SearchFilter(name: "region", values: [("东区", even), ("西区", [1])])]
    ).files
  }

  private static func text(_ path: String, _ files: [SearchIndex.File]) -> String? {
    files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test("hold the documents in blocks of ten, with what a list of results shows")
  func blocks() {
    let files = Self.files(21)
    let version = Decoder(files, count: 21).versions(of: "documents/2.json", at: 2).wanted
    #expect(files.map(\.path).filter { $0.hasPrefix("documents/") } == (0..<3).map { "documents/\($0).json" })
    let summary = String(repeating: "长", count: 120) + "…"
    #expect(
      Self.text("documents/2.json", files) == """
        {"version":"\(version)","documents":[{"title":"第20件\\u003cb>","url":"/n/20/","date":"2024-01-01",\
        "kind":"通知","terms":["东区"],"summary":"\(summary)"}]}
        """)
    #expect(Self.text("documents/0.json", files)?.contains("\"language\":\"en\"") == true)
  }

  @Test("say in meta.json where each shard begins and which versions belong together")
  func meta() throws {
    let files = Self.files(2)
    #expect(
      try #require(Self.text("meta.json", files)).contains(
        /^{"count":2,"block":10,"pairs":\["产"\],"words":\["0"\],"filters":\["region"\],"versions":{"documents":"[a-p]{8}","pairs":"[a-p]{8}","words":"[a-p]{8}","filters":"[a-p]{8}"}}$/
      ))
  }

  @Test("hold the documents of each value of a filter")
  func filters() {
    let decoder = Decoder(Self.files(40), count: 40)
    #expect(decoder.filter("region", "东区") == Array(stride(from: 0, to: 40, by: 2)))
    #expect(decoder.filter("region", "西区") == [1])
    #expect(decoder.filter("region", "南区") == nil)
  }

  @Test("are the same for the same documents; where a text changes, only what holds it has another version")
  func versions() throws {
    let (first, second) = (Self.files(40), Self.files(40))
    #expect(first.map(\.path) == second.map(\.path))
    #expect(first.map(\.bytes) == second.map(\.bytes))
    let other = Self.files(40) { $0 == 3 ? "别的" : "安全生产\($0)" }
    let changed = zip(first, other).filter { $0.bytes != $1.bytes }.map(\.0.path)
    #expect(changed == ["meta.json", "pairs/0.bin", "words/0.bin"])
    let (old, new) = (Decoder(first, count: 40), Decoder(other, count: 40))
    #expect(old.versions(of: "pairs/0.bin", at: 0).own != new.versions(of: "pairs/0.bin", at: 0).own)
    for (path, place) in [("documents/3.json", 3), ("pairs/0.bin", 0), ("words/0.bin", 0), ("filters/region.bin", 0)] {
      let (own, wanted) = new.versions(of: path, at: place)
      #expect(own == wanted && own.count == 8, "\(path)")
    }
  }

  @Test("are split into small shards whose first terms stand in the order in which browsers compare")
  func shards() {
    // 2,400 characters, each with its successors: many more terms than one shard holds.
    let files = Self.files(600) { number in
      String(String.UnicodeScalarView((0..<40).compactMap { Unicode.Scalar(0x4E00 + (number * 7 + $0 * 61) % 2400) }))
        + "\u{F900}𠀀" + " w\(number)x"
    }
    let shards = files.filter { $0.path.hasPrefix("pairs/") }
    #expect(shards.count > 5)
    #expect(shards.allSatisfy { $0.bytes.count <= SearchIndex.shardSize + 8 })
    let decoder = Decoder(files, count: 600)
    let ranges = shards.map {
      decoder.entries($0.bytes).keys.map { Array($0.utf16) }.sorted { $0.lexicographicallyPrecedes($1) }
    }
    for (left, right) in zip(ranges, ranges.dropFirst()) {
      #expect(left.last?.lexicographicallyPrecedes(right.first ?? []) == true)
    }
  }

  @Test("hold no run of digits that no text has")
  func digits() {
    // Regular distances, such as weekly bulletins have.
    let files = Self.files(9000) { $0 % 53 == 0 ? "周报" : $0 % 2 == 0 ? "甲乙丙" : "丁戊" }
    for file in files where file.path.hasPrefix("pairs/") {
      var (run, longest) = (0, 0)
      for byte in file.bytes {
        run = (0x30...0x39).contains(byte) ? run + 1 : 0
        longest = max(longest, run)
      }
      #expect(longest <= 1)
    }
  }

  @Test("of a site without pages can be read")
  func empty() {
    var index = SearchIndex()
    #expect(index.files(filters: []).files.map(\.path) == ["meta.json"])
  }
}

private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
