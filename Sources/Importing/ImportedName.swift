import Alerts
import Chronology
import SiteModel

/// Names of imported bulletins.
enum ImportedName {
  /// When it was sent and what it is about, such as `20250118-1600-寒潮`: short, sorted by time, and a good part of an
  /// address.
  static func folder(of alert: Alert) -> String {
    let digits = alert.sent.cap.unicodeScalars.filter { ("0"..."9").contains($0) }.map(String.init)
    let time = digits.prefix(8).joined() + "-" + digits.dropFirst(8).prefix(4).joined()
    let event = alert.infos.first?.event ?? alert.messageType.rawValue
    var name = ""
    for scalar in PathSegment.make(from: event).unicodeScalars {
      let isForbidden =
        scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        || "\\/:*?\"<>|%#&,;.".unicodeScalars.contains(scalar)
      // Names of files have 255 bytes at most; this leaves some room.
      if name.utf8.count > 80 { break }
      if isForbidden { name += name.hasSuffix("-") ? "" : "-" } else { name.unicodeScalars.append(scalar) }
    }
    while name.hasSuffix("-") { name.removeLast() }
    return name.isEmpty ? time : "\(time)-\(name)"
  }
}
