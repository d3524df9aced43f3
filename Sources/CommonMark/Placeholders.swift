import Markup

/// What is inserted into a document before cmark reads it, and taken out of everything that cmark returns.
enum Placeholder: UInt8, Sendable {
  /// Neither white space nor punctuation to cmark.
  case letter
  /// Punctuation to cmark.
  case punctuation
  /// Ends an extended autolink: `<` before a letter-like character, which is no tag. To flanking rules punctuation.
  case stop
}

/// The bytes that stand for each placeholder in one document: the first of several candidates that the document does
/// not contain, neither as such nor as a numeric character reference, so that no text is refused or changed.
struct PlaceholderBytes: Sendable {
  /// The last two bytes of a private-use character U+F8F0…U+F8FF, whose first byte is 0xEF.
  let letter: (UInt8, UInt8)?
  /// The last two bytes of one of U+2E3C…U+2E42, whose first byte is 0xE2.
  let punctuation: (UInt8, UInt8)?
  /// The last two bytes of the character after the `<` of a stop: another one of U+F8F0…U+F8FF.
  let stop: (UInt8, UInt8)?

  /// The first candidates, for a document that uses none.
  static let usual = PlaceholderBytes(unusedIn: UnsafeBufferPointer(start: nil, count: 0))

  init(unusedIn source: UnsafeBufferPointer<UInt8>) {
    var used = UsedCandidates()
    used.search(source)
    let letters = (UInt8(0xB0)...0xBF).filter { !used.letters.contains($0) }
    letter = letters.first.map { (0xA3, $0) }
    stop = letters.dropFirst().first.map { (0xA3, $0) }
    let lastPunctuation = (UInt8(0x3C)...0x42).first { !used.punctuation.contains($0) }
    punctuation = lastPunctuation.map { $0 < 0x40 ? (0xB8, $0 | 0x80) : (0xB9, $0 & 0x3F | 0x80) }
  }

  /// Appends the placeholder, or nothing when the document uses all its candidates. Returns how many bytes it took.
  func append(_ placeholder: Placeholder, to output: inout Bytes) -> Int {
    switch placeholder {
    case .letter:
      guard let letter else { return 0 }
      output.append(0xEF)
      output.append(letter.0)
      output.append(letter.1)
      return 3
    case .punctuation:
      guard let punctuation else { return 0 }
      output.append(0xE2)
      output.append(punctuation.0)
      output.append(punctuation.1)
      return 3
    case .stop:
      guard let stop else { return 0 }
      output.append(UInt8(ascii: "<"))
      output.append(0xEF)
      output.append(stop.0)
      output.append(stop.1)
      return 4
    }
  }

  /// How many bytes of a placeholder begin at `index`; 0 when there is none.
  @inline(__always)
  func length(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "<"):
      index + 3 < bytes.count && bytes[index + 1] == 0xEF && matches(stop, bytes[index + 2], bytes[index + 3]) ? 4 : 0
    case 0xEF: index + 2 < bytes.count && matches(letter, bytes[index + 1], bytes[index + 2]) ? 3 : 0
    case 0xE2: index + 2 < bytes.count && matches(punctuation, bytes[index + 1], bytes[index + 2]) ? 3 : 0
    default: 0
    }
  }

  @inline(__always)
  private func matches(_ candidate: (UInt8, UInt8)?, _ second: UInt8, _ third: UInt8) -> Bool {
    guard let candidate else { return false }
    return candidate.0 == second && candidate.1 == third
  }

  /// The bytes without placeholders.
  func stripping(_ bytes: UnsafeBufferPointer<UInt8>) -> Bytes {
    var result: Bytes = []
    result.reserveCapacity(bytes.count)
    var start = 0
    var index = 0
    while index < bytes.count {
      let length = length(at: index, in: bytes)
      if length == 0 {
        index += 1
      } else {
        result.append(contentsOf: bytes[start..<index])
        index += length
        start = index
      }
    }
    result.append(contentsOf: bytes[start...])
    return result
  }
}

/// Which candidates for placeholders a document uses, by their last byte.
private struct UsedCandidates {
  var letters: Set<UInt8> = []
  var punctuation: Set<UInt8> = []

  mutating func search(_ source: UnsafeBufferPointer<UInt8>) {
    for index in source.indices {
      switch source[index] {
      case 0xEF where index + 2 < source.count && source[index + 1] == 0xA3:
        letters.insert(source[index + 2])
      case 0xE2 where index + 2 < source.count && source[index + 1] & 0xFE == 0xB8:
        let (scalar, _) = UTF8Scalars.decode(source, at: index)
        note(scalar.value)
      case UInt8(ascii: "&") where index + 2 < source.count && source[index + 1] == UInt8(ascii: "#"):
        note(CharacterReference.numericValue(source, at: index + 2)?.value ?? 0)
      default: break
      }
    }
  }

  private mutating func note(_ value: UInt32) {
    switch value {
    case 0x2E3C...0x2E42: punctuation.insert(UInt8(value & 0xFF))
    case 0xF8F0...0xF8FF: letters.insert(UInt8(value & 0x3F | 0x80))
    default: break
    }
  }
}
