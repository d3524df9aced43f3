import Markup

/// What the attributes of an element say: ids, what wants one, and where addresses lead.
extension PageScan {
  /// Takes in those of the element that begins.
  mutating func readAttributes(_ element: HTMLElement, _ isForeign: Bool) {
    for attribute in html.attributes {
      switch attribute.kind {
      case .id: addIdentifier(attribute.value)
      case .name: if element == .a { addIdentifier(attribute.value, isAlias: true) }
      case .href, .xlinkHref:
        if element != .base { addReference(attribute.value, isFile: element == .link && isResource()) }
      case .src, .poster, .data, .background:
        if attribute.kind != .data || element == .object { addReference(attribute.value, isFile: true) }
      case .srcset, .imagesrcset: addCandidates(attribute.value)
      case .cite, .action, .formaction: addReference(attribute.value, isFile: false)
      case .content: if isPublicAddress() { addReference(attribute.value, isFile: true) }
      case .lang, .xmlLanguage, .hreflang:
        if element != .html { judgeLanguage(html.decoded(attribute.value), string(attribute.name)) }
      case .labelledBy, .describedBy, .controls, .owns, .details, .errorMessage, .flowTo, .headers:
        for name in words(attribute.value) { want(name, attribute.name) }
      case .for, .list, .form: if !isForeign { want(attribute.value, attribute.name) }
      default: break
      }
    }
  }

  /// Whether a `link` element loads a file, rather than naming a page.
  private func isResource() -> Bool {
    guard let value = html.value(.rel) else { return false }
    return words(value).contains { word in
      ["stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"]
        .contains(string(word).lowercased())
    }
  }

  /// `og:url`, `og:image` and their kin.
  private func isPublicAddress() -> Bool {
    guard html.element == .meta, let value = html.value(.property) ?? html.value(.name) else { return false }
    return ["og:url", "og:image", "og:image:url", "twitter:image"].contains(string(value))
  }

  private func words(_ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, !HTMLTokenizer.isSpace(html.bytes[index]) { index += 1 }
      if index > start { words.append(start..<index) }
      index += 1
    }
    return words
  }

  private mutating func addIdentifier(_ value: Range<Int>, isAlias: Bool = false) {
    if value.isEmpty { return }
    let hash = self.hash(ofText: value)
    // An anchor of old pages may have the same name and id.
    if isAlias, html.value(.id).map({ self.hash(ofText: $0) }) == hash { return }
    identifiers.append((hash, value))
  }

  /// The hash of a value with its references resolved.
  private func hash(ofText range: Range<Int>) -> UInt64 {
    if range.contains(where: { html.bytes[$0] == UInt8(ascii: "&") }) { return ByteHash.of(html.decoded(range)) }
    return ByteHash.of(html.bytes, range)
  }

  private mutating func want(_ value: Range<Int>, _ attribute: Range<Int>) {
    if !value.isEmpty { wanted.append((hash(ofText: value), value, attribute)) }
  }

  private mutating func addCandidates(_ range: Range<Int>) {
    for word in words(range) {
      let end = html.bytes[word.upperBound - 1] == UInt8(ascii: ",") ? word.upperBound - 1 : word.upperBound
      let isDescriptor = (word.lowerBound..<max(word.lowerBound, end - 1)).allSatisfy {
        html.bytes[$0] &- 0x30 < 10 || html.bytes[$0] == UInt8(ascii: ".")
      }
      if !isDescriptor, end > word.lowerBound { addReference(word.lowerBound..<end, isFile: true) }
    }
  }

  private mutating func addReference(_ value: Range<Int>, isFile: Bool) {
    guard let first = value.first.map({ html.bytes[$0] }), hasWebScheme(value) else { return }
    if first == UInt8(ascii: "#"), !isFile { return addFragment(value) }
    // A relative address means something else in each folder.
    var hash = first == UInt8(ascii: "/") ? ByteHash() : ByteHash(folder)
    hash.mix(html.bytes, value)
    hash.mix(isFile ? 1 : 0)
    if knownReferences.insert(hash.value) {
      facts.references.append(PageFacts.Reference(key: hash.value, value: value, isFile: isFile))
    }
  }

  /// A fragment of this very page; `#` and `#top` are its beginning.
  private mutating func addFragment(_ value: Range<Int>) {
    let name = value.dropFirst()
    if name.isEmpty { return }
    let isPlain = !name.contains { html.bytes[$0] == UInt8(ascii: "%") || html.bytes[$0] == UInt8(ascii: ":") }
    if isPlain { return want(name, 0..<0) }
    var hash = ByteHash(page)
    hash.mix(html.bytes, value)
    if knownReferences.insert(hash.value) {
      facts.references.append(PageFacts.Reference(key: hash.value, value: value, isFile: false))
    }
  }

  /// Whether an address has no scheme, or one of the web.
  private func hasWebScheme(_ value: Range<Int>) -> Bool {
    for index in value {
      switch html.bytes[index] {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
      case UInt8(ascii: ":"):
        let scheme = index - value.lowerBound
        return (scheme == 5 || scheme == 4) && html.bytes[value.lowerBound] | 0x20 == UInt8(ascii: "h")
      default: continue
      }
    }
    return true
  }
}
