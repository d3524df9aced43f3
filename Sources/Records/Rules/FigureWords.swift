import Markup
import Numbers

/// A computed number as a writer would put it.
enum FigureWords {
  static func text(
    _ number: FixedPoint, _ unit: ComputedFigure.Unit, _ measure: Measure, direction: ComputedFigure.Direction?,
    language: String
  ) -> String {
    let isChinese = LanguageChoice.isChinese(language)
    switch unit {
    case .measure: return withUnit(number, measure, language: language)
    case .rank: return isChinese ? "第\(number.text)位" : "place \(number.text)"
    case .percent, .percentagePoints:
      let size = FixedPoint(Int(clamping: number.coefficient.magnitude), scale: number.scale).text
      let amount = unit == .percent ? "\(size)%" : isChinese ? "\(size)个百分点" : "\(size) percentage points"
      switch direction {
      case .up: return (isChinese ? "上升" : "up ") + amount
      case .down: return (isChinese ? "下降" : "down ") + amount
      case .unchanged: return isChinese ? "持平" : "unchanged"
      case nil: return (number.coefficient < 0 ? "-" : "") + amount
      }
    }
  }

  /// `3起`, `3 accidents`, `80.5%`.
  static func withUnit(_ number: FixedPoint, _ measure: Measure, language: String) -> String {
    if measure.isPercent { return number.text + "%" }
    guard let unit = measure.unit?.text(in: language), let first = unit.unicodeScalars.first else { return number.text }
    // Latin words stand apart from the number, Chinese measure words do not.
    return number.text + (first.isASCII && first.properties.isAlphabetic ? " " : "") + unit
  }
}

/// Keys and values behind the `?` of a figure's address.
enum FigureAddress {
  /// `?industry=41,42`; empty for no filters. Letters of any script stay as they are, for people to read.
  static func query(_ filters: [String: [String]]) -> String {
    let pairs = filters.sorted { $0.key < $1.key }.map { key, values in
      "\(encoded(key))=\(values.map(encoded).joined(separator: ","))"
    }
    return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
  }

  private static let plain = ASCIISet(ASCIISet.unreserved)

  private static func encoded(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII, !plain.contains(UInt8(truncatingIfNeeded: scalar.value)) {
        var bytes: Bytes = []
        bytes.append(percentEncoding: String(scalar), allowed: plain, keepsEncoded: false)
        result += bytes.text
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
