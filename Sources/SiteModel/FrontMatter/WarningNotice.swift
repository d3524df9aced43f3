import Alerts
import Chronology
import Diagnostics

/// What the front matter of a bulletin of kind `warning` says, beyond what every bulletin has. With the page's address,
/// title and text it becomes a CAP alert.
package struct WarningNotice: Sendable {
  package var colour: WarningColour
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
  /// The moment of its issue, when it is not the bulletin's date.
  package var sent: DateText?
  /// The Markdown files, below `content/` or relative to this one, of the warnings that this one replaces.
  package var updates: [LocatedText] = []
  /// Those that it ends.
  package var cancels: [LocatedText] = []
  /// Alerts that are not of this site, as `sender,identifier,sent`.
  package var references: [LocatedText] = []
  /// `Ack` or `Error`; nil lets `updates` and `cancels` decide.
  package var messageType: Alert.MessageType?
  /// What it says: first in the language of the bulletin, then in others, or about other areas. Of the first one
  /// the headline is nil where the title stands for it, the description where the text does, and `web` where the
  /// page's own address does.
  package var infos: [AlertInfo]
  /// Where its elements were written.
  package var places: [AlertPlace: SourceLocation] = [:]

  package init(colour: WarningColour, infos: [AlertInfo]) {
    self.colour = colour
    self.infos = infos
  }
}
