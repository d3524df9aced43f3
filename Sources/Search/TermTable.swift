/// The terms of all documents and, for each, the documents that have it.
///
/// Documents come in the order of their numbers, and of each the weightier passages first: a term that a document has
/// already given counts no more.
struct TermTable {
  struct Term {
    /// A pair: both scalars, 21 bits each. A short word: its bytes, and 1 to 7 as the highest byte. Any other word: its
    /// number in `longWords` under the highest byte 255.
    let key: UInt64
    var documents = PostingPool.Chain()
    /// One more than the number of the last document.
    var last: UInt32 = 0
  }

  private(set) var terms: [Term] = []
  let pool = PostingPool()
  private var document: UInt32 = 0
  private var weight: UInt32 = 0
  /// Numbers of terms, one more each; 0 is free. A power of two.
  private var slots = [UInt32](repeating: 0, count: 1 << 14)
  private var shift: UInt64 = 50
  private var longWords: [[UInt8]] = []
  private var longWordNumbers: [[UInt8]: Int] = [:]

  mutating func begin(_ weight: SearchWeight, ofDocument number: Int) {
    document = UInt32(number)
    self.weight = weight.rawValue
  }

  /// - Parameter second: 0 for a character by itself.
  @inline(__always)
  mutating func add(pair first: UInt32, _ second: UInt32) { add(UInt64(first) << 21 | UInt64(second)) }

  mutating func add(word: [UInt8]) {
    if word.count <= 7 {
      var key = UInt64(word.count)
      for index in 0..<7 { key = key << 8 | UInt64(index < word.count ? word[index] : 0) }
      return add(key)
    }
    let number = longWordNumbers[word] ?? longWords.count
    if number == longWords.count {
      longWords.append(word)
      longWordNumbers[word] = number
    }
    add(0xFF << 56 | UInt64(number))
  }

  static func isPair(_ key: UInt64) -> Bool { key >> 56 == 0 }

  /// A term as UTF-8.
  func text(_ key: UInt64) -> [UInt8] {
    switch key >> 56 {
    case 0:
      var text: [UInt8] = []
      for value in [UInt32(key >> 21), UInt32(key & 0x1F_FFFF)] where value != 0 {
        if let encoded = Unicode.Scalar(value).flatMap(UTF8.encode) { text.append(contentsOf: encoded) }
      }
      return text
    case 255: return longWords[Int(key & 0xFF_FFFF_FFFF_FFFF)]
    default: return (0..<Int(key >> 56)).map { UInt8(truncatingIfNeeded: key >> UInt64(48 - 8 * $0)) }
    }
  }

  @inline(__always)
  private mutating func add(_ key: UInt64) {
    var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while true {
      let number = slots[place]
      if number == 0 { return insert(key, at: place) }
      if terms[Int(number) - 1].key == key { return record(Int(number) - 1) }
      place = (place + 1) & (slots.count - 1)
    }
  }

  private mutating func insert(_ key: UInt64, at place: Int) {
    terms.append(Term(key: key))
    slots[place] = UInt32(terms.count)
    record(terms.count - 1)
    if terms.count * 2 > slots.count { grow() }
  }

  @inline(__always)
  private mutating func record(_ index: Int) {
    let last = terms[index].last
    if last == document + 1 { return }
    pool.append(number: (document + 1 - last) << 2 | weight, to: &terms[index].documents)
    terms[index].last = document + 1
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    shift -= 1
    for (index, term) in terms.enumerated() {
      var place = Int((term.key &* 0x9E37_79B9_7F4A_7C15) >> shift)
      while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = UInt32(index + 1)
    }
  }
}
