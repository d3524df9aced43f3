import Diagnostics
import Markup

/// HTML in which the URLs of other pages and files, and what comes from data, are still open.
package struct Fragment: Sendable {
  package let bytes: Bytes
  /// The open places in order of their offsets.
  package let slots: [Slot]

  package init(bytes: Bytes, slots: [Slot] = []) {
    self.bytes = bytes
    self.slots = slots
  }

  /// Appends the bytes with each slot filled in.
  ///
  /// Where `fill` returns nil, a link gets `#` (it stays where it is; an empty `href` would load the page anew), an
  /// image gets `data:,` (the empty resource: an empty `src` is not valid HTML, and `#` would fetch the page as an
  /// image), and all else gets nothing.
  package func append(to output: inout Bytes, fill: (Slot) -> Slot.Filling?) {
    output.reserveCapacity(output.count + bytes.count + 64 * slots.count)
    var start = 0
    for slot in slots {
      output.append(contentsOf: bytes[start..<slot.offset])
      start = slot.offset
      switch (fill(slot), slot.kind) {
      case (.text(let text), _): output.append(text, as: .html)
      case (.html(let html), _): output.append(contentsOf: html)
      case (nil, .link), (nil, .figure): output.append(literal: "#")
      case (nil, .image): output.append(literal: "data:,")
      case (nil, .figureText), (nil, .block), (nil, .inline): break
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
