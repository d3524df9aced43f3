extension AlertCheck {
  mutating func checkArea(_ area: AlertArea, info: Int, _ number: Int) {
    func place(_ element: String, _ position: Int = 0) -> AlertPlace {
      AlertPlace(element, position, info: info, area: number)
    }
    if isBlank(area.description) {
      report(place("areaDesc"), "the area has no name", "write \"name\": nobody can read its codes")
    }
    checkProse(area.description, place("areaDesc"))
    for (position, polygon) in area.polygons.enumerated() { checkPolygon(polygon, place("polygon", position)) }
    for (position, circle) in area.circles.enumerated() { checkCircle(circle, place("circle", position)) }
    for (position, code) in area.geocodes.enumerated() { checkPair(code, place("geocode", position)) }
    if area.geocodes.isEmpty, area.polygons.isEmpty, area.circles.isEmpty, isNews {
      report(
        place("areaDesc"), "machines cannot tell where \"\(area.description)\" is",
        "add \"codes\", \"polygons\" or \"circles\"", .warning)
    }
    checkHeights(area, info: info, number)
  }

  private mutating func checkPolygon(_ polygon: String, _ place: AlertPlace) {
    let words = polygon.split(whereSeparator: \.isWhitespace)
    let points = words.compactMap { GeoPoint($0) }
    if points.count < words.count {
      let wrong = words.first { GeoPoint($0) == nil } ?? ""
      report(
        place, "\"\(wrong)\" is no point on earth",
        "write latitude,longitude in degrees, such as 31.8,119.9, with spaces between the points")
    } else if points.count < 4 {
      report(
        place, "a polygon of \(points.count) points is none", "write three points or more, and the first once more")
    } else if points.first != points.last {
      report(place, "the polygon is not closed", "write its first point again at its end: \(words[0])")
    } else if !GeoPoint.encloseArea(points) {
      report(place, "the polygon has no area", "write three different points or more that are not on one line")
    }
  }

  private mutating func checkCircle(_ circle: String, _ place: AlertPlace) {
    let words = circle.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, GeoPoint(words[0]) != nil, let radius = GeoPoint.degrees(words[1]), words[1].first != "-"
    else {
      report(
        place, "\"\(circle)\" is no circle", "write latitude,longitude and the radius in kilometres: 31.8,119.9 15")
      return
    }
    if radius == 0 {
      report(place, "the circle is a point", "write the radius in kilometres, if it is known", .warning)
    }
  }

  private mutating func checkHeights(_ area: AlertArea, info: Int, _ number: Int) {
    let place = AlertPlace("ceiling", info: info, area: number)
    for (element, text) in [("altitude", area.altitude), ("ceiling", area.ceiling)] {
      guard let text, Self.height(text) == nil else { continue }
      report(
        AlertPlace(element, info: info, area: number), "\"\(text)\" is no height",
        "write a number of feet above mean sea level")
    }
    guard let ceiling = area.ceiling else { return }
    guard let altitude = area.altitude else {
      report(place, "there is a ceiling without an altitude", "write \"altitude\", the lower height")
      return
    }
    if let high = Self.height(ceiling), let low = Self.height(altitude), high < low {
      report(place, "the ceiling is below the altitude", "exchange the two")
    }
  }

  /// As `xs:decimal` has it: a sign, digits, a point; no exponent.
  private static func height(_ text: String) -> Double? {
    let isDecimal = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
    return isDecimal ? Double(text) : nil
  }
}

/// A point in WGS 84.
struct GeoPoint: Hashable {
  let latitude: Double
  let longitude: Double

  /// Reads `lat,lon` in range. Nil for anything else.
  init?(_ text: Substring) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let latitude = Self.degrees(parts[0]), let longitude = Self.degrees(parts[1]),
      (-90...90).contains(latitude), (-180...180).contains(longitude)
    else { return nil }
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Whether points do not all lie on one line.
  static func encloseArea(_ points: [GeoPoint]) -> Bool {
    guard let first = points.first, let second = points.first(where: { $0 != first }) else { return false }
    let (height, width) = (second.latitude - first.latitude, second.longitude - first.longitude)
    return points.contains { point in
      // Coordinates have at most a few decimals; what is left below is the noise of sums.
      abs(height * (point.longitude - first.longitude) - width * (point.latitude - first.latitude)) > 1e-12
    }
  }

  /// A plain decimal number: no plus sign, no exponent.
  static func degrees(_ text: Substring) -> Double? {
    let digits = text.first == "-" ? text.dropFirst() : text
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain =
      parts.count <= 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
    return isPlain ? Double(text) : nil
  }
}
