import Diagnostics
import Numbers
import Testing

@testable import Records

struct GradeScaleTests {
  /// The vectors of the domain reference: deaths, serious injuries, loss in yuan, grade.
  static let vectors: [(Int, Int, String, String)] = [
    (2, 9, "9999999.99", "一般"), (3, 0, "0", "较大"), (9, 49, "49999999.99", "较大"), (10, 0, "0", "重大"),
    (0, 50, "0", "重大"), (29, 99, "99999999.99", "重大"), (30, 0, "0", "特别重大"), (0, 100, "0", "特别重大"),
    (0, 0, "100000000", "特别重大"), (1, 0, "50000000", "重大"),
  ]

  @Test("The highest grade that one criterion reaches counts, its bound included", arguments: vectors)
  func grades(deaths: Int, injuries: Int, loss: String, grade: String) {
    let scale = GradeScale.regulation493
    let toll = GradeScale.Toll(deaths: deaths, injuries: injuries, loss: FixedPoint(loss))
    #expect(scale.grades[scale.grade(of: toll)].name == grade)
  }

  @Test("What is not known reaches the lowest grade")
  func unknown() {
    #expect(GradeScale.regulation493.grade(of: GradeScale.Toll()) == 0)
    #expect(!GradeScale.Toll(deaths: 1, injuries: 2).isComplete)
  }
}

struct GradeRuleTests {
  let yuan = Checking("accidents", "date:date level:text deaths:integer injuries:integer loss:2", units: ["loss": "元"])

  @Test("A written grade that agrees has no finding, any other has one", arguments: GradeScaleTests.vectors)
  func vectors(deaths: Int, injuries: Int, loss: String, grade: String) {
    for written in ["一般", "较大", "重大", "特别重大"] {
      let found = yuan.findings("2024-03-01|\(written)|\(deaths)|\(injuries)|\(loss)")
      #expect(found.ids == (written == grade ? [] : ["accident-grade"]), "\(written)")
    }
  }

  @Test("The message names the grade that the numbers make, and the numbers")
  func message() {
    let found = yuan.findings("2024-03-01|一般|3|0|1200.5")
    #expect(
      found.first?.message == "the grade is written as 一般, but it is 较大: deaths 3, injuries 0, loss 1200.50")
    #expect(found.first?.location?.line == 2)
    #expect(found.first?.location?.column == 2)
  }

  @Test("The unit of the loss counts: of the field, or at the end of the column's name")
  func units() {
    let wan = Checking(
      "accidents", "date:date level:text deaths:integer injuries:integer loss:2", units: ["loss": "万元"])
    #expect(wan.findings("2024-03-01|一般|0|0|999.99").isEmpty)
    #expect(wan.findings("2024-03-01|一般|0|0|1000").ids == ["accident-grade"])
    let named = Checking("accidents", "事故日期:date 事故等级:text 死亡人数:integer 重伤人数:integer 直接经济损失（万元）:integer")
    #expect(named.findings("2024-03-01|较大|0|0|1000").isEmpty)
    #expect(named.findings("2024-03-01|较大|0|0|999").ids == ["accident-grade"])
  }

  @Test("A loss without a unit is reported and takes no part")
  func noUnit() {
    let table = Checking("accidents", "date:date level:text deaths:integer injuries:integer loss:2")
    #expect(table.findings("2024-03-01|较大|0|0|1").ids == ["loss-unit"])
    let foreign = Checking("accidents", "date:date level:text deaths:integer loss:2", units: ["loss": "EUR"])
    #expect(foreign.findings().first?.message == "\"EUR\" is no known unit of money")
  }

  @Test("A cell without a value can only raise the grade")
  func unknown() {
    #expect(yuan.findings("2024-03-01|较大|1|0|").isEmpty)
    #expect(
      yuan.findings("2024-03-01|一般|3||").first?.message == "the grade is written as 一般, but it is at least 较大: deaths 3"
    )
  }

  @Test("A grade may be written in other words, and unknown words are reported")
  func words() {
    #expect(yuan.findings("2024-03-01|larger|3|0|0", "2024-03-01|较大事故|3|0|0").isEmpty)
    #expect(yuan.findings("2024-03-01|严重|3|0|0").ids == ["profile-word"])
    var own = yuan
    own.table.settings.words = ["level": ["较大": ["严重"]]]
    #expect(own.findings("2024-03-01|严重|3|0|0").isEmpty)
  }
}
