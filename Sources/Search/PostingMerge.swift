import Markup

/// Makes the lists of an index from those of an earlier one and the terms of the documents that it did not have.
struct PostingMerge {
  /// The number of each earlier document now; `gone` for those that are not there any more, or have another text.
  private let numbers: [UInt32]
  /// Whether entries without such documents can be taken as they are.
  private let keepsNumbers: Bool
  private let table: TermTable
  private var writer: PostingLists
  /// By weight, of the term at hand.
  private var documents = [[UInt32]](repeating: [], count: SearchWeight.allCases.count)
  private var output = Bytes()

  static let gone = UInt32.max

  init(numbers: [UInt32], count: Int, table: TermTable) {
    self.numbers = numbers
    self.table = table
    keepsNumbers =
      numbers.count == count && numbers.enumerated().allSatisfy { $1 == Self.gone || Int($1) == $0 }
    writer = PostingLists(documents: count)
  }

  /// - Parameters:
  ///   - old: entries in the order of terms.
  ///   - terms: of the new documents, in the same order, by their numbers in the table.
  mutating func merge(_ old: Bytes, _ terms: [(index: Int, text: [UInt8])]) -> Bytes {
    output = Bytes()
    output.reserveCapacity(old.count + 64 * terms.count)
    var reader = PostingReader(old)
    var next = reader.next()
    for (index, text) in terms {
      while let entry = next, TermOrder.precedes(old[entry.term], text) {
        keep(entry, reader)
        next = reader.next()
      }
      clear()
      take(table.terms[index].documents)
      if let entry = next, old[entry.term].elementsEqual(text) {
        _ = take(entry, reader)
        next = reader.next()
      }
      append(text)
    }
    while let entry = next {
      keep(entry, reader)
      next = reader.next()
    }
    return output
  }

  private mutating func clear() {
    for weight in documents.indices { documents[weight].removeAll(keepingCapacity: true) }
  }

  /// An entry of which no new document has the term.
  private mutating func keep(_ entry: PostingReader.Entry, _ reader: PostingReader) {
    clear()
    let isWhole = take(entry, reader)
    if isWhole, keepsNumbers {
      output += reader.bytes[entry.whole]
    } else if !documents.allSatisfy(\.isEmpty) {
      append(Array(reader.bytes[entry.term]))
    }
  }

  /// Takes the documents of an entry that are still there; whether all of them are.
  private mutating func take(_ entry: PostingReader.Entry, _ reader: PostingReader) -> Bool {
    var isWhole = true
    reader.visit(entry) { document, weight in
      let number = numbers[Int(document)]
      if number == Self.gone { isWhole = false } else { documents[weight].append(number) }
    }
    return isWhole
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
