import Alerts
import Chronology

/// Alerts that nobody would write, from a seed.
struct RandomAlert {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  private mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

  private mutating func flag() -> Bool { number(below: 2) == 0 }

  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(below: elements.count)] }

  private mutating func some<Element>(_ make: (inout RandomAlert) -> Element) -> [Element] {
    (0..<number(below: 3)).map { _ in make(&self) }
  }

  private mutating func perhaps<Element>(_ make: (inout RandomAlert) -> Element) -> Element? {
    flag() ? make(&self) : nil
  }

  private static let pieces = [
    "寒潮", "预警", "Cold wave", "a", "7", "1. ", "- ", "# ", "**重**", "*", "_", "`", "~~", "[链](figure:deaths)", "<b>",
    "&amp;",
    "&", "\"", "'", "\\", ": ", " #", "{", "}", "|", "!", "%", "@", "http://e.org/a_b", "?", "=", "+", "---", ">", "、",
    "。", "😀",
    "null", "true", "~", "<<", "\t", "  ", "\n", "\n\n", "\n \n", "é", "\u{A0}", "\u{2028}", "\u{FEFF}", "2025-01-18",
    "0x1F",
    "www.example.org", "\r", "x@example.org", "$1$", "]]>", "{{title}}", ":", ",", "…", "“引”", "---\n", "\n...\n",
    "    code",
  ]

  /// Without white space at its ends, which says nothing in CAP, and with something else.
  mutating func text() -> String {
    var text = ""
    for _ in 0...number(below: 7) { text += pick(Self.pieces) }
    let isSpace = { (scalar: Unicode.Scalar) in [0x20, 0x09, 0x0A, 0x0D, 0xFEFF].contains(scalar.value) }
    var scalars = Array(text.unicodeScalars)
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    scalars = Array(scalars.drop(while: isSpace))
    let result = String(String.UnicodeScalarView(scalars))
    return result.allSatisfy(\.isWhitespace) ? "x" : result
  }

  private mutating func token() -> String {
    pick(["a", "urn:oid:2.49", "32040041600000_20250118160000_1", "云川", "0123", "-", "~"])
  }

  /// No quotation marks: CAP has no way to write them.
  private mutating func name() -> String { pick(["某办", "two words", "a", "null", "1"]) }

  private mutating func moment() -> Timestamp {
    let offset = pick([0, 8 * 3600, -5 * 3600, 5 * 3600 + 1800])
    return Timestamp(secondsSinceEpoch: 1_700_000_000 + number(below: 50_000_000), offset: offset)
  }

  private mutating func pair() -> AlertPair { AlertPair(text(), text()) }

  mutating func alert() -> Alert {
    var alert = Alert(identifier: token(), sender: token(), sent: moment())
    alert.status = pick([.actual, .exercise, .system, .test])
    alert.messageType = pick(Alert.MessageType.allCases)
    alert.scope = pick(Alert.Scope.allCases)
    alert.source = perhaps { $0.text() }
    alert.restriction = perhaps { $0.text() }
    alert.addresses = some { $0.name() }
    alert.codes = some { $0.text() }
    alert.note = perhaps { $0.text() }
    alert.references = some { AlertReference(sender: $0.token(), identifier: $0.token(), sent: $0.moment()) }
    alert.incidents = some { $0.name() }
    let mayBeSilent = [.cancel, .acknowledgement, .error].contains(alert.messageType)
    for _ in 0..<(mayBeSilent ? number(below: 4) : 1 + number(below: 3)) { alert.infos.append(info()) }
    return alert
  }

  private mutating func info() -> AlertInfo {
    var info = AlertInfo()
    info.language = pick(["zh-CN", "en", "zh-Hans", "en-US"])
    info.categories = Array(AlertInfo.Category.allCases.shuffled(&self).prefix(1 + number(below: 2)))
    info.event = text()
    info.responseTypes = Array(AlertInfo.ResponseType.allCases.shuffled(&self).prefix(number(below: 3)))
    info.urgency = pick(AlertInfo.Urgency.allCases)
    info.severity = pick([.extreme, .severe, .moderate, .minor])
    info.certainty = pick(AlertInfo.Certainty.allCases)
    info.audience = perhaps { $0.text() }
    info.eventCodes = some { $0.pair() }
    info.effective = perhaps { $0.moment() }
    info.onset = perhaps { $0.moment() }
    info.expires = perhaps { $0.moment() }
    info.senderName = perhaps { $0.text() }
    info.headline = perhaps { $0.text() }
    info.description = perhaps { $0.text() }
    info.instruction = perhaps { $0.text() }
    info.web = perhaps { $0.text() }
    info.contact = perhaps { $0.text() }
    info.parameters = some { $0.pair() }
    info.resources = some { $0.resource() }
    info.areas = some { $0.area() }
    return info
  }

  private mutating func resource() -> AlertResource {
    var resource = AlertResource()
    resource.description = text()
    resource.mimeType = text()
    resource.size = perhaps { $0.number(below: 1 << 40) }
    resource.uri = perhaps { $0.text() }
    resource.derefUri = perhaps { $0.text() }
    resource.digest = perhaps { $0.text() }
    return resource
  }

  private mutating func area() -> AlertArea {
    var area = AlertArea()
    area.description = text()
    area.polygons = some { $0.text() }
    area.circles = some { $0.text() }
    area.geocodes = some { $0.pair() }
    area.altitude = perhaps { $0.text() }
    area.ceiling = perhaps { $0.text() }
    return area
  }
}

extension Array {
  fileprivate func shuffled(_ random: inout RandomAlert) -> [Element] {
    var result = self
    for index in indices.dropFirst() { result.swapAt(index, random.number(below: index + 1)) }
    return result
  }
}
