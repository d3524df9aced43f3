import Crypto
import Files

/// The SHA-256 of a run of bytes (FIPS 180-4): what others check published files by.
package struct SHA256Digest: Hashable, Sendable {
  private let words: (UInt64, UInt64, UInt64, UInt64)

  package init(_ bytes: [UInt8]) {
    self = SHA256.hash(data: bytes).withUnsafeBytes { digest in
      func word(_ index: Int) -> UInt64 {
        UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
      }
      return SHA256Digest(word(0), word(1), word(2), word(3))
    }
  }

  private init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    words = (first, second, third, fourth)
  }

  /// Reads what `append(to:)` wrote, and nothing else: 64 digits without capitals.
  package init?(hexadecimal digits: some Collection<UInt8>) {
    let digits = Array(digits)
    guard let digest = digits.withUnsafeBufferPointer({ SHA256Digest(hexadecimal: $0[...]) }) else { return nil }
    self = digest
  }

  init?(hexadecimal digits: Slice<UnsafeBufferPointer<UInt8>>) {
    guard digits.count == 64 else { return nil }
    var words: [4 of UInt64] = [0, 0, 0, 0]
    for index in words.indices {
      guard let word = UInt64(hexadecimal: digits.dropFirst(index * 16).prefix(16)) else { return nil }
      words[index] = word
    }
    self.init(words[0], words[1], words[2], words[3])
  }

  package static func == (left: SHA256Digest, right: SHA256Digest) -> Bool { left.words == right.words }

  package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

  /// Appends 64 hexadecimal digits.
  package func append(to bytes: inout [UInt8]) {
    bytes.append(hexadecimal: words.0)
    bytes.append(hexadecimal: words.1)
    bytes.append(hexadecimal: words.2)
    bytes.append(hexadecimal: words.3)
  }

  /// 64 hexadecimal digits.
  package var hexadecimal: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
