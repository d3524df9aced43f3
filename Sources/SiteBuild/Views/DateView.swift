import Chronology
import Templates

/// A date for people and for machines. How people read it is a text of the theme (`date`), not a format string.
package struct DateView: TemplateObject {
  let moment: Timestamp
  /// Whether a time of day was written.
  let hasTime: Bool
  let monthName: String

  /// - Parameter texts: the theme's texts, with the names of months as `month-1` to `month-12`.
  init(_ moment: Timestamp, hasTime: Bool, texts: [String: String]) {
    self.moment = moment
    self.hasTime = hasTime
    let month = moment.date.month
    monthName = texts["month-\(month)"] ?? String(month)
  }

  package static let shape = Shape<DateView>("date", "A day, maybe with a time of day.") {
    Field("iso", .text, "For `datetime` attributes: `2024-09-05`, or with time and offset.") { view in
      .text(view.hasTime ? view.moment.rfc3339 : view.moment.date.iso)
    }
    Field("year", .integer, "Year.") { .integer($0.moment.date.year) }
    Field("month", .integer, "Month, 1 to 12.") { .integer($0.moment.date.month) }
    Field("monthName", .text, "Name of the month: the theme's text `month-1` to `month-12`.") { .text($0.monthName) }
    Field("day", .integer, "Day of the month.") { .integer($0.moment.date.day) }
    Field("hasTime", .bool, "Whether a time of day is known.") { .bool($0.hasTime) }
    Field("time", .text, "Time of day, `08:30`.") { view in
      let minutes = view.moment.secondsOfDay / 60
      return .text("\(minutes / 60 < 10 ? "0" : "")\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)")
    }
  }
}
