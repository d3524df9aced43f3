import Diagnostics
import Yams

/// A YAML text, for the faults that are found in it.
struct YAMLSource {
  private let file: SourceFile
  private let firstLine: Int

  /// - Parameter firstLine: the line of the file on which the text begins.
  init(text: String, path: String, firstLine: Int) {
    file = SourceFile(path: path, bytes: Array(text.utf8))
    self.firstLine = firstLine
  }

  // MARK: Characters

  /// The first character that YAML does not allow (YAML 1.1, section 5.1), or that ends a line for YAML but not for an
  /// editor (U+0085, U+2028, U+2029): a key could hide behind it, and all places after it would be wrong.
  static func forbiddenOffset(in text: inout String) -> Int? {
    text.withUTF8 { bytes in
      bytes.indices.first { isForbidden(bytes, $0) }
    }
  }

  /// Whether a character that `forbiddenOffset` looks for begins at an index.
  static func isForbidden(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    func next(_ distance: Int) -> UInt8 { index + distance < bytes.count ? bytes[index + distance] : 0 }
    switch bytes[index] {
    case 0x09, 0x0A, 0x0D: return false
    case 0..<0x20, 0x7F: return true
    case 0xC2: return next(1) < 0xA0
    case 0xE2: return next(1) == 0x80 && (next(2) == 0xA8 || next(2) == 0xA9)
    case 0xEF: return next(1) == 0xBF && next(2) >= 0xBE
    default: return false
    }
  }

  func forbiddenCharacter(atOffset offset: Int) -> Diagnostic {
    let place = file.location(ofOffset: offset, byteCount: 1)
    let scalar = String(decoding: file.bytes[offset...].prefix(3), as: UTF8.self).unicodeScalars.first?.value ?? 0
    let digits = String(scalar, radix: 16, uppercase: true)
    return Diagnostic(
      .yamlSyntax, "the character U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits) is not allowed",
      at: SourceLocation(
        path: place.path, line: place.line + firstLine - 1, column: place.column, length: place.length),
      remedy: "delete it; most editors do not show it")
  }

  // MARK: Syntax

  func diagnostic(for error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return syntaxFault(problem, at: mark, in: context)
    case .duplicatedKeysInMapping(let keys, let context):
      return duplicateKeys(keys, first: context.mark)
    default:
      return Diagnostic(.yamlSyntax, "YAML: \(error)", at: SourceLocation(path: file.path, line: firstLine))
    }
  }

  private func syntaxFault(_ problem: String, at mark: Mark, in context: YamlError.Context?) -> Diagnostic {
    // libyaml names a function of its own here.
    if problem.contains("nesting level") {
      return Diagnostic(
        .yamlSyntax, "lists and mappings lie too deep within each other", at: place(mark),
        remedy: "there may be 1000 levels; a bulletin needs three")
    }
    let remedy = remedy(for: problem, at: mark)
    if remedy == nil, let fault = colonFault(problem, before: mark) { return fault }
    var place = place(mark)
    var notes: [Diagnostic.Note] = []
    if let context, context.text.contains("quoted") || context.text.contains("flow") {
      // What is not closed is found at the end of the text, but is to be mended where it begins.
      let opening = self.place(context.mark)
      if problem.contains("end of stream") || line(mark.line) == nil || isAtEnd(mark) {
        place = opening
      } else {
        notes = [.init("\(context.text), which begins here", at: opening)]
      }
    }
    return Diagnostic(
      .yamlSyntax, "YAML: \(problem)", at: place, notes: notes, remedy: remedy ?? remedyForKey(problem, at: mark))
  }

  private func remedy(for problem: String, at mark: Mark) -> String? {
    if problem.contains("end of stream") { return "close the quotation mark" }
    if problem.contains("tab character") || (problem.contains("cannot start any token") && isTab(at: mark)) {
      return "indent with spaces, not with tabs"
    }
    if problem.contains("cannot start any token") || problem.contains("alias") || problem.contains("alphabetic") {
      return "put the value in quotes: it begins with a character that YAML reserves"
    }
    if problem.contains("escape") { return "write \\\\ for a backslash, or put the text in single quotes" }
    if problem.contains("']'") || problem.contains("'}'") || problem.contains("node content") {
      return "close the bracket, or put a value that holds brackets in quotes"
    }
    if problem.contains("another document") { return "keep one document: remove the line ---" }
    return nil
  }

  /// What to do where no key's colon is at fault.
  private func remedyForKey(_ problem: String, at mark: Mark) -> String? {
    if problem.contains("mapping values are not allowed") {
      return "put a value that holds \": \" in quotes, and indent all keys alike"
    }
    if problem.contains("expected key"), followsBracket(mark) {
      return "put a value that begins with a bracket and goes on after it in quotes"
    }
    if problem.contains("expected ':'") || problem.contains("expected key") {
      return "write \"key: value\" on each line, with the same indentation and a space after the colon"
    }
    return nil
  }

  /// Whether what stands before the place begins a list or mapping in brackets: `title: [通知] 关于…`.
  private func followsBracket(_ mark: Mark) -> Bool {
    guard let line = line(mark.line), let colon = line.firstIndex(of: ":") else { return false }
    let value = line[line.index(after: colon)...].drop { $0 == " " }
    return value.hasPrefix("[") || value.hasPrefix("{")
  }

  /// `标题：…` and `title:…` are no keys. YAML complains about what follows; to be mended is the colon.
  private func colonFault(_ problem: String, before mark: Mark) -> Diagnostic? {
    let isOpenKey = problem.contains("expected ':'") || problem.contains("expected key")
    guard isOpenKey || problem.contains("mapping values are not allowed") else { return nil }
    if problem.contains("expected key"), followsBracket(mark) { return nil }
    if !isOpenKey, holdsKey(beforeColumn: mark.column, line(mark.line) ?? "") { return nil }
    guard let number = lineWithText(upTo: mark.line - 1) else { return colonFault(inLine: mark.line) }
    return colonFault(inLine: number) ?? colonFault(inLine: mark.line)
  }

  /// The first colon of a line, when it is no colon to YAML.
  private func colonFault(inLine number: Int) -> Diagnostic? {
    guard let scalars = line(number)?.unicodeScalars, scalars.first != "#",
      let colon = scalars.firstIndex(where: { $0 == ":" || $0 == "\u{FF1A}" })
    else { return nil }
    let key = scalars[..<colon].drop { $0 == " " || $0 == "-" }
    if key.isEmpty || key.first == "\"" || key.first == "'" { return nil }
    let column = scalars.distance(from: scalars.startIndex, to: colon) + 1
    let place = place(line: number, column: column, length: 1)
    if scalars[colon] == "\u{FF1A}" {
      return Diagnostic(
        .yamlSyntax, "the colon after \"\(String(key))\" is full-width, which makes no key", at: place,
        remedy: "write an ASCII colon and a space after the key, not \"\u{FF1A}\"")
    }
    guard let next = scalars[scalars.index(after: colon)...].first, next != " ", next != "/", next != "\r" else {
      return nil
    }
    return Diagnostic(
      .yamlSyntax, "no space follows the colon after \"\(String(key))\", so that it makes no key", at: place,
      remedy: "write a space after the colon of the key")
  }

  /// Whether a key ends before a place: then what follows is a value that holds a colon.
  private func holdsKey(beforeColumn column: Int, _ line: String) -> Bool {
    let before = Array(line.unicodeScalars.prefix(max(column - 1, 0)))
    return before.indices.dropLast().contains { before[$0] == ":" && before[$0 + 1] == " " }
  }

  /// The last line up to a number that is neither empty nor a comment.
  private func lineWithText(upTo last: Int) -> Int? {
    var number = last
    while number >= 1 {
      let content = line(number)?.drop { $0 == " " || $0 == "\r" } ?? ""
      if !content.isEmpty, !content.hasPrefix("#") { return number }
      number -= 1
    }
    return nil
  }

  // MARK: Keys

  private func duplicateKeys(_ keys: [String], first mark: Mark) -> Diagnostic {
    let key = keys.first ?? ""
    let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
    let first = place(mark, length: key.unicodeScalars.count)
    let second = secondPlace(of: key, after: mark)
    return Diagnostic(
      .duplicateKey, keys.count == 1 ? "the key \(names) stands twice" : "the keys \(names) stand twice",
      at: second ?? first, notes: second == nil ? [] : [.init("it stands here first", at: first)],
      remedy: "keep one of the two")
  }

  /// Yams tells the first place only. In a mapping that is written line by line the second is the next line with the
  /// same indentation and key.
  private func secondPlace(of key: String, after first: Mark) -> SourceLocation? {
    var number = first.line
    while true {
      number += 1
      guard let line = line(number) else { return nil }
      let content = line.drop { $0 == " " }
      if content.isEmpty || content.hasPrefix("#") { continue }
      let column = 1 + line.utf8.count - content.utf8.count
      if column < first.column { return nil }
      let isKey = [key, "\"\(key)\"", "'\(key)'"].contains { content.hasPrefix("\($0):") }
      if column == first.column, isKey {
        return place(line: number, column: column, length: key.unicodeScalars.count)
      }
    }
  }

  // MARK: Places

  private func place(_ mark: Mark, length: Int = 0) -> SourceLocation {
    place(line: mark.line, column: mark.column, length: length)
  }

  /// The place in the file; what lies after the end of the text becomes its end.
  private func place(line marked: Int, column: Int, length: Int) -> SourceLocation {
    var number = max(marked, 1)
    while number > 1, line(number) == nil { number -= 1 }
    let end = (line(number)?.unicodeScalars.count ?? 0) + 1
    return SourceLocation(
      path: file.path, line: firstLine + number - 1, column: min(max(column, 1), end), length: length)
  }

  private func line(_ number: Int) -> String? { file.line(number) }

  /// Whether nothing but white space and comments follow.
  private func isAtEnd(_ mark: Mark) -> Bool {
    guard let line = line(mark.line), file.line(mark.line + 1) == nil else { return false }
    return line.unicodeScalars.count < mark.column
  }

  private func isTab(at mark: Mark) -> Bool {
    line(mark.line)?.unicodeScalars.dropFirst(mark.column - 1).first == "\t"
  }
}
