import Search

/// Answers queries from the files alone, as the script of the theme does, but in the plainest way.
struct Decoder {
  private let files: [String: [UInt8]]
  let count: Int

  init(_ files: [SearchIndex.File], count: Int) {
    self.files = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    self.count = count
  }

  /// The version that a file bears, and the one that `meta.json` has for the files of its folder at a place.
  func versions(of path: String, at place: Int) -> (own: String, wanted: String) {
    func text(_ path: String) -> Substring { Substring(decoding: files[path] ?? [], as: UTF8.self) }
    let own = path.hasSuffix(".json") ? text(path).dropFirst("{\"version\":\"".count) : text(path)
    let folder = path.prefix { $0 != "/" }
    let mark = "\"\(folder)\":\""
    let all = text("meta.json").components(after: "\"versions\":").components(after: mark)
    return (String(own.prefix(8)), String(all.dropFirst(8 * place).prefix(8)))
  }

  /// The documents of a term by weight, nil when no shard has it.
  func lists(_ term: String) -> [[Int]]? {
    for (path, bytes) in files where path.hasPrefix("pairs/") || path.hasPrefix("words/") {
      if let lists = entries(bytes)[term] { return lists }
    }
    return nil
  }

  func filter(_ name: String, _ value: String) -> [Int]? {
    files["filters/\(name).bin"].flatMap { entries($0)[value]?[0] }
  }

  /// Documents that have all terms, whatever the weight.
  func search(_ terms: String...) -> [Int] {
    let sets = terms.map { Set((lists($0) ?? []).flatMap(\.self)) }
    return (0..<count).filter { number in sets.allSatisfy { $0.contains(number) } }
  }

  /// All terms of a file with their lists.
  func entries(_ bytes: [UInt8]) -> [String: [[Int]]] {
    var entries: [String: [[Int]]] = [:]
    var position = 8
    func length() -> Int {
      var (value, shift) = (0, 0)
      while true {
        let byte = bytes[position]
        position += 1
        value |= Int(byte & 0x3F) << shift
        shift += 6
        if byte & 0x40 == 0 { return value }
      }
    }
    while position < bytes.count {
      let size = length()
      let term = String(decoding: bytes[position..<(position + size)], as: UTF8.self)
      position += size
      let end = length() + position
      var lists: [[Int]] = []
      while position < end {
        let head = length()
        lists.append(Self.list(bytes[position..<(position + head >> 1)], isMap: head & 1 == 1))
        position += head >> 1
      }
      entries[term] = lists
    }
    return entries
  }

  private static func list(_ bytes: ArraySlice<UInt8>, isMap: Bool) -> [Int] {
    if isMap {
      return bytes.enumerated().flatMap { place, byte in (0..<7).filter { byte >> $0 & 1 == 1 }.map { place * 7 + $0 } }
    }
    var (numbers, last, value, shift) = ([Int](), -1, 0, 0)
    for byte in bytes {
      value |= Int(byte & 0x7F) << shift
      shift += 7
      if byte >= 0x80 {
        last += value
        numbers.append(last)
        (value, shift) = (0, 0)
      }
    }
    return numbers
  }
}

extension Substring {
  /// What stands after the first of a text; empty without it.
  fileprivate func components(after mark: String) -> Substring {
    guard let place = firstRange(of: mark) else { return "" }
    return self[place.upperBound...]
  }
}
