import Chronology

/// What an alert says in one language (CAP 1.2, section 3.2.2).
package struct AlertInfo: Hashable, Sendable {
  package enum Category: String, Hashable, Sendable, CaseIterable {
    case geophysical = "Geo"
    case meteorological = "Met"
    case safety = "Safety"
    case security = "Security"
    case rescue = "Rescue"
    case fire = "Fire"
    case health = "Health"
    case environmental = "Env"
    case transport = "Transport"
    case infrastructure = "Infra"
    case weapons = "CBRNE"
    case other = "Other"
  }

  package enum ResponseType: String, Hashable, Sendable, CaseIterable {
    case shelter = "Shelter"
    case evacuate = "Evacuate"
    case prepare = "Prepare"
    case execute = "Execute"
    case avoid = "Avoid"
    case monitor = "Monitor"
    case assess = "Assess"
    case allClear = "AllClear"
    case none = "None"
  }

  package enum Urgency: String, Hashable, Sendable, CaseIterable {
    case immediate = "Immediate"
    case expected = "Expected"
    case future = "Future"
    case past = "Past"
    case unknown = "Unknown"
  }

  package enum Severity: String, Hashable, Sendable, CaseIterable {
    case extreme = "Extreme"
    case severe = "Severe"
    case moderate = "Moderate"
    case minor = "Minor"
    case unknown = "Unknown"
  }

  package enum Certainty: String, Hashable, Sendable, CaseIterable {
    case observed = "Observed"
    case likely = "Likely"
    case possible = "Possible"
    case unlikely = "Unlikely"
    case unknown = "Unknown"
  }

  /// BCP 47; nil means `en-US`.
  package var language: String?
  package var categories: [Category] = []
  package var event = ""
  package var responseTypes: [ResponseType] = []
  package var urgency = Urgency.unknown
  package var severity = Severity.unknown
  package var certainty = Certainty.unknown
  package var audience: String?
  package var eventCodes: [AlertPair] = []
  package var effective: Timestamp?
  package var onset: Timestamp?
  package var expires: Timestamp?
  package var senderName: String?
  package var headline: String?
  package var description: String?
  package var instruction: String?
  package var web: String?
  package var contact: String?
  package var parameters: [AlertPair] = []
  package var resources: [AlertResource] = []
  package var areas: [AlertArea] = []

  package init() {}
}

/// A file that belongs to an alert (CAP 1.2, section 3.2.3).
package struct AlertResource: Hashable, Sendable {
  package var description = ""
  package var mimeType = ""
  /// Bytes.
  package var size: Int?
  package var uri: String?
  /// The content itself, in base 64.
  package var derefUri: String?
  /// SHA-1 in hexadecimal digits.
  package var digest: String?

  package init() {}
}

/// Where an alert holds (CAP 1.2, section 3.2.4).
package struct AlertArea: Hashable, Sendable {
  package var description = ""
  /// Each `lat,lon lat,lon …` in WGS 84 with its first point again at its end, as it was written.
  package var polygons: [String] = []
  /// Each `lat,lon radius` with the radius in kilometres, as it was written.
  package var circles: [String] = []
  package var geocodes: [AlertPair] = []
  /// Feet above mean sea level, as they were written.
  package var altitude: String?
  package var ceiling: String?

  package init() {}
}
