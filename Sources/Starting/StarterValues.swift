import Chronology
import DataFormats
import SiteModel

/// What stands for the names between `{{` and `}}` in the files of a new site.
///
/// | Name | Value |
/// |---|---|
/// | `title`, `authority`, `baseURL`, `timeZone` | settings, as YAML |
/// | `day`, `year` | today: `2025-03-10`, `2025` |
/// | `moment`, `moment+1` | now, and so many days later: `2025-03-10T09:00:00+08:00` |
/// | `month-1`, `month-13` | so many months before this one: `2025-02` |
/// | `month-1:name`, `month-1:year` | `2025年2月` or `February 2025`; `2025` |
struct StarterValues {
  private let site: StarterSite
  private let moment: Timestamp

  init(_ site: StarterSite) {
    self.site = site
    // Seconds would only be noise.
    moment = site.timeZone.timestamp(at: site.now - ((site.now % 60) + 60) % 60)
  }

  /// The text with all names replaced. A name that is not known stays as it is.
  func filled(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      result += rest[..<open.lowerBound]
      let inside = rest[open.upperBound...]
      guard let close = inside.firstRange(of: "}}"), let value = value(of: inside[..<close.lowerBound]) else {
        result += rest[open]
        rest = inside
        continue
      }
      result += value
      rest = inside[close.upperBound...]
    }
    return result + rest
  }

  private func value(of name: Substring) -> String? {
    switch name {
    case "title": YAMLText.scalar(site.title)
    case "authority": YAMLText.scalar(site.authority)
    case "baseURL": YAMLText.scalar(site.baseURL)
    case "timeZone": site.timeZone.identifier
    case "day": moment.date.iso
    case "year": String(moment.date.iso.prefix(4))
    default:
      name.hasPrefix("month") ? month(name.dropFirst(5)) : name.hasPrefix("moment") ? moment(name.dropFirst(6)) : nil
    }
  }

  /// `-1`, `+11`, `-1:name`
  private func month(_ name: Substring) -> String? {
    let parts = name.split(separator: ":")
    guard let months = parts.first.flatMap({ Int($0) }) else { return nil }
    let month = MonthNumber(moment.date).advanced(by: months)
    switch parts.dropFirst().first {
    case nil: return month.iso
    case "year": return String(month.iso.prefix(4))
    case "name": return site.language == .chinese ? month.chineseName : month.englishName
    default: return nil
    }
  }

  /// Nothing, or `+1` for a day later.
  private func moment(_ name: Substring) -> String? {
    if name.isEmpty { return moment.rfc3339 }
    return Int(name).map { moment.advanced(by: $0 * 86_400).rfc3339 }
  }
}

/// A month of a year, counted so that one can reckon with it.
struct MonthNumber {
  /// Months since the year 0.
  private let number: Int

  init(_ date: CivilDate) { number = date.year * 12 + date.month - 1 }

  private init(number: Int) { self.number = max(number, 12) }

  func advanced(by months: Int) -> MonthNumber { MonthNumber(number: number + months) }

  /// `2025-02`
  var iso: String { String((CivilDate(year: number / 12, month: number % 12 + 1, day: 1) ?? .last).iso.prefix(7)) }

  var chineseName: String { "\(number / 12)年\(number % 12 + 1)月" }

  var englishName: String { "\(Self.names[number % 12]) \(number / 12)" }

  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
