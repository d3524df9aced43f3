/// Syllables of Hanyu Pinyin with their tone marks, told by their form (GB/T 16159-2012; ISO 7098:2015).
enum PinyinSyllable {
  /// The offset after a toned syllable in brackets that begins at `open`, the bracket included; nil when there is none.
  static func end(ofBracketAt open: Int, _ text: TextView) -> Int? {
    guard open < text.bytes.count else { return nil }
    let (bracket, length) = text.scalar(at: open)
    guard bracket == "(" || bracket == "（" else { return nil }
    return end(ofSyllableAt: open + length, text)
  }

  /// The offset after a toned syllable and the bracket that closes it.
  static func end(ofSyllableAt start: Int, _ text: TextView) -> Int? {
    // Most brackets hold Chinese text.
    guard start < text.bytes.count, text.bytes[start] >= 0x61, text.bytes[start] < 0xE0 else { return nil }
    var index = start
    var letters = ""
    var tones = 0
    while index < text.bytes.count, letters.utf8.count < 8 {
      let (scalar, length) = text.scalar(at: index)
      index += length
      if scalar == ")" || scalar == "）" { return tones == 1 && isSyllable(letters) ? index : nil }
      if let base = toned[scalar] {
        tones += 1
        letters.unicodeScalars.append(base)
      } else if (0x61...0x7A).contains(scalar.value) {
        letters.unicodeScalars.append(scalar)
      } else if scalar == "ü" {
        letters.append("v")
      } else if scalar == "ɡ" {
        letters.append("g")
      } else {
        return nil
      }
    }
    return nil
  }

  private static func isSyllable(_ letters: String) -> Bool {
    if finals.contains(letters) { return true }
    for count in [2, 1] where letters.utf8.count > count {
      if initials.contains(String(letters.prefix(count))), finals.contains(String(letters.dropFirst(count))) {
        return true
      }
    }
    return false
  }

  private static let initials: Set<String> = [
    "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s", "y",
    "w",
  ]

  private static let finals: Set<String> = [
    "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "i", "ia", "ie", "iao", "iu", "ian",
    "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ueng", "v", "ve", "ue", "van",
    "vn",
  ]

  private static let toned: [Unicode.Scalar: Unicode.Scalar] = {
    let vowels: [(Unicode.Scalar, String)] = [
      ("a", "āáǎàă"), ("e", "ēéěèĕ"), ("i", "īíǐìĭ"), ("o", "ōóǒòŏ"), ("u", "ūúǔùŭ"), ("v", "ǖǘǚǜ"),
    ]
    let pairs = vowels.flatMap { base, marked in marked.unicodeScalars.map { ($0, base) } }
    return Dictionary(pairs) { first, _ in first }
  }()
}
