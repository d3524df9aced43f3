import Markup

/// Makes the lists of an index from those of an earlier one and the terms of the documents that it did not have.
struct PostingMerge {
  /// The number of each earlier document now; `none` for those that are not there any more, or have another text.
  private let numbers: [UInt32]
  /// Whether entries without such documents can be taken as they are.
  private let keepsNumbers: Bool
  /// The earlier numbers of those documents, rising.
  private let gone: [UInt32]
  private let table: TermTable
  private var writer: PostingLists
  /// By weight, of the term at hand.
  private var documents = [[UInt32]](repeating: [], count: SearchWeight.allCases.count)
  private var output = Bytes()
  /// Entries that are taken as they are, up to where the next one begins: most of them, so that they are copied together.
  private var run = 0..<0

  static let none = UInt32.max

  init(numbers: [UInt32], count: Int, table: TermTable) {
    self.numbers = numbers
    self.table = table
    keepsNumbers =
      numbers.count == count && numbers.enumerated().allSatisfy { $1 == Self.none || Int($1) == $0 }
    gone = numbers.indices.filter { numbers[$0] == Self.none }.map { UInt32($0) }
    writer = PostingLists(documents: count)
  }

  /// - Parameters:
  ///   - old: entries in the order of terms.
  ///   - terms: of the new documents, in the same order, by their numbers in the table.
  mutating func merge(_ old: ArraySlice<UInt8>, _ terms: [(index: Int, text: [UInt8])]) -> Bytes {
    output = Bytes()
    run = 0..<0
    output.reserveCapacity(old.count + 64 * terms.count)
    var reader = PostingReader(old)
    var next = reader.next()
    for (index, text) in terms {
      while let entry = next, TermOrder.precedes(old[entry.term], text) {
        keep(entry, reader)
        next = reader.next()
      }
      let entry = next.flatMap { old[$0.term].elementsEqual(text) ? $0 : nil }
      merge(entry, reader, table.terms[index].documents, text)
      if entry != nil { next = reader.next() }
    }
    while let entry = next {
      keep(entry, reader)
      next = reader.next()
    }
    endRun(old)
    return output
  }

  private mutating func clear() {
    for weight in documents.indices { documents[weight].removeAll(keepingCapacity: true) }
  }

  /// A term that new documents have, and the entry of it among the earlier ones.
  private mutating func merge(
    _ entry: PostingReader.Entry?, _ reader: PostingReader, _ chain: PostingPool.Chain, _ text: [UInt8]
  ) {
    clear()
    take(chain)
    if let entry, keepsNumbers, isSame(entry, reader) { return keepWhole(entry, reader) }
    endRun(reader.bytes)
    if let entry { take(entry, reader) }
    append(text)
  }

  /// Whether the new documents at hand are just those of an entry that are gone: where a sentence was changed, most
  /// terms of the document stay, and the longest lists would be written anew for nothing.
  private func isSame(_ entry: PostingReader.Entry, _ reader: PostingReader) -> Bool {
    var places = Array(repeating: 0, count: documents.count)
    var isSame = true
    reader.visit(entry, among: gone) { document, weight in
      let place = places[weight]
      isSame = isSame && place < documents[weight].count && documents[weight][place] == document
      places[weight] += 1
    }
    return isSame && zip(places, documents).allSatisfy { $0 == $1.count }
  }

  /// An entry of which no new document has the term.
  private mutating func keep(_ entry: PostingReader.Entry, _ reader: PostingReader) {
    var isWhole = keepsNumbers
    if isWhole { reader.visit(entry, among: gone) { _, _ in isWhole = false } }
    if isWhole { return keepWhole(entry, reader) }
    endRun(reader.bytes)
    clear()
    take(entry, reader)
    if !documents.allSatisfy(\.isEmpty) { append(Array(reader.bytes[entry.term])) }
  }

  private mutating func keepWhole(_ entry: PostingReader.Entry, _ reader: PostingReader) {
    if run.upperBound != entry.whole.lowerBound { endRun(reader.bytes) }
    run = (run.isEmpty ? entry.whole.lowerBound : run.lowerBound)..<entry.whole.upperBound
  }

  private mutating func endRun(_ bytes: ArraySlice<UInt8>) {
    if !run.isEmpty { output += bytes[run] }
    run = run.upperBound..<run.upperBound
  }

  /// Takes the documents of an entry that are still there.
  private mutating func take(_ entry: PostingReader.Entry, _ reader: PostingReader) {
    reader.visit(entry) { document, weight in
      let number = numbers[Int(document)]
      if number != Self.none { documents[weight].append(number) }
    }
  }

  private mutating func take(_ chain: PostingPool.Chain) {
    var last: UInt32 = 0
    table.pool.visit(chain) { number in
      last += number >> 2
      documents[Int(number & 3)].append(last - 1)
    }
  }

  private mutating func append(_ term: [UInt8]) {
    for weight in documents.indices where !Self.isRising(documents[weight]) { documents[weight].sort() }
    writer.append(term, documents, to: &output)
  }

  private static func isRising(_ numbers: [UInt32]) -> Bool {
    zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
  }
}
