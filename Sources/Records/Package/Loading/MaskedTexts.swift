import Privacy

/// The texts of a row's masked cells, valid until the next row.
struct MaskedTexts {
  /// By column, nil for those without a mask.
  private let masks: [Mask?]
  private var buffers: [UnsafeMutableBufferPointer<UInt8>]

  init(_ fields: [TableField]) {
    masks = fields.map(\.mask)
    buffers = fields.map { _ in .init(start: nil, count: 0) }
  }

  func deallocate() {
    for buffer in buffers { buffer.deallocate() }
  }

  /// The text of a cell as it goes on: masked, where its column is.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, column: Int) -> UnsafeBufferPointer<UInt8> {
    guard let mask = masks[column] else { return bytes }
    let text = Array(mask.applied(to: String(decoding: bytes, as: UTF8.self)).utf8)
    if buffers[column].count < text.count {
      buffers[column].deallocate()
      buffers[column] = .allocate(capacity: text.count * 2)
    }
    _ = buffers[column].update(fromContentsOf: text)
    return UnsafeBufferPointer(rebasing: buffers[column][..<text.count])
  }
}
