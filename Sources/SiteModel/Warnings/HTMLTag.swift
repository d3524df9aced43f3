/// One tag, or a comment, which has no name.
struct HTMLTag {
  var name = ""
  var isClosing = false
  /// Behind its `>`.
  var end: Int
  private var attributes: ArraySlice<UInt8> = []

  init(_ html: [UInt8], at start: Int) {
    var index = start + 1
    if html[index...].starts(with: "!--".utf8) {
      end = html.count
      while index + 2 < html.count {
        if html[index] == 0x2D, html[index + 1] == 0x2D, html[index + 2] == 0x3E {
          end = index + 3
          break
        }
        index += 1
      }
      return
    }
    if index < html.count, html[index] == UInt8(ascii: "/") {
      isClosing = true
      index += 1
    }
    let nameStart = index
    while index < html.count, html[index] | 0x20 >= 0x61 && html[index] | 0x20 <= 0x7A || Self.isDigit(html[index]) {
      index += 1
    }
    name = String(decoding: html[nameStart..<index], as: UTF8.self).lowercased()
    let attributesStart = index
    var quote: UInt8?
    while index < html.count {
      let byte = html[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      index += 1
    }
    attributes = html[attributesStart..<index]
    end = min(index + 1, html.count)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The raw value of a quoted attribute.
  func attribute(_ name: String) -> String? {
    let wanted = Array((" " + name + "=\"").utf8)
    for index in attributes.indices where attributes[index...].starts(with: wanted) {
      let start = index + wanted.count
      guard let end = attributes[start...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
      return String(decoding: attributes[start..<end], as: UTF8.self)
    }
    return nil
  }
}
