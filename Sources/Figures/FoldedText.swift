/// Text reduced to what matters for reading numbers, scalar by scalar, so that offsets are those of the text itself.
///
/// Full-width forms become ASCII, capitals become small, spaces become U+0020 (or U+2009 where they may part groups
/// of digits), and the traditional characters that occur in numbers, units and verbs become simplified ones.
struct FoldedText: Sendable {
  let scalars: [UInt32]

  init(_ text: String) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { scalars.append(Self.fold(scalar.value)) }
    self.scalars = scalars
  }

  /// A space that GB/T 15835-2011, 5.1.1, and English typesetting put between groups of three digits.
  static let thinSpace: UInt32 = 0x2009

  private static func fold(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x41...0x5A: value + 0x20
    case 0..<0x80: value < 0x20 ? 0x20 : value
    case 0xFF21...0xFF3A: value - 0xFEE0 + 0x20
    case 0xFF01...0xFF5E: value - 0xFEE0
    case 0x2212, 0xFE63: 0x2D  // minus signs
    case 0xFE6A: 0x25  // small per cent sign
    case 0x301C, 0x223C: 0x7E  // wave dashes
    case 0xFFE5: 0xA5  // yen sign
    case 0xA0, 0x2004...0x200A, 0x202F: thinSpace
    case 0x2000...0x2003, 0x205F, 0x3000, 0x200B, 0x2060, 0xFEFF: 0x20
    default: value < 0x4E00 ? value : simplified(value)
    }
  }

  /// Characters of numbers, units and verbs of change that differ in traditional text.
  private static func simplified(_ value: UInt32) -> UInt32 {
    guard let position = traditional.firstIndex(of: value) else { return value }
    return plain[position]
  }

  private static let traditional = "萬億兩點個減長約將餘過於達內無漲變續陸貳參級項輛條戶臺數噸給負與較壓幾擴縮".unicodeScalars.map(\.value)
  private static let plain = "万亿两点个减长约将余过于达内无涨变续陆贰叁级项辆条户台数吨给负与较压几扩缩".unicodeScalars.map(\.value)
}

extension [UInt32] {
  init(folding text: String) { self = FoldedText(text).scalars }

  /// Whether the words stand at the offset.
  func holds(_ other: [UInt32], at start: Int) -> Bool {
    guard start >= 0, start + other.count <= count else { return false }
    for index in other.indices where self[start + index] != other[index] { return false }
    return true
  }

  /// The first offset from `start` on that is no space.
  func skippingSpaces(from start: Int) -> Int {
    var index = start
    while index < count, self[index].isFoldedSpace { index += 1 }
    return index
  }
}

extension UInt32 {
  init(scalar: Unicode.Scalar) { self = scalar.value }

  var isFoldedSpace: Bool { self == 0x20 || self == FoldedText.thinSpace }
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isSmallLetter: Bool { (0x61...0x7A).contains(self) }
}
