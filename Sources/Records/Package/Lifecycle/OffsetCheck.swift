import Chronology
import DataFormats
import Diagnostics

/// Looks for times that are written with the offset of another place.
///
/// Records hold the time that the clocks of the place show (`TableLayout.Storage.datetime`), and an offset is read past.
/// Where a time decides when a record appears, `08:00Z` taken for 08:00 of Shanghai would publish it eight hours early.
enum OffsetCheck {
  static func findings(in load: TableLoad, _ times: RowTimes, _ clock: RowClock) -> [Diagnostic] {
    let indices = [times.publication, times.expiry, times.withdrawal].compactMap(\.self)
      .filter { $0.storage == .datetime }.map(\.index)
    if indices.isEmpty { return [] }
    var findings = CappedFindings<Int>(limit: load.limit)
    for part in load.parts {
      let positions = HeaderMatch(load.schema, part).columns
      let columns = indices.compactMap { index in
        positions[index].map { (index, $0, TypedColumn(load.schema.fields[index], in: load.schema, scale: 0)) }
      }
      part.source.forEachRow { row in
        for (index, position, column) in columns {
          let cell = row.cells[position]
          guard let offset = offset(in: cell.bytes), !column.isMissing(cell),
            case .integer(let seconds) = column.value(of: cell), !clock.hasOffset(offset, atLocal: seconds)
          else { continue }
          findings.add(
            index,
            Diagnostic(
              .recordLifecycle, "this time is not that of the site's time zone", at: row.location(ofCell: position),
              remedy: "write the time that the clocks of the place show, without an offset"))
        }
      }
    }
    return findings.diagnostics
  }

  /// The seconds east of UTC that end a time: `Z`, `+08:00`, `+0800` or `+08` after a `:`.
  static func offset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let last = bytes.last, let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    if last == UInt8(ascii: "Z") || last == UInt8(ascii: "z") { return 0 }
    let signs = [UInt8(ascii: "+"), UInt8(ascii: "-")]
    guard let sign = bytes[colon...].lastIndex(where: { signs.contains($0) }) else { return nil }
    let digits = bytes[(sign + 1)...].filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 2 || digits.count == 4, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let numbers = digits.map { Int($0) - 0x30 }
    let hours = numbers[0] * 10 + numbers[1]
    let minutes = numbers.count == 4 ? numbers[2] * 10 + numbers[3] : 0
    return (bytes[sign] == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
  }
}

extension RowClock {
  /// Whether clocks of the site's zone that show a time are so far ahead of UTC.
  fileprivate func hasOffset(_ offset: Int, atLocal seconds: Int) -> Bool {
    let day = seconds.flooredQuotient(86_400)
    let text = DateText(date: CivilDate(daysSinceEpoch: day), secondsOfDay: seconds - day * 86_400)
    return moment(text) == seconds - offset
  }
}
