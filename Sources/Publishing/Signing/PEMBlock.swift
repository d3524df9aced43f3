/// One block of a PEM file (RFC 7468): `-----BEGIN LABEL-----`, base64, `-----END LABEL-----`.
struct PEMBlock {
  let label: String
  let bytes: [UInt8]

  init(label: String, bytes: [UInt8]) {
    self.label = label
    self.bytes = bytes
  }

  /// The first block of a text; nil when there is none. What stands before it is commentary.
  init?(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingBlanks }
    let start = "-----BEGIN "
    guard let first = lines.firstIndex(where: { $0.hasPrefix(start) && $0.hasSuffix("-----") }) else { return nil }
    label = String(lines[first].dropFirst(start.count).dropLast(5))
    let end = "-----END \(label)-----"
    guard let last = lines[first...].firstIndex(where: { $0 == end }),
      let bytes = Base64.bytes(lines[(first + 1)..<last].joined())
    else { return nil }
    self.bytes = bytes
  }

  var text: String {
    var lines = ["-----BEGIN \(label)-----"]
    var rest = Base64.text(bytes)[...]
    while !rest.isEmpty {
      lines.append(String(rest.prefix(64)))
      rest = rest.dropFirst(64)
    }
    return (lines + ["-----END \(label)-----", ""]).joined(separator: "\n")
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmingBlanks: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
