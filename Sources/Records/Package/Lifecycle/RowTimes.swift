import Chronology

/// The columns of a table that say when its rows appear and go, and what their cells mean.
package struct RowTimes {
  /// A column of moments.
  struct Column {
    let index: Int
    let storage: TableLayout.Storage
    /// A day in it is the last one that counts, not the first that does not.
    var isLastDay = false
  }

  /// What a cell says.
  enum Reading: Equatable {
    case never
    case moment(Int)
    case fault
  }

  /// A value as the engine or a file has it.
  enum Cell {
    case none
    /// As the column is stored: days, or seconds of the local clock.
    case number(Int)
    case text(String)
  }

  let publication: Column?
  let expiry: Column?
  let withdrawal: Column?
  let reason: Int?
  let basis: Int?
  /// The day of a decision, from which the usual display term counts when the record does not say its end.
  private let decision: Column?
  private let clock: RowClock
  /// Moments of local times: dates repeat, and zones are slow to ask.
  private var known: [Int: Int] = [:]

  /// Nil for a table whose rows are always there.
  package init?(_ resource: DataResource, _ schema: TableSchema, _ layout: TableLayout, _ clock: RowClock) {
    guard let lifecycle = RowLifecycle.of(resource, schema) else { return nil }
    func index(_ name: String?) -> Int? { layout.columns.firstIndex { $0.name == name } }
    func column(_ name: String?) -> Column? {
      index(name).map { Column(index: $0, storage: layout.columns[$0].storage) }
    }
    self.clock = clock
    publication = column(lifecycle.publishDate?.name)
    withdrawal = column(lifecycle.withdrawn?.date.name)
    reason = index(lifecycle.withdrawn?.reason.name)
    basis = index(lifecycle.withdrawn?.basis?.name)
    var expiry = column(lifecycle.expiryDate?.name)
    let isDisplayTerm = expiry != nil && lifecycle.expiryDate?.name == resource.column(ofRole: "displayUntil", layout)
    if isDisplayTerm { expiry?.isLastDay = true }
    self.expiry = expiry
    decision = isDisplayTerm ? column(resource.column(ofRole: "date", layout)) : nil
  }

  // MARK: Cells

  /// When a row appears.
  mutating func publication(of row: (Int) -> Cell) -> Reading {
    publication.map { reading(row($0.index), $0) } ?? .never
  }

  mutating func withdrawal(of row: (Int) -> Cell) -> Reading {
    withdrawal.map { reading(row($0.index), $0) } ?? .never
  }

  /// When a row is shown no longer. A decision whose record does not say is shown for the usual term.
  mutating func expiry(of row: (Int) -> Cell) -> Reading {
    guard let expiry else { return .never }
    let own = reading(row(expiry.index), expiry)
    guard own == .never, let decision, case .number(let number) = row(decision.index) else { return own }
    let days = decision.storage == .datetime ? number.flooredQuotient(86_400) : number
    let last = DisplayTerm.lastDay(of: CivilDate(daysSinceEpoch: days)).daysSinceEpoch
    return .moment(moment(ofLocal: (last + 1) * 86_400))
  }

  private mutating func reading(_ cell: Cell, _ column: Column) -> Reading {
    switch (cell, column.storage) {
    case (.none, _): return .never
    case (.number(let day), .date): return .moment(moment(ofLocal: (column.isLastDay ? day + 1 : day) * 86_400))
    case (.number(let seconds), .datetime): return .moment(moment(ofLocal: seconds))
    case (.number, _): return .fault
    case (.text(let written), _):
      guard let text = DateText(written) else { return .fault }
      guard text.secondsOfDay == nil else { return .moment(clock.moment(text)) }
      return .moment(moment(ofLocal: (text.date.daysSinceEpoch + (column.isLastDay ? 1 : 0)) * 86_400))
    }
  }

  private mutating func moment(ofLocal seconds: Int) -> Int {
    if let moment = known[seconds] { return moment }
    let day = seconds.flooredQuotient(86_400)
    let ofDay = seconds - day * 86_400
    let text = DateText(
      date: CivilDate(daysSinceEpoch: day), secondsOfDay: ofDay == 0 ? nil : ofDay, offset: nil)
    let moment = clock.moment(text)
    known[seconds] = moment
    return moment
  }
}

extension RowTimes.Cell {
  init(_ cell: TypedCell) {
    switch cell {
    case .null: self = .none
    case .integer(let number): self = .number(number)
    case .text(let bytes): self = .text(String(decoding: bytes, as: UTF8.self))
    }
  }

  fileprivate init(_ value: StoredValue?) {
    switch value {
    case .date(let date): self = .number(date.daysSinceEpoch)
    case .datetime(let seconds): self = .number(seconds)
    case .text(let text): self = .text(text)
    default: self = .none
    }
  }
}

extension RowTimes {
  /// When a row that the engine gave back is shown no longer, in seconds since 1970; nil for never.
  package mutating func expiry(ofStored row: [StoredValue?]) -> Int? {
    expiry { Cell(row[$0]) }.moment
  }

  /// When it was withdrawn.
  package mutating func withdrawal(ofStored row: [StoredValue?]) -> Int? {
    withdrawal { Cell(row[$0]) }.moment
  }

  /// Why it was withdrawn, and under which rule.
  package func grounds(ofStored row: [StoredValue?]) -> (reason: String, basis: String?) {
    (reason.flatMap { row[$0]?.text } ?? "", basis.flatMap { row[$0]?.text })
  }
}

extension RowTimes.Reading {
  var moment: Int? { if case .moment(let moment) = self { moment } else { nil } }
}

extension DataResource {
  /// The column that a role of the profile has in a table.
  func column(ofRole name: String, _ layout: TableLayout) -> String? {
    guard let role = profileSettings.known?.role(name) else { return nil }
    return profileSettings.roles[name] ?? role.columns.first { layout.index(of: $0) != nil }
  }
}
