/// Writes values one after the other into bytes: the form of caches and of what is kept outside memory.
package struct PackedWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Makes room for so many bytes more: where there are millions, room that grows by doubling may be half empty.
  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  /// A whole number in as few bytes as it needs (LEB128, zigzag for the sign).
  package mutating func write(_ value: Int) {
    var rest = UInt64(bitPattern: Int64((value << 1) ^ (value >> 63)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes eight bytes: for what would seldom need fewer.
  package mutating func write(word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  package mutating func write(_ text: String?) {
    write(text == nil ? 0 : 1)
    if let text { write(text) }
  }

  package mutating func write(raw bytes: ArraySlice<UInt8>) { self.bytes.append(contentsOf: bytes) }

  package mutating func write(raw bytes: some Sequence<UInt8>) { self.bytes.append(contentsOf: bytes) }

  package mutating func write(_ data: [UInt8]) {
    write(data.count)
    bytes.append(contentsOf: data)
  }

  package mutating func write<Element>(_ elements: [Element], _ each: (inout PackedWriter, Element) -> Void) {
    write(elements.count)
    for element in elements { each(&self, element) }
  }
}

/// Reads what `PackedWriter` wrote. Damaged bytes give an error, never a trap.
package struct PackedReader {
  /// The bytes end too early or make no sense.
  package struct Damaged: Error {
    package init() {}
  }

  private let bytes: [UInt8]
  private let end: Int
  /// Where the next value begins.
  package private(set) var position: Int

  package init(_ bytes: [UInt8]) { self.init(bytes, in: bytes.indices) }

  /// Reads a part of the bytes.
  package init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  package var isAtEnd: Bool { position == end }

  package mutating func integer() throws(Damaged) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard position < end, shift < 64 else { throw Damaged() }
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(truncatingIfNeeded: Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1))))
  }

  package mutating func word() throws(Damaged) -> UInt64 {
    guard end - position >= 8 else { throw Damaged() }
    defer { position += 8 }
    return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian }
  }

  package mutating func text() throws(Damaged) -> String { String(decoding: try slice(), as: UTF8.self) }

  package mutating func optionalText() throws(Damaged) -> String? { try integer() == 0 ? nil : try text() }

  package mutating func data() throws(Damaged) -> [UInt8] { Array(try slice()) }

  package mutating func array<Element>(
    _ each: (inout PackedReader) throws(Damaged) -> Element
  ) throws(Damaged) -> [Element] {
    let count = try integer()
    // Every element takes a byte at least, so that a damaged count cannot ask for all memory.
    guard count >= 0, count <= end - position else { throw Damaged() }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try each(&self)) }
    return elements
  }

  /// Passes over bytes that were written as data, and says where they lie.
  package mutating func skipData() throws(Damaged) -> Range<Int> {
    let slice = try slice()
    return slice.startIndex..<slice.endIndex
  }

  /// Bytes that were written as data, not copied.
  package mutating func slice() throws(Damaged) -> ArraySlice<UInt8> {
    let count = try integer()
    guard count >= 0, count <= end - position else { throw Damaged() }
    defer { position += count }
    return bytes[position..<position + count]
  }
}
