/// Finds what a word of a cell stands for, by its bytes: no text is made of the cell.
struct WordTable<Value: Sendable>: Sendable {
  private var indices: [UInt64: [Int]] = [:]
  private var words: [[UInt8]] = []
  private var values: [Value] = []

  init() {}

  init(_ entries: some Sequence<(String, Value)>) {
    for (word, value) in entries { self[word] = value }
  }

  var isEmpty: Bool { words.isEmpty }

  subscript(word: String) -> Value? {
    get { Array(word.utf8).withUnsafeBufferPointer { self[$0] } }
    set {
      let bytes = Array(word.utf8)
      let hash = bytes.withUnsafeBufferPointer(Self.hash)
      if let index = indices[hash]?.first(where: { words[$0] == bytes }) {
        if let newValue { values[index] = newValue }
      } else if let newValue {
        indices[hash, default: []].append(words.count)
        words.append(bytes)
        values.append(newValue)
      }
    }
  }

  subscript(bytes: UnsafeBufferPointer<UInt8>) -> Value? {
    guard let candidates = indices[Self.hash(bytes)] else { return nil }
    for index in candidates where words[index].elementsEqual(bytes) { return values[index] }
    return nil
  }

  /// What a cell stands for; a column of codes may hold whole numbers as well.
  subscript(cell: TypedCell) -> Value? {
    switch cell {
    case .null: nil
    case .integer(let number): self[String(number)]
    case .text(let bytes): self[bytes]
    }
  }

  /// FNV-1a (Fowler, Noll, Vo; draft-eastlake-fnv).
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
