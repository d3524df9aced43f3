import Chronology
import Diagnostics
import Records
import SiteModel

/// The moments to come at which the output of a site changes by itself.
///
/// One place for all of them: until the first one a build is believed to be up to date (`BuildState.validUntil`), and
/// `bulletin due` lists them. A test holds both together.
enum SiteMoments {
  /// The first of `all`, without reading anything again; nil when nothing is waiting.
  static func next(_ site: Site, _ data: SiteData?) -> Timestamp? {
    let zone = site.configuration.timeZone
    let ofRows = data.flatMap { $0.span.until == .max ? nil : zone.timestamp(at: $0.span.until) }
    return [site.nextChange, ofRows, data.flatMap { nextCheck($0, zone) }].compactMap(\.self).min()
  }

  /// All of them, the next one first.
  static func all(_ site: Site, _ data: SiteData?) -> [Moment] {
    let zone = site.configuration.timeZone
    let ofRows = data.map { rows($0, zone) } ?? []
    // A page and the record that it is made from go together.
    let pages = Set(site.moments.map(Spot.init))
    let checks = data.flatMap { nextCheck($0, zone) }.map { [Moment($0, .recordsChecked)] } ?? []
    return Array(Set(site.moments + ofRows.filter { !pages.contains(Spot($0)) } + checks)).sorted()
  }

  /// A line at a moment.
  private struct Spot: Hashable {
    let at: Timestamp
    let path: String?
    let line: Int?

    init(_ moment: Moment) {
      at = moment.at
      path = moment.place?.path
      line = moment.place?.line
    }
  }

  private static func rows(_ data: SiteData, _ zone: TimeZoneName) -> [Moment] {
    var load = PackageLoad(from: data.folder) { _, layout in CodeListReader(layout) }
    load.clock = data.clock
    return data.tables.flatMap { table in
      load.moments(of: table.resource).map { moment in
        let occasion: Moment.Occasion =
          switch moment.change {
          case .published: .rowPublished
          case .expires: .rowExpires
          case .withdrawn: .rowWithdrawn
          }
        return Moment(
          zone.timestamp(at: moment.at), occasion, title: table.resource.displayTitle, place: moment.place)
      }
    }
  }

  /// The midnight from which the records have to be checked again; nil when what is found depends on no day.
  private static func nextCheck(_ data: SiteData, _ zone: TimeZoneName) -> Timestamp? {
    // The last day that a date can be.
    guard data.sameUntil < CivilDate.last.daysSinceEpoch else { return nil }
    return zone.timestamp(of: DateText(date: CivilDate(daysSinceEpoch: data.sameUntil + 1)))
  }
}
