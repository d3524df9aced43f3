import Diagnostics
import Markup

/// HTML in which the URLs of other pages and files are still open.
package struct Fragment: Sendable {
  package let bytes: Bytes
  /// The open URLs in order of their offsets.
  package let slots: [Slot]

  package init(bytes: Bytes, slots: [Slot] = []) {
    self.bytes = bytes
    self.slots = slots
  }

  /// Appends the bytes with each slot's URL filled in.
  ///
  /// `resolve` returns the URL percent-encoded; it is escaped for the attribute here. Where it returns nil, a link
  /// gets `#` (it stays where it is; an empty `href` would load the page anew) and an image gets `data:,` (the empty
  /// resource: an empty `src` is not valid HTML, and `#` would fetch the page as an image).
  package func append(to output: inout Bytes, resolve: (Slot) -> String?) {
    output.reserveCapacity(output.count + bytes.count + 64 * slots.count)
    var start = 0
    for slot in slots {
      output.append(contentsOf: bytes[start..<slot.offset])
      start = slot.offset
      if let url = resolve(slot) {
        output.append(url, as: .html)
      } else {
        switch slot.kind {
        case .link: output.append(literal: "#")
        case .image: output.append(literal: "data:,")
        }
      }
    }
    output.append(contentsOf: bytes[start...])
  }

  /// The part in `range` without `omissions` (in order, not overlapping), its slots moved along.
  func slice(_ range: Range<Int>, without omissions: some Sequence<Range<Int>>) -> Fragment {
    var kept: Bytes = []
    kept.reserveCapacity(range.count)
    var keptSlots: [Slot] = []
    var slotIndex = slots.partitioningIndex { $0.offset >= range.lowerBound }
    var start = range.lowerBound
    func keep(to end: Int) {
      guard end >= start else { return }
      while slotIndex < slots.count, slots[slotIndex].offset <= end {
        let slot = slots[slotIndex]
        if slot.offset >= start, slot.offset < range.upperBound {
          keptSlots.append(slot.moved(to: kept.count + slot.offset - start))
        }
        slotIndex += 1
      }
      kept.append(contentsOf: bytes[start..<end])
    }
    for omission in omissions where omission.lowerBound >= start && omission.upperBound <= range.upperBound {
      keep(to: omission.lowerBound)
      start = omission.upperBound
    }
    keep(to: range.upperBound)
    return Fragment(bytes: kept, slots: keptSlots)
  }
}

/// A place in a fragment where a URL belongs: inside the quotes of an `href` or `src`.
package struct Slot: Sendable, Hashable {
  package enum Kind: Sendable, Hashable { case link, image }

  /// Where in the fragment's bytes the URL belongs.
  package let offset: Int
  /// The destination as the author wrote it, with Markdown's escapes and entities resolved. What is percent-encoded
  /// stays so.
  package let destination: String
  package let kind: Kind
  package let location: SourceLocation

  package init(offset: Int, destination: String, kind: Kind, location: SourceLocation) {
    self.offset = offset
    self.destination = destination
    self.kind = kind
    self.location = location
  }

  func moved(to offset: Int) -> Slot {
    Slot(offset: offset, destination: destination, kind: kind, location: location)
  }
}

extension Array {
  /// The first index whose element satisfies the predicate, where all that do follow all that do not.
  func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
