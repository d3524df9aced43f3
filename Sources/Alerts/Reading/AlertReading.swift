/// What was found while an alert was read.
package struct AlertFinding: Sendable {
  package enum Kind: Sendable {
    /// It is no alert, or says something that no alert can say.
    case fault
    /// The alert that was read does not say it.
    case lost
    /// It is said in another form.
    case changed
  }

  package let kind: Kind
  /// In one sentence without a final full stop.
  package let message: String
  package let remedy: String?
  /// The bytes that it is about.
  package let range: Range<Int>
}

/// An alert as it was read.
package struct AlertReading: Sendable {
  /// Nil after a fault.
  package var alert: Alert?
  package var findings: [AlertFinding] = []
  /// Where the elements stand in the bytes.
  package var places: [AlertPlace: Range<Int>] = [:]

  /// Where an element stands, or what it is missing in.
  package func range(of place: AlertPlace) -> Range<Int> {
    var wider = [place]
    if let area = place.area { wider.append(AlertPlace("area", area, info: place.info)) }
    if let resource = place.resource { wider.append(AlertPlace("resource", resource, info: place.info)) }
    if let info = place.info { wider.append(AlertPlace("info", info)) }
    wider.append(AlertPlace("identifier"))
    return wider.lazy.compactMap { places[$0] }.first ?? 0..<0
  }
}
