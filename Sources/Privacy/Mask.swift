/// How a text is hidden in part.
package enum Mask: Hashable, Sendable {
  /// A person's name: 王小明 → 王某某.
  case name
  /// A telephone number: 13812345678 → 138****5678.
  case phone
  /// An identity number: 11010519491231002X → 1****************X.
  case identityNumber
  /// Everything: ***.
  case all
  /// So many characters at the beginning and the end stay.
  case keep(head: Int, tail: Int)

  /// The text with what the mask hides replaced. Masked once more, it stays the same.
  package func applied(to text: String) -> String {
    switch self {
    case .name: return PersonName.masked(text)
    case .all: return text.isEmpty ? "" : "***"
    case .phone: return PhoneMask.applied(to: text)
    case .identityNumber: return Self.keeping(text, 1, 1)
    case .keep(let head, let tail): return Self.keeping(text, head, tail)
    }
  }

  /// A text that is too short to keep both ends is hidden whole.
  private static func keeping(_ text: String, _ head: Int, _ tail: Int) -> String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count > head + tail else { return String(repeating: "*", count: max(scalars.count, 1)) }
    let hidden = String(repeating: "*", count: scalars.count - head - tail)
    return String(String.UnicodeScalarView(scalars.prefix(head))) + hidden
      + String(String.UnicodeScalarView(scalars.suffix(tail)))
  }

  /// A finding's text for messages.
  static func shown(_ text: String, _ kind: PersonalDataKind) -> String {
    switch kind {
    case .identityNumber, .bankCard: keeping(text, 2, 2)
    case .phone: keeping(text, 3, 2)
    case .email:
      text.split(separator: "@", maxSplits: 1).last.map {
        keeping(String(text.prefix(1)), 1, 0).prefix(1) + "***@" + $0
      } ?? "***"
    case .licencePlate: keeping(text, 2, 1)
    case .personName, .imageOwner: keeping(text, 1, 0)
    case .imageLocation: text
    }
  }
}
