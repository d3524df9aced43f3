import Markup

/// Writes lists of documents as a shard holds them. Two bytes of it that could be digits do not stand side
/// by side, so that what looks for personal data in the output cannot take numbers of documents for one of a telephone.
struct PostingLists {
  /// Of the whole index.
  private let documents: Int
  // Used again for each term: there are hundreds of thousands.
  private var contents = Bytes()
  private var distances = Bytes()

  init(documents: Int) { self.documents = documents }

  /// An entry: the term's length and bytes, the length of what follows, then one list for each weight.
  ///
  /// - Parameter lists: by weight, the numbers of documents in each rising.
  mutating func append(_ term: [UInt8], _ lists: [[UInt32]], to shard: inout Bytes) {
    contents.removeAll(keepingCapacity: true)
    for list in lists { append(list) }
    Self.append(length: term.count, to: &shard)
    shard += term
    Self.append(length: contents.count, to: &shard)
    shard += contents
  }

  /// The length in bytes, doubled, plus one for a map; then either the distances between the numbers, the first counted
  /// from -1, or the map: a bit for each document of the index, seven in a byte, the lowest first, the high bit set.
  private mutating func append(_ list: [UInt32]) {
    distances.removeAll(keepingCapacity: true)
    let mapLength = (documents + 6) / 7
    var next: UInt32 = 0
    for number in list {
      Self.append(Int(number + 1 - next), to: &distances)
      next = number + 1
      if distances.count > mapLength { break }
    }
    if distances.count <= mapLength {
      Self.append(length: distances.count << 1, to: &contents)
      contents += distances
      return
    }
    Self.append(length: mapLength << 1 | 1, to: &contents)
    let start = contents.count
    contents.append(contentsOf: repeatElement(0x80, count: mapLength))
    for number in list { contents[start + Int(number) / 7] |= 1 << UInt8(number % 7) }
  }

  /// Low groups of six bits first, the high bit set in all bytes; bit 6 says that another follows.
  static func append(length: Int, to output: inout Bytes) {
    var rest = length
    while rest >= 0x40 {
      output.append(UInt8(rest & 0x3F) | 0xC0)
      rest >>= 6
    }
    output.append(UInt8(rest) | 0x80)
  }

  /// Low groups of seven bits first; the last byte has its high bit set.
  private static func append(_ number: Int, to output: inout Bytes) {
    var rest = number
    while rest >= 0x80 {
      output.append(UInt8(rest & 0x7F))
      rest >>= 7
    }
    output.append(UInt8(rest) | 0x80)
  }
}
