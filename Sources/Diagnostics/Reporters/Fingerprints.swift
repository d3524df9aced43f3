/// Names by which services know a finding again in the next run: made of its sort, its file and its words, not of its
/// line, so that text that was put in above it does not make it a new one.
enum Fingerprints {
  /// One for each finding, no two alike.
  static func of(_ diagnostics: [Diagnostic]) -> [String] {
    var counts: [String: Int] = [:]
    return diagnostics.map { diagnostic in
      let text = "\(diagnostic.kind.id)\0\(diagnostic.location?.path ?? "")\0\(diagnostic.message)"
      let number = counts[text, default: 0]
      counts[text] = number + 1
      return hash(text + "\0\(number)")
    }
  }

  /// 32 hexadecimal digits. No secret and no proof: it only has to be the same each time.
  private static func hash(_ text: String) -> String {
    digits(fnv1a(text.utf8, from: 0xCBF2_9CE4_8422_2325))
      + digits(fnv1a(text.utf8.reversed(), from: 0x9AE1_6A3B_2F90_404F))
  }

  /// FNV-1a (draft-eastlake-fnv) of 64 bits.
  private static func fnv1a(_ bytes: some Sequence<UInt8>, from start: UInt64) -> UInt64 {
    bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func digits(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
