import Testing

@testable import Figures

@Suite struct MeasureUnitTests {
  @Test(arguments: [
    ("万元", 4), ("亿元", 8), ("元", 0), ("10,000 yuan", 4), ("million yuan", 6), ("百万吨", 6), ("千克", 0), ("人/10万人", 0),
    ("千瓦时", 0),
    ("", 0), ("万人次", 4),
  ])
  func `finds the scale in a label`(label: String, power: Int) {
    #expect(MeasureUnit(label).power == power)
  }

  @Test func `gives the label of a language, or of a related one`() {
    let unit = MeasureUnit(["zh-Hans": "起", "en": "accidents"])
    #expect(unit.label(in: "zh-Hans") == "起")
    #expect(unit.label(in: "zh") == "起")
    #expect(unit.label(in: "en-GB") == "accidents")
    #expect(MeasureUnit("人").label(in: "en") == "人")
    #expect(MeasureUnit.plain.label(in: "en") == nil)
  }

  @Test func `matches English labels in the singular`() {
    let unit = MeasureUnit("accidents")
    #expect(unit.match([UInt32](folding: "1 accident"), at: 2)?.end == 10)
    #expect(unit.match([UInt32](folding: "accidental"), at: 0) == nil)
  }
}
