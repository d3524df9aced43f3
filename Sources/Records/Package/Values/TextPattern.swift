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

  /// A repetition within a repetition, such as `(a+)+`: Swift's engine tries the ways to divide a text between the two,
  /// and forty characters take longer than anybody waits.
  struct NestedRepetition: Error, CustomStringConvertible {
    let description = "a repetition stands within a repetition, which can take for ever"
  }

  /// Throws the fault of an expression that cannot be read.
  init(_ pattern: String) throws {
    if Self.hasNestedRepetition(pattern) { throw NestedRepetition() }
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

  private static func hasNestedRepetition(_ pattern: String) -> Bool {
    /// For each open group whether something within it is repeated without end.
    var groups: [Bool] = [false]
    var isInClass = false
    var closed: Bool?
    var scalars = pattern.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      let repeated = closed
      closed = nil
      switch scalar {
      case "\\": _ = scalars.next()
      case "[" where !isInClass: isInClass = true
      case "]": isInClass = false
      case _ where isInClass: break
      case "(": groups.append(false)
      case ")":
        closed = groups.count > 1 ? groups.removeLast() : false
        if closed == true { groups[groups.count - 1] = true }
      case "*", "+":
        if repeated == true { return true }
        groups[groups.count - 1] = true
      default: break
      }
    }
    return false
  }
}
