import Files
import Markup

/// An index that a browser searches by itself: it loads the few shards that a query needs, and of the documents those
/// that it shows.
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
  private var blocks: [JSONText] = []
  private var block: [SearchEntry] = []
  private(set) package var count = 0

  package init() {}

  /// Adds the next document.
  package mutating func add(_ entry: SearchEntry, _ passages: [SearchPassage]) {
    for weight in SearchWeight.allCases {
      for passage in passages where passage.weight == weight {
        table.begin(weight, ofDocument: count)
        scanner.scan(passage.bytes, into: &table)
      }
    }
    count += 1
    block.append(entry)
    if block.count == Self.blockSize { endBlock() }
  }

  private mutating func endBlock() {
    var json = JSONText()
    json.array(block) { $1.write(to: &$0) }
    blocks.append(json)
    block.removeAll(keepingCapacity: true)
  }

  /// All files, the same ones for the same documents.
  package mutating func files(filters: [SearchFilter]) -> [File] {
    if !block.isEmpty { endBlock() }
    let (pairs, words) = sortedTerms()
    let pairShards = shards(pairs)
    let wordShards = shards(words)
    let filterFiles = filters.map { (name: $0.name, bytes: lists(of: $0)) }
    let contents =
      blocks.map(\.bytes) + pairShards.map(\.bytes) + wordShards.map(\.bytes) + filterFiles.map(\.bytes)
    let version = Self.version(contents)

    var files: [File] = [("meta.json", meta(version, pairShards, wordShards))]
    for (number, block) in blocks.enumerated() {
      files.append(("documents/\(number).json", document(version, block.bytes)))
    }
    files += pairShards.enumerated().map { ("pairs/\($0).bin", Array(version.utf8) + $1.bytes) }
    files += wordShards.enumerated().map { ("words/\($0).bin", Array(version.utf8) + $1.bytes) }
    files += filterFiles.map { ("filters/\($0.name).bin", Array(version.utf8) + $0.bytes) }
    return files
  }

  // MARK: Parts

  /// Eight letters that tell the files of one build from those of another, which a cache may still hold. Letters only:
  /// eight digits could be a telephone number.
  private static func version(_ contents: [Bytes]) -> String {
    var writer = PackedWriter()
    for bytes in contents {
      let hash = ContentHash(bytes)
      writer.write(Int(truncatingIfNeeded: hash.high))
      writer.write(Int(truncatingIfNeeded: hash.low))
    }
    let hash = ContentHash(writer.bytes).high
    let letters = (0..<8).map { UInt8(ascii: "a") + UInt8(truncatingIfNeeded: hash >> (4 * $0)) & 15 }
    return String(decoding: letters, as: UTF8.self)
  }

  private func document(_ version: String, _ entries: Bytes) -> Bytes {
    var bytes = Array("{\"version\":\"\(version)\",\"documents\":".utf8)
    bytes += entries
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  private func meta(_ version: String, _ pairs: [Shard], _ words: [Shard]) -> Bytes {
    var json = JSONText()
    json.object { meta in
      meta.member("version", version)
      meta.member("count", count)
      meta.member("block", Self.blockSize)
      meta.array("pairs", pairs) { $0.value(utf8: $1.first) }
      meta.array("words", words) { $0.value(utf8: $1.first) }
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
    var first: [UInt8]
    var bytes: Bytes
  }

  private func shards(_ order: [(index: Int, text: [UInt8])]) -> [Shard] {
    var lists = PostingLists(documents: count)
    var shards: [Shard] = []
    var shard = Shard(first: [], bytes: [])
    var entry = Bytes()
    var documents = [[UInt32]](repeating: [], count: SearchWeight.allCases.count)
    for (index, text) in order {
      for weight in documents.indices { documents[weight].removeAll(keepingCapacity: true) }
      var last: UInt32 = 0
      table.pool.visit(table.terms[index].documents) { number in
        last += number >> 2
        documents[Int(number & 3)].append(last - 1)
      }
      entry.removeAll(keepingCapacity: true)
      lists.append(text, documents, to: &entry)
      if shard.bytes.count + entry.count > Self.shardSize, !shard.bytes.isEmpty {
        shards.append(shard)
        shard.bytes = []
      }
      if shard.bytes.isEmpty { shard.first = text }
      shard.bytes += entry
    }
    return shard.bytes.isEmpty ? shards : shards + [shard]
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
      words.sorted { $0.text.lexicographicallyPrecedes($1.text) { TermOrder.of($0) < TermOrder.of($1) } }
    )
  }
}
