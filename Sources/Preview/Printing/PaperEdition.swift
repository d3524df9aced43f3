import Markup

/// A page as it goes to paper: links lead to the public site instead of this machine, and pictures are there at once.
struct PaperEdition {
  private let page: UnsafeBufferPointer<UInt8>
  private var output = Bytes()
  /// How much of the page has been taken over.
  private var done = 0

  /// - Parameter origin: scheme and host of the site, such as `https://example.org`.
  static func of(_ page: Bytes, origin: String) -> Bytes {
    page.withUnsafeBufferPointer { bytes in
      var edition = PaperEdition(bytes)
      var html = HTMLTokenizer(bytes)
      while let token = html.next() {
        guard case .start = token else { continue }
        switch html.element {
        case .a: edition.link(html, origin: origin)
        case .img: if let loading = html.range(of: "loading") { edition.replace(loading, with: "eager") }
        default: break
        }
      }
      edition.takeOver(to: bytes.count)
      return edition.output
    }
  }

  private init(_ page: UnsafeBufferPointer<UInt8>) {
    self.page = page
    output.reserveCapacity(page.count + page.count / 8)
  }

  private mutating func link(_ html: HTMLTokenizer, origin: String) {
    guard let place = html.value(.href) else { return }
    let address = page[place]
    if address.starts(with: "/".utf8), !address.starts(with: "//".utf8) {
      replace(place.lowerBound..<place.lowerBound, with: origin)
    } else if page[html.tag.upperBound...].starts(with: Array(address) + Array("</a>".utf8)) {
      // An address that is its own text need not be told twice.
      replace(html.nameRange.upperBound..<html.nameRange.upperBound, with: " data-bare")
    }
  }

  private mutating func replace(_ range: Range<Int>, with text: String) {
    takeOver(to: range.lowerBound)
    output += text.utf8
    done = range.upperBound
  }

  private mutating func takeOver(to end: Int) {
    output += page[done..<end]
    done = end
  }
}
