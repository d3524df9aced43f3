import Chronology
import DataFormats
import Diagnostics

/// Reads what front matter says of a bulletin's life: corrections, withdrawal, exceptions of the search for personal
/// data.
enum LifecycleReader {
  static func corrections(_ reader: inout MappingReader) -> [Correction] {
    list("corrections", "a list of corrections with date and note", &reader).compactMap { element in
      var nested = MappingReader(element, name: "a correction", at: element.location)
      let date = nested.requiredDate("date")
      let note = nested.requiredText("note", remedy: "say in one sentence what has changed")
      let correction = date.flatMap { date in
        note.map {
          Correction(
            date: date, note: LocatedText($0, at: nested.place(of: "note")), was: nested.text("was"),
            isCosmetic: nested.flag("cosmetic") ?? false, location: element.location)
        }
      }
      if correction == nil { for key in ["was", "cosmetic"] { _ = nested.value(key) } }
      reader.finish(nested)
      return correction
    }
  }

  static func withdrawal(_ reader: inout MappingReader) -> Withdrawal? {
    guard var nested = reader.nested("withdrawn") else { return nil }
    let date = nested.requiredDate("date")
    let reason = nested.requiredText("reason", remedy: "say why, in one sentence: it is what readers will see")
    let basis = nested.text("basis")
    let place = reader.place(of: "withdrawn")
    let reasonPlace = nested.place(of: "reason")
    reader.finish(nested)
    guard let date, let reason else { return nil }
    return Withdrawal(date: date, reason: LocatedText(reason, at: reasonPlace), basis: basis, location: place)
  }

  /// The key is `personalData`, in front matter and in `site.yaml`.
  static func privacyExceptions(_ reader: inout MappingReader) -> [PrivacyException] {
    list("personalData", "a list of texts with reasons", &reader).compactMap { element in
      var nested = MappingReader(element, name: "an exception", at: element.location)
      let text = nested.requiredText("text", remedy: "write the number or name as it stands in the bulletin")
      let reason = nested.requiredText("reason", remedy: "say why it may be published")
      let place = nested.value("text")?.location ?? element.location
      reader.finish(nested)
      guard let text, let reason else { return nil }
      return PrivacyException(text: LocatedText(text, at: place), reason: reason)
    }
  }

  private static func list(_ key: String, _ wanted: String, _ reader: inout MappingReader) -> [DataValue] {
    guard let value = reader.value(key) else { return [] }
    return value.elements ?? reader.reject(value, key, wanted) ?? []
  }
}

extension MappingReader {
  /// A day, or a day with a time.
  mutating func dateText(_ key: String) -> DateText? {
    guard let value = value(key) else { return nil }
    if let date = value.text.flatMap(DateText.init) { return date }
    let meant = value.text.flatMap(CivilDate.init(meantBy:))
    return reject(
      value, key, meant == nil ? "a date that exists" : "a date in the form YYYY-MM-DD",
      remedy: "write \(meant?.iso ?? "2024-09-05"), or 2024-09-05T08:30:00+08:00 with a time")
  }

  mutating func requiredDate(_ key: String) -> DateText? {
    if value(key) == nil { reportMissing(key, remedy: "write \"\(key): YYYY-MM-DD\"") }
    return dateText(key)
  }
}

extension CivilDate {
  /// The day of `2024/9/5`, `2024年9月5日`, `20240905`: what people write who mean a date.
  fileprivate init?(meantBy text: String) {
    var numbers = text.split { !("0"..."9").contains($0) }.map(String.init)
    if let whole = numbers.first, numbers.count == 1, whole.utf8.count == 8 {
      numbers = [String(whole.prefix(4)), String(whole.dropFirst(4).prefix(2)), String(whole.suffix(2))]
    }
    guard numbers.count >= 3, numbers[0].utf8.count == 4, let year = Int(numbers[0]), let month = Int(numbers[1]),
      let day = Int(numbers[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
