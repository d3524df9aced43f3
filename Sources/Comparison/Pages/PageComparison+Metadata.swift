extension PageComparison {
  /// Compares what browsers and search engines are told: title, description, addresses, structured data.
  mutating func compareMetadata() {
    var told: Set<[String?]> = []
    for name in Self.names(old, new) {
      let (before, after) = (old.values(name), new.values(name))
      for hunk in SequenceDiff.hunks(of: before, after) {
        for offset in 0..<max(hunk.old.count, hunk.new.count) {
          let oldValue = offset < hunk.old.count ? before[hunk.old.lowerBound + offset] : nil
          let newValue = offset < hunk.new.count ? after[hunk.new.lowerBound + offset] : nil
          // Open Graph says again what title and description have said.
          let isEcho = name.contains(":") && told.contains([oldValue, newValue])
          if oldValue == newValue || isEcho { continue }
          told.insert([oldValue, newValue])
          tell(name, oldValue, newValue)
        }
      }
    }
  }

  private mutating func tell(_ name: String, _ oldValue: String?, _ newValue: String?) {
    if name == "structured-data", let oldValue, let newValue {
      return tellData(oldValue, newValue)
    }
    changes.values.append(ValueChange(kind: .metadata, name: name, old: oldValue, new: newValue))
    guard name == "title", let oldValue, let newValue else { return }
    for number in MarkedText(oldValue, newValue).numberChanges where !number.isDate {
      // The first heading has said it, when there is one.
      if changes.figures.contains(where: { $0.kind == .title && $0.old == number.old && $0.new == number.new }) {
        continue
      }
      changes.figures.append(
        FigureChange(kind: .title, page: changes.page, label: newValue, old: number.old, new: number.new))
    }
  }

  /// Of structured data, the parts that differ: numbers and names of an object of JSON, one after the other.
  private mutating func tellData(_ oldValue: String, _ newValue: String) {
    let (before, after) = (Self.members(oldValue), Self.members(newValue))
    for hunk in SequenceDiff.hunks(of: before, after) {
      changes.values.append(
        ValueChange(
          kind: .metadata, name: "structured-data",
          old: hunk.old.isEmpty ? nil : before[hunk.old].joined(separator: ", "),
          new: hunk.new.isEmpty ? nil : after[hunk.new].joined(separator: ", ")))
    }
  }

  /// Cuts JSON at the commas outside of texts.
  private static func members(_ json: String) -> [String] {
    var members: [[UInt8]] = [[]]
    var isQuoted = false
    var isEscaped = false
    for byte in json.utf8 {
      if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      if byte == UInt8(ascii: ","), !isQuoted {
        members.append([])
      } else {
        members[members.count - 1].append(byte)
      }
    }
    return members.map { String(decoding: $0, as: UTF8.self) }
  }

  /// All names in the order in which they stand, those of the new page first.
  private static func names(_ old: PageContent, _ new: PageContent) -> [String] {
    var seen: Set<String> = []
    return (new.metadata + old.metadata).map(\.name).filter { seen.insert($0).inserted }
  }
}

extension PageContent {
  fileprivate func values(_ name: String) -> [String] { metadata.filter { $0.name == name }.map(\.value) }
}
