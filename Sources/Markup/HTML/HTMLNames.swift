/// The elements of HTML that somebody asks for, and what of SVG stands in pages. All others are `other`.
package enum HTMLElement: String, CaseIterable, Sendable {
  case html, head, body, title, base, link, meta, style, script, noscript, template, slot
  case header, footer, main, nav, aside, section, article, address, hgroup, search
  case h1, h2, h3, h4, h5, h6
  case p, div, blockquote, pre, hr, ol, ul, menu, li, dl, dt, dd, figure, figcaption, center, dir
  case a, abbr, b, bdi, bdo, br, cite, code, data, del, dfn, em, i, ins, kbd, mark, q, s, samp, small, span, strong, sub
  case sup, time, u, `var`, wbr, ruby, rt, rp, rb, rtc
  case img, picture, source, video, audio, track, iframe, embed, object, param, canvas, map, area
  case table, caption, colgroup, col, thead, tbody, tfoot, tr, td, th
  case form, label, input, button, select, datalist, optgroup, option, textarea, output, progress, meter, fieldset
  case legend, details, summary, dialog
  case svg, math, xmp, noembed, noframes, plaintext, listing, nobr, font, big, tt, strike
  case g, path, rect, circle, line, polyline, polygon, text, tspan, use, image, desc, defs, pattern
  case foreignObject = "foreignobject"
  case other

  /// Elements that have no end tag (WHATWG HTML, section 13.1.2).
  @inline(__always)
  package var isVoid: Bool {
    switch self {
    case .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .param, .source, .track, .wbr: true
    default: false
    }
  }

  /// Elements in which the rules of XML hold.
  @inline(__always)
  package var isForeignRoot: Bool {
    switch self {
    case .svg, .math: true
    default: false
    }
  }

  /// Elements whose content is text even where it looks like tags.
  @inline(__always)
  package var isRawText: Bool {
    switch self {
    case .script, .style, .xmp, .iframe, .noembed, .noframes, .title, .textarea: true
    default: false
    }
  }

  /// 1 to 6 for headings.
  @inline(__always)
  package var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }

  static let byName = NameTable(allCases.filter { $0 != .other }.map { ($0.rawValue, $0) }, other: .other)
}

/// The attributes that somebody asks for. All others are `other`.
package enum HTMLAttribute: String, CaseIterable, Sendable {
  case id, name, `class`, style, title, lang, hidden, role, type, open, content, property, rel, charset
  case href, src, srcset, imagesrcset, poster, data, action, formaction, cite, background, hreflang
  case alt, scope, headers, rowspan, colspan, `for`, form, list, usemap, fill, stroke, tabindex, start, datetime,
    disabled
  case xmlLanguage = "xml:lang", xlinkHref = "xlink:href", httpEquiv = "http-equiv"
  case labelledBy = "aria-labelledby", describedBy = "aria-describedby", controls = "aria-controls"
  case owns = "aria-owns", details = "aria-details", errorMessage = "aria-errormessage", flowTo = "aria-flowto"
  case ariaHidden = "aria-hidden", ariaLabel = "aria-label"
  case ariaCurrent = "aria-current", ariaLevel = "aria-level"
  case other

  static let byName = NameTable(allCases.filter { $0 != .other }.map { ($0.rawValue, $0) }, other: .other)
}

/// A name of up to sixteen ASCII characters in two words, in lower case: made while it is read, compared at once.
struct PackedName: Hashable {
  var low: UInt64 = 0
  var high: UInt64 = 0

  init() {}

  init(_ text: String) {
    for (index, byte) in text.utf8.enumerated() { put(byte, at: index) }
  }

  /// Bytes from the seventeenth on are mixed in, so that long names are told apart as well.
  @inline(__always)
  mutating func put(_ byte: UInt8, at index: Int) {
    let lower = UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    if index < 8 {
      low |= lower &<< UInt64(index &* 8)
    } else if index < 16 {
      high |= lower &<< UInt64((index &- 8) &* 8)
    } else {
      high = (high ^ lower) &* 0x9E37_79B9_7F4A_7C15
    }
  }
}

/// Finds what a name means with one or two comparisons.
struct NameTable<Meaning: Sendable>: Sendable {
  private let names: [PackedName]
  private let meanings: [Meaning]
  private let other: Meaning
  private static var size: Int { 1024 }

  init(_ entries: [(String, Meaning)], other: Meaning) {
    var names = [PackedName](repeating: PackedName(), count: Self.size)
    var meanings = [Meaning](repeating: other, count: Self.size)
    for (text, meaning) in entries {
      let name = PackedName(text)
      var slot = Self.slot(of: name)
      while names[slot] != PackedName() { slot = (slot + 1) % Self.size }
      names[slot] = name
      meanings[slot] = meaning
    }
    (self.names, self.meanings, self.other) = (names, meanings, other)
  }

  @inline(__always)
  private static func slot(of name: PackedName) -> Int {
    let mixed = (name.low ^ name.high &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> 54)
  }

  @inline(__always)
  func meaning(of name: PackedName) -> Meaning {
    var slot = Self.slot(of: name)
    while true {
      let entry = names[slot]
      if entry == name { return meanings[slot] }
      if entry == PackedName() { return other }
      slot = (slot &+ 1) & (Self.size - 1)
    }
  }
}
