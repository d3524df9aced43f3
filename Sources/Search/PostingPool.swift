/// Room for the lists of hundreds of thousands of terms that all grow at once: each is a chain of slices in a few large
/// pages, the first one small, since most terms are rare.
///
/// Not a value: the pages are written through pointers, which `deinit` frees.
final class PostingPool {
  /// Where a list begins and ends.
  struct Chain {
    var head: UInt32 = 0
    /// Where the next byte goes.
    var tail: UInt32 = 0
    /// Bytes left in the last slice.
    var room: UInt16 = 0
    /// Which slice of its list the last one is.
    var level: UInt16 = 0
  }

  private static let pageBits: UInt32 = 20
  private static let pageSize = 1 << 20
  /// Bytes of an address, which follows the contents of each slice.
  private static let link = 4

  private var pages: [UnsafeMutablePointer<UInt8>] = []
  /// Bytes used of the last page.
  private var used = PostingPool.pageSize

  deinit { for page in pages { page.deallocate() } }

  @inline(__always)
  private static func size(ofLevel level: UInt16) -> Int { min(8 << Int(min(level, 6)), 512) }

  @inline(__always)
  func append(_ byte: UInt8, to chain: inout Chain) {
    if chain.room == 0 { extend(&chain) }
    pages[Int(chain.tail >> Self.pageBits)][Int(chain.tail) & (Self.pageSize - 1)] = byte
    chain.tail += 1
    chain.room -= 1
  }

  /// Low groups of seven bits first; the last byte has its high bit set.
  @inline(__always)
  func append(number: UInt32, to chain: inout Chain) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(rest & 0x7F), to: &chain)
      rest >>= 7
    }
    append(UInt8(rest) | 0x80, to: &chain)
  }

  private func extend(_ chain: inout Chain) {
    let isFirst = chain.tail == 0
    if !isFirst { chain.level += 1 }
    let size = Self.size(ofLevel: chain.level)
    if used + size > Self.pageSize {
      pages.append(.allocate(capacity: Self.pageSize))
      // No slice begins at 0, which stands for none.
      used = pages.count == 1 ? 8 : 0
    }
    let address = UInt32(pages.count - 1) << Self.pageBits | UInt32(used)
    used += size
    if isFirst { chain.head = address } else { write(address, at: chain.tail) }
    chain.tail = address
    chain.room = UInt16(size - Self.link)
  }

  private func write(_ address: UInt32, at place: UInt32) {
    let page = pages[Int(place >> Self.pageBits)]
    UnsafeMutableRawPointer(page + Int(place) & (Self.pageSize - 1)).storeBytes(of: address, as: UInt32.self)
  }

  /// Gives every number of a list in its order.
  func visit(_ chain: Chain, _ give: (UInt32) -> Void) {
    var (place, level, value, shift) = (chain.head, UInt16(0), UInt32(0), UInt32(0))
    while place != chain.tail {
      let page = pages[Int(place >> Self.pageBits)]
      let start = Int(place) & (Self.pageSize - 1)
      let contents = Self.size(ofLevel: level) - Self.link
      let isLast = level == chain.level
      let count = isLast ? Int(chain.tail - place) : contents
      for byte in UnsafeBufferPointer(start: page + start, count: count) {
        value |= UInt32(byte & 0x7F) << shift
        if byte >= 0x80 {
          give(value)
          (value, shift) = (0, 0)
        } else {
          shift += 7
        }
      }
      if isLast { return }
      place = UnsafeRawPointer(page + start + contents).loadUnaligned(as: UInt32.self)
      level += 1
    }
  }
}
