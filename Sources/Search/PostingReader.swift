import Markup

/// Reads entries that `PostingLists` wrote, one after the other.
struct PostingReader {
  /// Where the parts of an entry lie.
  struct Entry {
    let whole: Range<Int>
    let term: Range<Int>
    let lists: Range<Int>
  }

  let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  mutating func next() -> Entry? {
    guard position < bytes.endIndex else { return nil }
    let start = position
    let term = range(length: Self.length(in: bytes, at: &position))
    let lists = range(length: Self.length(in: bytes, at: &position))
    return Entry(whole: start..<lists.upperBound, term: term, lists: lists)
  }

  private mutating func range(length: Int) -> Range<Int> {
    defer { position += length }
    return position..<position + length
  }

  /// The numbers of the documents in an entry's lists, each with the number of its list.
  func visit(_ entry: Entry, _ give: (_ document: UInt32, _ weight: Int) -> Void) {
    visitLists(entry) { list, isMap, weight in
      if isMap {
        Self.visit(map: list) { give($0, weight) }
      } else {
        Self.visit(distances: list) { document in
          give(document, weight)
          return true
        }
      }
    }
  }

  /// Those of some documents that an entry's lists have. Of a map only their bits are looked at, and of distances no
  /// more than up to the last of them: the lists of common terms are long.
  ///
  /// - Parameter documents: rising.
  func visit(
    _ entry: Entry, among documents: [UInt32], _ give: (_ document: UInt32, _ weight: Int) -> Void
  ) {
    guard let last = documents.last else { return }
    visitLists(entry) { list, isMap, weight in
      if isMap {
        for document in documents where list[Int(document) / 7] & 1 << UInt8(document % 7) != 0 {
          give(document, weight)
        }
        return
      }
      var rest = documents[...]
      Self.visit(distances: list) { document in
        while let first = rest.first, first < document { rest.removeFirst() }
        if rest.first == document { give(document, weight) }
        return document < last
      }
    }
  }

  @inline(__always)
  private func visitLists(
    _ entry: Entry, _ give: (_ list: UnsafeBufferPointer<UInt8>, _ isMap: Bool, _ weight: Int) -> Void
  ) {
    let base = bytes.startIndex
    bytes.withUnsafeBufferPointer { bytes in
      var place = entry.lists.lowerBound - base
      var weight = 0
      while place < entry.lists.upperBound - base {
        let head = Self.length(in: bytes, at: &place)
        give(UnsafeBufferPointer(rebasing: bytes[place..<place + head >> 1]), head & 1 == 1, weight)
        place += head >> 1
        weight += 1
      }
    }
  }

  @inline(__always)
  private static func visit(map: UnsafeBufferPointer<UInt8>, _ give: (UInt32) -> Void) {
    for (place, byte) in map.enumerated() {
      var rest = byte & 0x7F
      while rest != 0 {
        give(UInt32(place * 7 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
  }

  /// - Parameter give: false when no more are wanted.
  @inline(__always)
  private static func visit(distances: UnsafeBufferPointer<UInt8>, _ give: (UInt32) -> Bool) {
    var next: UInt32 = 0
    var value: UInt32 = 0
    var shift: UInt32 = 0
    for byte in distances {
      value |= UInt32(byte & 0x7F) << shift
      shift += 7
      guard byte >= 0x80 else { continue }
      next += value
      if !give(next - 1) { return }
      (value, shift) = (0, 0)
    }
  }

  @inline(__always)
  private static func length<Source: RandomAccessCollection<UInt8>>(in bytes: Source, at position: inout Int) -> Int
  where Source.Index == Int {
    var (value, shift) = (0, 0)
    while true {
      let byte = bytes[position]
      position += 1
      value |= Int(byte & 0x3F) << shift
      shift += 6
      if byte & 0x40 == 0 { return value }
    }
  }
}
