/// A `pattern` constraint: a regular expression that the whole text must match, as XML Schema has it.
///
/// The dialect is that of Swift's `Regex`, which reads what XML Schema, Python and JavaScript have in common and more;
/// a "character" is a Unicode scalar, `\d` an ASCII digit. The subtraction of classes, `\i` and `\c` of XML Schema are
/// not known to it. Plain patterns (`SG-\d{4}-[0-9]{3}`) are matched on bytes: a tenth of the time.
struct TextPattern {
  private enum Matcher {
    case simple(SimplePattern)
    case general(Regex<AnyRegexOutput>)
  }

  private let matcher: Matcher

  /// Throws the fault of an expression that cannot be read.
  init(_ pattern: String) throws {
    // Compiled even where it is not needed, so that both know the same faults.
    let regex = try Regex(pattern).matchingSemantics(.unicodeScalar).asciiOnlyDigits()
    matcher = SimplePattern(pattern).map(Matcher.simple) ?? .general(regex)
  }

  func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch matcher {
    case .simple(let pattern): pattern.matches(bytes)
    case .general(let regex): (try? regex.wholeMatch(in: String(decoding: bytes, as: UTF8.self))) != nil
    }
  }
}
