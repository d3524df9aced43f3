import Figures
import Numbers
import Records

/// Units and figures that several tests use.
enum Samples {
  static let accidents = MeasureUnit(["zh-Hans": "起", "en": "accidents"])
  static let people = MeasureUnit(["zh-Hans": "人", "en": "people"])
  static let yuan = MeasureUnit("元")
  static let tenThousandYuan = MeasureUnit(["zh-Hans": "万元", "en": "10,000 yuan"])
  static let perHundredThousand = MeasureUnit("人/10万人")

  static func figure(
    _ text: String, exact: Fraction? = nil, unit: ComputedFigure.Unit = .measure,
    direction: ComputedFigure.Direction? = nil, rounding: RoundingMode = .halfUp
  ) -> ComputedFigure {
    let number = FixedPoint(text) ?? FixedPoint(0)
    return ComputedFigure(
      .number(number), exact: exact ?? Fraction(number), unit: unit, direction: direction, rounding: rounding)
  }

  /// 45 accidents before, 37 now.
  static let fell = figure("-17.78", exact: Fraction(-800, over: 45), unit: .percent, direction: .down)
  static let unchanged = figure("0.00", unit: .percent, direction: .unchanged)
}
