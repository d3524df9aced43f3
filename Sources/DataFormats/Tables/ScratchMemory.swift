/// Memory that is used again and again for text that is not in the file as it is.
struct ScratchMemory {
  private(set) var bytes = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

  /// Makes room for so many bytes. What was there before is gone, and views of it are not valid any more.
  mutating func require(_ count: Int) {
    guard count > bytes.count else { return }
    bytes.deallocate()
    bytes = .allocate(capacity: max(count, 2 * bytes.count, 256))
  }

  func deallocate() { bytes.deallocate() }
}
