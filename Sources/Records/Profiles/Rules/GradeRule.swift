import Diagnostics
import Numbers

extension DiagnosticKind {
  package static let accidentGrade = DiagnosticKind(
    "accident-grade", .file, .error, title: "The grade of an accident does not agree with what it cost.",
    explanation: """
      The grade is the highest that deaths, serious injuries (acute poisoning included) or direct loss reach: 较大 from \
      3 deaths, 10 serious injuries or 10 million yuan on, 重大 from 10, 50 or 50 million, 特别重大 from 30, 100 or 100 \
      million. 以上 includes the number, 以下 does not. A cell without a value can only raise the grade.
      """)
}

extension RecordRule {
  /// The grade that is written is the one that deaths, injuries and loss make.
  static let accidentGrade = RecordRule(
    .accidentGrade, source: GradeScale.regulation493.source, needs: ["level", "deaths"]
  ) { context in
    guard let level = context.column("level"), let deaths = context.column("deaths") else { return nil }
    return GradeCheck(
      level: level, deaths: deaths, injuries: context.column("injuries"),
      loss: context.column("loss").flatMap { LossColumn($0, unit: context.units[$0.name]) },
      words: context.words("level"), scale: .regulation493)
  }
}

/// The column of the loss with the least stored number of each grade.
struct LossColumn: Sendable {
  let column: RoleColumn
  let bounds: [Int]

  /// Nil when the unit is not known: then the loss says nothing.
  init?(_ column: RoleColumn, unit: String?, scale: GradeScale = .regulation493) {
    guard let yuan = unit.map(MoneyUnit.inYuan) ?? MoneyUnit.endingInYuan(column.name) else { return nil }
    self.column = column
    let perYuan = Fraction.powerOfTen(column.scale)
    bounds = scale.grades.map { Int(clamping: (Int128($0.loss) * perYuan + Int128(yuan) - 1) / Int128(yuan)) }
  }
}

private struct GradeCheck: RowCheck {
  let level: RoleColumn
  let deaths: RoleColumn
  let injuries: RoleColumn?
  let loss: LossColumn?
  let words: WordTable<Int>
  let scale: GradeScale

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    guard let written = words[row.cells[level.index]] else { return }  // a word of its own rule
    let (deaths, injuries) = (whole(deaths, row), injuries.flatMap { whole($0, row) })
    let loss = loss.flatMap { row.stored($0.column.index) }
    let computed = grade(deaths, injuries, loss)
    let isComplete = deaths != nil && injuries != nil && loss != nil
    guard isComplete ? written != computed : written < computed else { return }
    findings.add(
      column: level.index, .accidentGrade,
      Diagnostic(
        .accidentGrade,
        "the grade is written as \(scale.grades[written].name), but it is \(isComplete ? "" : "at least ")"
          + "\(scale.grades[computed].name): \(toll(row))", at: place(level.index),
        remedy: "correct the grade, or the numbers that it follows from"))
  }

  /// A whole number; of a decimal, what stands before the point.
  private func whole(_ column: RoleColumn, _ row: CheckedRow) -> Int? {
    guard let number = row.stored(column.index) else { return nil }
    return column.scale == 0 ? number : number / Int(Fraction.powerOfTen(column.scale))
  }

  private func grade(_ deaths: Int?, _ injuries: Int?, _ loss: Int?) -> Int {
    var grade = scale.grades.count - 1
    while grade > 0 {
      let bound = scale.grades[grade]
      if deaths ?? 0 >= bound.deaths || injuries ?? 0 >= bound.injuries { return grade }
      if let loss, let bounds = self.loss?.bounds, loss >= bounds[grade] { return grade }
      grade -= 1
    }
    return 0
  }

  /// What is known of the row, for the message.
  private func toll(_ row: CheckedRow) -> String {
    [deaths, injuries, loss?.column].compactMap { column in
      column.flatMap { column in column.number(row).map { "\(column.name) \($0.text)" } }
    }.joined(separator: ", ")
  }
}
