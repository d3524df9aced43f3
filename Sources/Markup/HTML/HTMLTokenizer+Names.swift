/// Names and values as texts, for readers that know more of them than `HTMLElement` and `HTMLAttribute`.
extension HTMLTokenizer {
  /// The name of the present tag: in lower case, in XML as it is written.
  package var name: String {
    let written = UnsafeBufferPointer(rebasing: bytes[nameRange])
    if isXML || !written.contains(where: { $0 &- 0x41 < 26 }) { return String(decoding: written, as: UTF8.self) }
    return String(decoding: written.map(lower), as: UTF8.self)
  }

  /// The value of an attribute of the present start tag, references resolved; nil when the tag lacks it.
  package func attribute(_ wanted: StaticString) -> String? { range(of: wanted).map(decoded) }

  /// Where the value of an attribute stands.
  package func range(of wanted: StaticString) -> Range<Int>? {
    attributes.first { matches($0.name, wanted) }?.value
  }

  /// Whether one of the words of an attribute is this one.
  package func attribute(_ wanted: StaticString, has word: String) -> Bool {
    guard let range = range(of: wanted) else { return false }
    return bytes[range].split(whereSeparator: Self.isSpace).contains { $0.elementsEqual(word.utf8) }
  }

  /// The text of a range as it is written.
  package func written(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  private func matches(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    for index in 0..<range.count where lower(bytes[range.lowerBound + index]) != text.utf8Start[index] { return false }
    return true
  }

  private func lower(_ byte: UInt8) -> UInt8 { !isXML && byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
