/// What personal data there is that must not be published (个人信息保护法 art. 28 calls most of it sensitive).
package enum PersonalDataKind: String, Sendable, CaseIterable {
  /// 公民身份号码, of 18 or 15 digits.
  case identityNumber
  /// A mobile number, or a fixed one beside a person's name.
  case phone
  case bankCard
  case email
  /// The plate of a vehicle.
  case licencePlate
  /// The full name of a natural person in a record of penalties.
  case personName
  /// Where a photograph was taken.
  case imageLocation
  /// Whose camera or program made a file.
  case imageOwner
}

/// Personal data that lies in a file.
package struct PersonalDataFinding: Hashable, Sendable {
  package let kind: PersonalDataKind
  /// The bytes that hold it, with whatever lies between its characters.
  package let range: Range<Int>
  /// As a reader sees it: without markup, in ASCII digits.
  package let text: String

  package init(_ kind: PersonalDataKind, _ range: Range<Int>, _ text: String) {
    self.kind = kind
    self.range = range
    self.text = text
  }

  /// The text for messages: enough to find it, too little to use it.
  package var masked: String { Mask.shown(text, kind) }

  /// Letters and digits only, so that two ways to write the same are equal.
  package var key: String { Self.key(of: text) }

  /// `138-1234-5678` → `13812345678`, `Ａ@b.CN` → `a@b.cn`.
  package static func key(of text: String) -> String {
    var key = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      guard let seen = SeenText.seen(scalar) else { continue }
      if isLetter(seen) { key.append(seen) }
    }
    return String(key).lowercased()
  }

  static func isLetter(_ seen: Unicode.Scalar) -> Bool {
    if seen.value < 0x80 { return seen.value == 0x40 || NumberSurroundings.isWord(UInt8(seen.value)) && seen != "_" }
    return seen.value >= 0x2E80 || seen.properties.isAlphabetic
  }
}
