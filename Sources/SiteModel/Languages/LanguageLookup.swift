/// Finds what a reader of one language is to get among texts in several (RFC 4647, section 3.4, "Lookup").
extension LanguageTag {
  /// The tag among those available that serves a language best; nil when none does.
  ///
  /// The tag itself, else a shorter one: `en-GB` is served by `en`. Chinese is told apart by its script, which a region
  /// implies where none is written (RFC 4647 leaves that to who uses it; CLDR, likely subtags): `zh-TW`, `zh-HK` and
  /// `zh-MO` are served by `zh-Hant`, any other `zh` by `zh-Hans`. A longer tag of the same language comes last: `en`
  /// may be served by `en-US`.
  package static func lookup(_ language: String, among available: [String]) -> String? {
    let known = available.map { (tag: $0, full: subtags(of: $0)) }
    var range = subtags(of: language)
    let shortest = range.first == "zh" ? 2 : 1
    while range.count >= shortest {
      if let exact = known.first(where: { $0.full == range }) { return exact.tag }
      if range.count == shortest {
        return known.filter { $0.full.starts(with: range) }.min { $0.full.count < $1.full.count }?.tag
      }
      range.removeLast()
      // A single letter or digit only introduces what followed it.
      if let last = range.last, last.utf8.count == 1, range.count > shortest { range.removeLast() }
    }
    return nil
  }

  /// Whether two tags name the same language, be they written in capitals or not.
  package static func areEqual(_ left: String, _ right: String) -> Bool { left.lowercased() == right.lowercased() }

  /// The subtags in small letters, for Chinese with its script.
  static func subtags(of tag: String) -> [String] {
    var subtags = tag.lowercased().split(separator: "-").map(String.init)
    guard subtags.first == "zh" else { return subtags }
    // What has four letters is a script (RFC 5646, section 2.2.3); it stands before the region.
    if subtags.count > 1, subtags[1].utf8.count == 4, !subtags[1].utf8.contains(where: { $0 < 0x61 }) { return subtags }
    let isTraditional = subtags.dropFirst().prefix { $0.utf8.count > 1 }.contains { ["tw", "hk", "mo"].contains($0) }
    subtags.insert(isTraditional ? "hant" : "hans", at: 1)
    return subtags
  }
}
