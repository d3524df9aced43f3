/// The columns of a table of records, found by their keys. Most records have their keys in the same order, so that the
/// column after the last one found is tried first.
struct JSONColumns {
  private(set) var names: [String] = []
  private var utf8: [[UInt8]] = []
  private var indices: [String: Int] = [:]
  private var expected = 0

  init(_ names: [String] = []) {
    for name in names { _ = add(name) }
  }

  mutating func add(_ name: String) -> Int {
    if let index = indices[name] { return index }
    indices[name] = names.count
    names.append(name)
    utf8.append(Array(name.utf8))
    return names.count - 1
  }

  mutating func beginRecord() { expected = 0 }

  /// The column of a key, nil when there is none yet.
  mutating func index(of key: UnsafeBufferPointer<UInt8>, hasEscapes: Bool) -> Int? {
    if !hasEscapes, expected < utf8.count, key.elementsEqual(utf8[expected]) {
      expected += 1
      return expected - 1
    }
    guard let index = indices[Self.name(key, hasEscapes: hasEscapes)] else { return nil }
    expected = index + 1
    return index
  }

  static func name(_ key: UnsafeBufferPointer<UInt8>, hasEscapes: Bool) -> String {
    hasEscapes ? JSONEscapes.string(key) : String(decoding: key, as: UTF8.self)
  }
}
