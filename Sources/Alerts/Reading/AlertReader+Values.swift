import Chronology
import Markup

/// Values of elements.
extension AlertReader {
  mutating func text(_ name: String, _ fields: inout ElementFields, _ place: AlertPlace) -> String? {
    guard let element = fields.first(name, &self) else { return nil }
    self.place(place, element)
    return Self.value(of: element)
  }

  mutating func texts(
    _ name: String, _ fields: inout ElementFields, _ place: (Int) -> AlertPlace
  ) -> [String] {
    var texts: [String] = []
    for element in fields.all(name) {
      checkLeaf(element)
      guard let text = Self.value(of: element) else { continue }
      self.place(place(texts.count), element)
      texts.append(text)
    }
    return texts
  }

  /// A moment, which CAP writes in one form only; other forms of RFC 3339 are understood.
  mutating func moment(
    _ name: String, _ fields: inout ElementFields, _ place: AlertPlace, isRequired: Bool = false
  ) -> Timestamp? {
    guard let element = fields.first(name, &self), let text = Self.value(of: element) else {
      if isRequired { report(.fault, "the alert has no \(name)", at: fields.element.range) }
      return nil
    }
    self.place(place, element)
    guard let moment = Timestamp(cap: text) else {
      report(
        .fault, "<\(name)> is \"\(text)\", not a moment with its offset", at: element.textRange ?? element.range,
        remedy: "it has the form 2025-01-18T16:00:00+08:00")
      return nil
    }
    if moment.cap != text {
      report(
        .changed, "<\(name)> is \"\(text)\"; it will be written \(moment.cap)", at: element.textRange ?? element.range)
    }
    return moment
  }

  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ fields: inout ElementFields, _ place: AlertPlace, isRequired: Bool = false
  ) -> Word? {
    guard let element = fields.first(name, &self), let text = Self.value(of: element) else {
      if isRequired { report(.fault, "<\(fields.element.name)> has no <\(name)>", at: fields.element.range) }
      return nil
    }
    self.place(place, element)
    return word(text, element)
  }

  /// A word as it is, or with other capitals.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ text: String, _ element: XMLElement) -> Word? {
    if let word = Word(rawValue: text) { return word }
    let range = element.textRange ?? element.range
    let meant = Self.earlierWords[text] ?? text
    if let word = Word.allCases.first(where: { $0.rawValue.lowercased() == meant.lowercased() }) {
      report(.changed, "<\(element.name)> is \"\(text)\"; it will be written \(word.rawValue)", at: range)
      return word
    }
    report(
      .fault, "<\(element.name)> is \"\(text)\", which CAP does not know", at: range,
      remedy: "it knows \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  /// Words of version 1.0 (CAP 1.2, section 3.2.2, `certainty`).
  private static var earlierWords: [String: String] { ["Very Likely": "Likely"] }

  mutating func words<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ fields: inout ElementFields, _ place: (Int) -> AlertPlace
  ) -> [Word] {
    var words: [Word] = []
    for element in fields.all(name) {
      checkLeaf(element)
      guard let text = Self.value(of: element), let word: Word = word(text, element) else { continue }
      self.place(place(words.count), element)
      words.append(word)
    }
    return words
  }

  /// A name and its value; versions before 1.2 also wrote `name=value`.
  mutating func pairs(
    _ name: String, _ fields: inout ElementFields, _ place: (Int) -> AlertPlace
  ) -> [AlertPair] {
    var pairs: [AlertPair] = []
    for element in fields.all(name) {
      self.place(place(pairs.count), element)
      if element.children.isEmpty, let text = Self.value(of: element), let sign = text.firstIndex(of: "=") {
        pairs.append(AlertPair(String(text[..<sign]), String(text[text.index(after: sign)...])))
        report(.changed, "<\(name)> is \"\(text)\", as before CAP 1.1", at: element.textRange ?? element.range)
        reportAttributes(of: element)
        continue
      }
      reading.places[place(pairs.count)] = element.range
      var nested = ElementFields(element, namespace: element.namespace)
      let key = nested.first("valueName", &self).flatMap(Self.value)
      let value = nested.first("value", &self).flatMap(Self.value)
      pairs.append(AlertPair(key ?? "", value ?? ""))
      finish(nested)
    }
    return pairs
  }

  /// Elements in an element that holds text.
  mutating func checkLeaf(_ element: XMLElement) {
    reportAttributes(of: element)
    for child in element.children {
      report(.lost, "<\(child.name)> stands in the text of <\(element.name)>", at: child.range)
    }
  }

  /// The text without the white space and byte-order marks around it; nil when that is all.
  static func value(of element: XMLElement) -> String? {
    var bytes = element.bytes[...]
    while true {
      let count = bytes.count
      bytes = bytes.drop(while: XMLReader.isSpace)
      while let last = bytes.last, XMLReader.isSpace(last) { bytes.removeLast() }
      if bytes.starts(with: mark) { bytes.removeFirst(3) }
      if bytes.suffix(3).elementsEqual(mark) { bytes.removeLast(3) }
      if bytes.isEmpty { return nil }
      if bytes.count == count { break }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return isBlank(text) ? nil : text
  }

  /// U+FEFF, which editors leave behind.
  private static var mark: [UInt8] { [0xEF, 0xBB, 0xBF] }
}
