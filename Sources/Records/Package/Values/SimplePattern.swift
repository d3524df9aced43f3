import Markup

/// The part of regular expressions that most patterns of codes and numbers keep to: a row of characters and classes
/// of ASCII, each with a count, that can be matched from left to right without ever going back.
struct SimplePattern: Sendable {
  private struct Atom: Sendable {
    let set: ASCIISet
    var minimum = 1
    var maximum = 1

    var isFixed: Bool { minimum == maximum }
  }

  private var atoms: [Atom] = []

  /// Nil for an expression that needs more.
  init?(_ pattern: String) {
    var bytes = Array(pattern.utf8)[...]
    guard bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    if bytes.first == UInt8(ascii: "^") { bytes.removeFirst() }
    if bytes.last == UInt8(ascii: "$"), bytes.dropLast().last != UInt8(ascii: "\\") { bytes.removeLast() }
    while let atom = Self.atom(&bytes) { atoms.append(atom) }
    guard bytes.isEmpty, isDeterministic else { return nil }
  }

  func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    for atom in atoms {
      var count = 0
      while count < atom.maximum, index < bytes.count, atom.set.contains(bytes[index]) {
        count += 1
        index += 1
      }
      if count < atom.minimum { return false }
    }
    return index == bytes.count
  }

  /// Whether taking as many characters as possible is never wrong: what follows an atom of varying count, up to the
  /// first atom that must be there, shares no character with it.
  private var isDeterministic: Bool {
    for (index, atom) in atoms.enumerated() where !atom.isFixed {
      for next in atoms[(index + 1)...] {
        if (0..<0x80).contains(where: { atom.set.contains($0) && next.set.contains($0) }) { return false }
        if next.minimum > 0 { break }
      }
    }
    return true
  }

  // MARK: Reading

  private static func atom(_ bytes: inout ArraySlice<UInt8>) -> Atom? {
    let start = bytes
    guard let characters = characters(&bytes) else {
      bytes = start
      return nil
    }
    var atom = Atom(set: ASCIISet(characters))
    guard count(&bytes, &atom) else {
      bytes = start
      return nil
    }
    return atom
  }

  private static func characters(_ bytes: inout ArraySlice<UInt8>) -> String? {
    guard let byte = bytes.popFirst() else { return nil }
    switch byte {
    case UInt8(ascii: "["): return members(&bytes)
    case UInt8(ascii: "\\"): return escaped(&bytes)
    case _ where ".^$*+?()[]{}|".utf8.contains(byte): return nil
    default: return character(byte)
    }
  }

  private static func escaped(_ bytes: inout ArraySlice<UInt8>) -> String? {
    guard let byte = bytes.popFirst() else { return nil }
    if byte == UInt8(ascii: "d") { return "0123456789" }
    let isLetterOrDigit = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    return isLetterOrDigit ? nil : character(byte)
  }

  /// The rest of a class, after its opening bracket.
  private static func members(_ bytes: inout ArraySlice<UInt8>) -> String? {
    guard bytes.first != UInt8(ascii: "^") else { return nil }
    var members = ""
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "]") {
        return members.isEmpty ? nil : members
      } else if byte == UInt8(ascii: "\\") {
        guard let escaped = escaped(&bytes) else { return nil }
        members += escaped
      } else if "[&~".utf8.contains(byte) {
        return nil  // nested classes and set operations
      } else if bytes.first == UInt8(ascii: "-"), let end = bytes.dropFirst().first, end != UInt8(ascii: "]") {
        guard end != UInt8(ascii: "\\"), end != UInt8(ascii: "["), byte <= end else { return nil }
        bytes.removeFirst(2)
        for member in byte...end { members += character(member) }
      } else {
        members += character(byte)
      }
    }
    return nil
  }

  /// `?`, `*`, `+`, `{2}`, `{2,}`, `{2,5}` or nothing. False for what cannot be matched here.
  private static func count(_ bytes: inout ArraySlice<UInt8>, _ atom: inout Atom) -> Bool {
    switch bytes.first {
    case UInt8(ascii: "?"): (atom.minimum, atom.maximum) = (0, 1)
    case UInt8(ascii: "*"): (atom.minimum, atom.maximum) = (0, .max)
    case UInt8(ascii: "+"): (atom.minimum, atom.maximum) = (1, .max)
    case UInt8(ascii: "{"):
      guard let end = bytes.firstIndex(of: UInt8(ascii: "}")) else { return false }
      let parts = String(decoding: bytes[(bytes.startIndex + 1)..<end], as: UTF8.self)
        .split(separator: ",", omittingEmptySubsequences: false)
      guard (1...2).contains(parts.count), let minimum = Int(parts[0]), (0...10_000).contains(minimum) else {
        return false
      }
      let maximum = parts.count == 1 ? minimum : parts[1].isEmpty ? .max : Int(parts[1]) ?? -1
      guard maximum >= minimum else { return false }
      (atom.minimum, atom.maximum) = (minimum, maximum)
      bytes = bytes[end...]
    default: return true
    }
    bytes.removeFirst()
    // Reluctant and possessive counts.
    return bytes.first != UInt8(ascii: "?") && bytes.first != UInt8(ascii: "+")
  }

  private static func character(_ byte: UInt8) -> String { String(UnicodeScalar(byte)) }
}
