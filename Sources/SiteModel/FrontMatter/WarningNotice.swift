import Alerts
import Chronology
import Diagnostics

/// What the front matter of a bulletin of kind `warning` says, beyond what every bulletin has. With the page's address,
/// title and text it becomes a CAP alert (`WarningNotice.alert`).
package struct WarningNotice: Sendable {
  /// Texts that an info block takes from the page: it does not say its own.
  package struct PageTexts: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// The title.
    package static let headline = PageTexts(rawValue: 1)
    /// The text, as plain text.
    package static let description = PageTexts(rawValue: 2)
    /// The page's own address.
    package static let web = PageTexts(rawValue: 4)
    package static let all: PageTexts = [.headline, .description, .web]
  }

  package var colour: WarningColour
  /// The moment of its issue: `sent`, else the bulletin's date.
  package var sent: Timestamp
  package var status = Alert.Status.actual
  package var scope = Alert.Scope.public
  package var restriction: String?
  package var addresses: [String] = []
  package var codes: [String] = []
  /// The source of the alert (CAP `source`).
  package var source: String?
  package var note: String?
  package var incidents: [String] = []
  /// Instead of the one that the site's scheme makes: an alert that was published keeps its identifier for ever.
  package var identifier: LocatedText?
  /// Instead of the site's: an alert that another authority has issued.
  package var sender: LocatedText?
  /// Stands for `{number}` in the site's scheme of identifiers.
  package var number = 1
  /// The Markdown files, below `content/` or relative to this one, of the warnings that this one replaces.
  package var updates: [LocatedText] = []
  /// Those that it ends.
  package var cancels: [LocatedText] = []
  /// Alerts that are not of this site.
  package var references: [AlertReference] = []
  /// What was written, else what `updates`, `cancels` and `references` make it.
  package var messageType = Alert.MessageType.alert
  /// What it says: first in the language of the bulletin, then in others, or about other areas. Empty only for a
  /// message that says nothing but what it refers to (`info: none`).
  package var infos: [AlertInfo]
  /// What each info block takes from the page, by its index.
  package var pageTexts: [PageTexts] = []
  /// Files beside the bulletin that resources name, by the place of their `uri`.
  package var files: [AlertPlace: LocatedText] = [:]
  /// Where its elements were written. `AlertPlace("info")` with an index is the block itself.
  package var places: [AlertPlace: SourceLocation] = [:]
  /// Where the front matter begins.
  package var location: SourceLocation

  package init(colour: WarningColour, sent: Timestamp, infos: [AlertInfo], location: SourceLocation) {
    self.colour = colour
    self.sent = sent
    self.infos = infos
    self.location = location
  }

  /// Where an element was written, or what it was taken from: the first info block for the others, the block for
  /// what is missing in it.
  package func location(of place: AlertPlace) -> SourceLocation {
    if let location = places[place] { return location }
    var wider = place
    // A part of an area or resource that is missing: the area or resource itself.
    if let area = place.area, place.element != "area" { wider = AlertPlace("area", area, info: place.info) }
    if let resource = place.resource { wider = AlertPlace("resource", resource, info: place.info) }
    if wider != place, let location = places[wider] { return location }
    if let info = place.info, info > 0 {
      var first = place
      first.info = 0
      return places[first] ?? places[AlertPlace("info", info)] ?? location
    }
    // The first of several says where the key stands.
    var start = place
    start.index = 0
    return places[start] ?? location
  }
}
