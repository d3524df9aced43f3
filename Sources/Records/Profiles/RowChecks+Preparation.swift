import Characters
import Chronology
import Diagnostics
import Privacy

/// What the checks of one table are made from.
package struct CheckedTable: Sendable {
  package let layout: TableLayout
  /// Units of fields, such as 万元, by column name.
  package var units: [String: String] = [:]
  package var settings: ProfileSettings
  /// The code lists that foreign keys lead to, by the column that holds the codes.
  package var codes: [String: CodeList] = [:]
  /// The day of the build.
  package let today: CivilDate

  package init(layout: TableLayout, settings: ProfileSettings = ProfileSettings(), today: CivilDate) {
    self.layout = layout
    self.settings = settings
    self.today = today
  }
}

extension RowChecks {
  /// The checks of a table: those of its profile, the sums that its resource declares, and the search for identity
  /// numbers, which every table has.
  ///
  /// What is wrong with the description (roles without columns, columns that do not fit) is among the findings.
  package init(_ table: CheckedTable) {
    var preparation = Preparation(table)
    var checks: [any RowCheck] = []
    if let profile = table.settings.known {
      preparation.findColumns(of: profile)
      let context = preparation.context(profile)
      for rule in profile.rules where rule.needs.allSatisfy({ context.column($0) != nil }) {
        if let check = rule.prepare(context) { checks.append(check) }
      }
      preparation.checkLossUnit(profile, context)
    }
    checks += preparation.footings()
    if let identities = IdentityNumberCheck(table.layout) { checks.append(identities) }
    if let totals = TotalRowCheck(table.layout) { checks.append(totals) }
    self.init(checks, description: preparation.findings)
  }
}

extension TableLayout {
  fileprivate func hasColumn(_ name: String) -> Bool { columns.contains { $0.name == name } }
}

/// Finds the columns of roles.
private struct Preparation {
  let table: CheckedTable
  var columns: [String: RoleColumn] = [:]
  var findings: [Diagnostic] = []

  init(_ table: CheckedTable) { self.table = table }

  var settings: ProfileSettings { table.settings }

  func column(named name: String) -> RoleColumn? {
    table.layout.columns.firstIndex { $0.name == name }.map { index in
      RoleColumn(index: index, name: name, storage: table.layout.columns[index].storage)
    }
  }

  mutating func findColumns(of profile: RecordProfile) {
    for role in profile.roles {
      if let name = settings.roles[role.name] {
        findMapped(role, name)
      } else if let name = role.columns.first(where: table.layout.hasColumn), let column = column(named: name) {
        take(column, role, at: settings.places.profile)
      } else if role.isRequired {
        findings.append(
          Diagnostic(
            .profileRole, "the profile \"\(profile.name)\" needs a column for \"\(role.name)\": \(role.meaning)",
            at: settings.places.profile,
            remedy: "name one \(role.columns.prefix(2).joined(separator: " or ")), or write "
              + "roles: {\(role.name): COLUMN}"))
      }
    }
  }

  private mutating func findMapped(_ role: ProfileRole, _ name: String) {
    let place = settings.places.roles[role.name]
    if let column = column(named: name) { return take(column, role, at: place) }
    findings.append(
      Diagnostic(
        .profileRole, "there is no column \"\(name)\"", at: place,
        remedy: Suggestion.nearest(to: name, among: table.layout.columns.map(\.name)).map { "did you mean \"\($0)\"?" })
    )
  }

  /// A column of the wrong type is an error where it was named for the role, or the role is required; a column that
  /// merely has a usual name may mean something else.
  private mutating func take(_ column: RoleColumn, _ role: ProfileRole, at place: SourceLocation?) {
    if role.accepts(column.storage) {
      columns[role.name] = column
    } else if role.isRequired || settings.roles[role.name] != nil {
      findings.append(
        Diagnostic(
          .profileRole, "the column \"\(column.name)\" must hold \(role.wanted) to be \"\(role.name)\"", at: place,
          remedy: "give the field another type, or map another column"))
    }
  }

  func context(_ profile: RecordProfile) -> CheckContext {
    let vocabularies = profile.vocabularies.map { vocabulary in
      var vocabulary = vocabulary
      for index in vocabulary.terms.indices {
        vocabulary.terms[index].words += settings.words[vocabulary.role]?[vocabulary.terms[index].name] ?? []
      }
      return vocabulary
    }
    return CheckContext(
      layout: table.layout, units: table.units, columns: columns, vocabularies: vocabularies,
      codes: table.codes, today: Today(table.today))
  }

  mutating func checkLossUnit(_ profile: RecordProfile, _ context: CheckContext) {
    guard profile.name == RecordProfile.accidents.name, let loss = columns["loss"],
      LossColumn(loss, unit: table.units[loss.name]) == nil
    else { return }
    let unit = table.units[loss.name]
    findings.append(
      Diagnostic(
        .lossUnit,
        unit.map { "\"\($0)\" is no known unit of money" } ?? "the column \"\(loss.name)\" does not say its unit",
        at: settings.places.profile, remedy: "give the field \"\(loss.name)\" a unit: 元, 万元 or 亿元"))
  }

  /// The sums of the resource, and those of the profile for totals that the resource says nothing about.
  mutating func footings() -> [any RowCheck] {
    var checks: [any RowCheck] = []
    for (index, footing) in settings.footings.enumerated() {
      let place = settings.places.footings.indices.contains(index) ? settings.places.footings[index] : nil
      var found: [RoleColumn] = []
      for name in footing.parts + [footing.total] {
        if let column = column(named: name), column.storage == .integer || column.scale > 0 || isDecimal(column) {
          found.append(column)
        } else {
          findings.append(
            Diagnostic(.profileRole, "there is no column of numbers named \"\(name)\" to add up", at: place))
        }
      }
      guard found.count == footing.parts.count + 1, let total = found.popLast() else { continue }
      checks.append(FootingCheck(parts: found, total: total))
    }
    let declared = Set(settings.footings.map(\.total))
    for footing in settings.known?.footings ?? [] {
      guard let total = columns[footing.total], !declared.contains(total.name) else { continue }
      let parts = footing.parts.compactMap { columns[$0] }
      if parts.count == footing.parts.count { checks.append(FootingCheck(parts: parts, total: total)) }
    }
    return checks
  }

  private func isDecimal(_ column: RoleColumn) -> Bool {
    if case .decimal = column.storage { true } else { false }
  }
}
