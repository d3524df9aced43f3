import Files
import Markup

/// An index that a browser searches by itself: it loads the few shards that a query needs, and of the documents those
/// that it shows.
///
/// Each file begins with a version made of its own bytes, and `meta.json` has those of all, so that a file that a cache
/// holds from an earlier publication is told from the one that is meant, and only files that differ have to be published.
///
/// Documents are added in the order in which equally good results are shown; their numbers count from 0.
package struct SearchIndex {
  /// A file of the index and its path below the folder of the search.
  package typealias File = (path: String, bytes: Bytes)

  /// Bytes of a shard, unless one term needs more. A query loads up to eight.
  static let shardSize = 12_000
  /// Documents in one file of them. Small, since the results of a query lie scattered.
  static let blockSize = 10

  private var table = TermTable()
  private var scanner = TermScanner()
  /// An earlier index, and the numbers of its documents in this one.
  private let old: SearchContents
  private var numbers: [UInt32]
  private var contents = SearchContents()

  package var count: Int { contents.count }

  /// - Parameter old: an earlier index, some documents of which are the same.
  package init(continuing old: SearchContents? = nil) {
    self.old = old ?? SearchContents()
    numbers = Array(repeating: PostingMerge.none, count: self.old.count)
  }

  /// Adds the next document.
  package mutating func add(_ entry: SearchEntry, _ passages: [SearchPassage]) {
    for weight in SearchWeight.allCases {
      for passage in passages where passage.weight == weight {
        table.begin(weight, ofDocument: count)
        scanner.scan(passage.bytes, into: &table)
      }
    }
    var json = JSONText()
    entry.write(to: &json)
    contents.append(json.bytes[...])
  }

  /// Adds a document that is the same as one of the earlier index. No earlier one is added twice.
  package mutating func add(sameAs number: Int) {
    numbers[number] = UInt32(count)
    contents.append(old.entries[number])
  }

  /// All files, the same ones for the same documents; and what a later index can go on from.
  package mutating func files(filters: [SearchFilter]) -> (files: [File], contents: SearchContents) {
    let (pairs, words) = sortedTerms()
    var merge = PostingMerge(numbers: numbers, count: count, table: table)
    contents.pairs = merge.merge(old.pairs, pairs)[...]
    contents.words = merge.merge(old.words, words)[...]

    let pairShards = shards(contents.pairs)
    let wordShards = shards(contents.words)
    let groups = [
      Group(name: "documents", files: blocks().map { $0[...] }),
      Group(name: "pairs", files: pairShards.map { contents.pairs[$0.range] }),
      Group(name: "words", files: wordShards.map { contents.words[$0.range] }),
      Group(name: "filters", files: filters.map { lists(of: $0)[...] }),
    ]
    var files: [File] = [("meta.json", meta(groups, pairShards, wordShards, filters))]
    for group in groups {
      for (number, bytes) in group.files.enumerated() {
        let version = group.versions[number]
        switch group.name {
        case "documents": files.append(("documents/\(number).json", document(version, bytes)))
        case "filters": files.append(("filters/\(filters[number].name).bin", Array(version.utf8) + bytes))
        default: files.append(("\(group.name)/\(number).bin", Array(version.utf8) + bytes))
        }
      }
    }
    return (files, contents)
  }

  // MARK: Parts

  /// Files of one kind.
  private struct Group {
    let name: String
    let files: [ArraySlice<UInt8>]
    let versions: [String]

    init(name: String, files: [ArraySlice<UInt8>]) {
      self.name = name
      self.files = files
      versions = files.map(SearchIndex.version)
    }
  }

  /// Eight letters. No digits: eight of them could be a telephone number.
  private static func version(_ bytes: ArraySlice<UInt8>) -> String {
    let hash = bytes.withUnsafeBytes { ContentHash($0) }.high
    let letters = (0..<8).map { UInt8(ascii: "a") + UInt8(truncatingIfNeeded: hash >> (4 * $0)) & 15 }
    return String(decoding: letters, as: UTF8.self)
  }

  private func document(_ version: String, _ entries: ArraySlice<UInt8>) -> Bytes {
    var bytes = Array("{\"version\":\"\(version)\",\"documents\":".utf8)
    bytes += entries
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  /// The entries of documents, some in each file.
  private func blocks() -> [Bytes] {
    stride(from: 0, to: count, by: Self.blockSize).map { start in
      var block = Bytes()
      for entry in contents.entries[start..<min(start + Self.blockSize, count)] {
        block.append(UInt8(ascii: block.isEmpty ? "[" : ","))
        block += entry
      }
      block.append(UInt8(ascii: "]"))
      return block
    }
  }

  private func meta(_ groups: [Group], _ pairs: [Shard], _ words: [Shard], _ filters: [SearchFilter]) -> Bytes {
    var json = JSONText()
    json.object { meta in
      meta.member("count", count)
      meta.member("block", Self.blockSize)
      meta.array("pairs", pairs) { $0.value(utf8: Array($1.first)) }
      meta.array("words", words) { $0.value(utf8: Array($1.first)) }
      meta.array("filters", filters) { $0.value($1.name) }
      meta.object("versions") { versions in
        for group in groups { versions.member(group.name, group.versions.joined()) }
      }
    }
    return json.bytes
  }

  private func lists(of filter: SearchFilter) -> Bytes {
    var lists = PostingLists(documents: count)
    var bytes = Bytes()
    for value in filter.values {
      lists.append(Array(value.name.utf8), [value.documents.map { UInt32($0) }, [], []], to: &bytes)
    }
    return bytes
  }

  /// Terms whose entries follow each other.
  private struct Shard {
    /// The first term: the shard of any other is found by it.
    let first: ArraySlice<UInt8>
    var range: Range<Int>
  }

  private func shards(_ entries: ArraySlice<UInt8>) -> [Shard] {
    var shards: [Shard] = []
    var reader = PostingReader(entries)
    while let entry = reader.next() {
      if let size = shards.last?.range.count, size + entry.whole.count <= Self.shardSize {
        let start = shards[shards.count - 1].range.lowerBound
        shards[shards.count - 1].range = start..<entry.whole.upperBound
      } else {
        shards.append(Shard(first: entries[entry.term], range: entry.whole))
      }
    }
    return shards
  }

  /// The terms in the order in which a browser compares texts.
  private func sortedTerms() -> (pairs: [(index: Int, text: [UInt8])], words: [(index: Int, text: [UInt8])]) {
    let keys = table.terms.enumerated().map { (index: $0.offset, key: $0.element.key) }
    let pairs = keys.filter { TermTable.isPair($0.key) }.sorted {
      TermOrder.of(pair: $0.key) < TermOrder.of(pair: $1.key)
    }
    let words = keys.filter { !TermTable.isPair($0.key) }.map { (index: $0.index, text: table.text($0.key)) }
    return (
      pairs.map { ($0.index, table.text($0.key)) },
      words.sorted { TermOrder.precedes($0.text[...], $1.text) }
    )
  }
}
