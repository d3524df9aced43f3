/// The types of Table Schema.
package enum FieldType: String, Hashable, Sendable, CaseIterable {
  case string, integer, number, boolean, date, time, datetime, year, yearmonth, duration, object, array, any, geopoint,
    geojson

  /// The names that `format` may have; patterns of strptime excepted.
  var formats: [String] {
    switch self {
    case .string: ["default", "email", "uri", "uuid", "binary"]
    case .date, .time, .datetime: ["default", "any"]
    case .geopoint: ["default", "array", "object"]
    case .geojson: ["default", "topojson"]
    default: ["default"]
    }
  }

  /// Whether `format` may be a pattern of strptime.
  var takesPattern: Bool { self == .date || self == .time || self == .datetime }

  /// Whether values are put in order by minimum and maximum.
  var isOrdered: Bool {
    switch self {
    case .integer, .number, .date, .time, .datetime, .year, .yearmonth: true
    default: false
    }
  }

  /// Whether values have a length: characters of text, members of a list or an object.
  var hasLength: Bool { self == .string || self == .array || self == .object }

  /// How messages name a value of the type.
  var description: String {
    switch self {
    case .string: "text"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .date: "a date"
    case .time: "a time of day"
    case .datetime: "a date with a time"
    case .year: "a year"
    case .yearmonth: "a month such as 2024-08"
    case .duration: "a duration such as P1Y2M or PT8H"
    case .object: "a JSON object"
    case .array: "a JSON list"
    case .any: "any value"
    case .geopoint: "a point such as \"121.47, 31.23\" (longitude, latitude)"
    case .geojson: "a GeoJSON object"
    }
  }
}
