import Markup

/// Figures, charts, tables and records: links and images whose scheme asks the site's records.
extension HTMLRenderer {
  /// A figure whose text is being written.
  struct OpenFigure {
    /// Index of its slot.
    let slot: Int
    /// Where its text begins in the plain text.
    let text: Int
  }

  /// Returns whether the node's children are to be visited.
  mutating func enterFigure(_ node: CMarkNode, url: Bytes, scheme: String) -> Bool {
    let tagStart = output.count
    let url = Self.address(url, scheme: scheme)
    if scheme == "field" {
      // The field's value takes the place of the text, and leads nowhere.
      isLinkLeftOut = true
      open(Slot(offset: output.count, destination: url.text, kind: .figureText, location: positions.location(of: node)))
      return false
    }
    guard Destination.isTextual(scheme) else {
      report(
        .markdownDataForm, "a \(scheme) is written as an image", at: node,
        remedy: "put an exclamation mark before it, in a paragraph of its own: ![caption](\(url.text))")
      isLinkLeftOut = true
      return true
    }
    output.append(literal: "<a class=\"figure\" href=\"")
    let title = node.withTitle { Bytes.stripped($0, placeholders) }
    slots.append(
      Slot(
        offset: output.count, destination: url.text, kind: .figure, location: positions.location(of: node),
        title: title.text, lead: lead()))
    output.append(literal: "\">")
    if isInHeading { omit(from: tagStart, .link) }
    openFigure = OpenFigure(slot: slots.count - 1, text: plain.count)
    return true
  }

  /// The address with its scheme in lower case: schemes have no case (RFC 3986, section 3.1).
  private static func address(_ url: Bytes, scheme: String) -> Bytes {
    Bytes(scheme.utf8) + url.dropFirst(scheme.utf8.count)
  }

  /// The last characters of the line of text before a figure.
  private func lead() -> String {
    let line = plain[(plain.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)...]
    return String(String.UnicodeScalarView(String(decoding: line.suffix(16), as: UTF8.self).unicodeScalars.suffix(4)))
  }

  /// Reports an address that is like one of a figure or chart: it would lead nowhere, and its number would look like
  /// one that was checked.
  mutating func reportMisspelt(_ url: Bytes, at node: CMarkNode) {
    guard let meant = Destination.meantScheme(of: url) else { return }
    report(
      .markdownDataForm,
      "\"\(String(decoding: url.prefix(40), as: UTF8.self))\" is no address of a figure, chart or table", at: node,
      remedy: "did you mean \(meant): with an ASCII colon?")
  }

  mutating func leaveFigure(_ figure: OpenFigure) {
    openFigure = nil
    let text = plain[figure.text...]
    let slot = slots[figure.slot]
    if text.contains(where: { $0 > 0x20 }) {
      slots[figure.slot] = slot.with(text: String(decoding: text, as: UTF8.self))
      return
    }
    open(
      Slot(
        offset: output.count, destination: slot.destination, kind: .figureText, location: slot.location,
        title: slot.title, lead: slot.lead))
  }

  /// Leaves a place for text that a later stage knows.
  private mutating func open(_ slot: Slot) {
    slots.append(slot)
    plain += PlainGaps.gap(for: slot.destination)
    hasGaps = true
  }

  /// Whether a paragraph holds nothing but charts, tables and records, which then are blocks of their own.
  func holdsDataOnly(_ paragraph: CMarkNode) -> Bool {
    var child = paragraph.firstChild
    guard child != nil else { return false }
    while let node = child {
      switch node.kind {
      case .softBreak, .lineBreak: break
      case .text: if !node.withLiteral({ $0.allSatisfy { $0 <= 0x20 } }) { return false }
      case .image:
        guard case .data(let scheme) = Destination(node.withURL { Bytes.stripped($0, placeholders) }, kind: .image),
          !Destination.isTextual(scheme)
        else { return false }
      default: return false
      }
      child = node.next
    }
    return true
  }

  mutating func writeData(_ node: CMarkNode, url: Bytes, scheme: String, caption: Bytes) {
    let url = Self.address(url, scheme: scheme)
    guard !Destination.isTextual(scheme) else {
      report(
        .markdownDataForm, "a \(scheme) is written as a link", at: node,
        remedy: "leave the exclamation mark out: [\(caption.text)](\(url.text))")
      caption.withUnsafeBufferPointer { write(text: $0) }
      return
    }
    if isInHeading {
      report(
        .markdownDataForm, "a \(scheme) cannot stand in a heading", at: node,
        remedy: "move it to a paragraph of its own below the heading")
      return
    }
    let title = node.withTitle { Bytes.stripped($0, placeholders) }
    if isInDataParagraph { freshLine() }
    slots.append(
      Slot(
        offset: output.count, destination: url.text, kind: isInDataParagraph ? .block : .inline,
        location: positions.location(of: node), text: caption.text, title: title.text))
  }
}
