import Numbers
import Testing

@testable import Charts

@Suite struct ValueAxisTests {
  @Test(
    "Ticks are those that a statistician would choose",
    arguments: [
      (0, 49, 0, 5, ["0", "10", "20", "30", "40", "50"]),
      (0, 47, 0, 4, ["0", "20", "40", "60"]),
      (0, 3, 0, 5, ["0", "1", "2", "3"]),
      (0, 1, 0, 5, ["0", "1"]),
      (0, 0, 0, 5, ["0", "1"]),
      (7, 7, 0, 5, ["0", "2", "4", "6", "8"]),
      (-7, -7, 0, 5, ["\u{2212}8", "\u{2212}6", "\u{2212}4", "\u{2212}2", "0"]),
      (-45, 43, 0, 6, ["\u{2212}60", "\u{2212}40", "\u{2212}20", "0", "20", "40", "60"]),
      (0, 1523, 3, 5, ["0", "0.5", "1.0", "1.5", "2.0"]),
      (0, 4, 3, 5, ["0", "0.001", "0.002", "0.003", "0.004"]),
      (0, 9_000_000, 0, 5, ["0", "200万", "400万", "600万", "800万", "1,000万"]),
      (0, 1_234_567_890, 0, 3, ["0", "5亿", "10亿", "15亿"]),
      (0, 99_999, 0, 5, ["0", "2万", "4万", "6万", "8万", "10万"]),
      (0, 20_000, 0, 5, ["0", "5,000", "10,000", "15,000", "20,000"]),
      (0, 250_000, 0, 5, ["0", "5万", "10万", "15万", "20万", "25万"]),
    ] as [(Int, Int, Int, Int, [String])])
  func ticks(least: Int, greatest: Int, scale: Int, intervals: Int, expected: [String]) {
    let axis = ValueAxis(
      Int128(least)...Int128(greatest), scale: scale, startsAtZero: true, intervals: intervals,
      style: NumberStyle(largeUnits: NumberStyle.chineseUnits))
    #expect(axis.ticks.map(\.text) == expected)
    #expect(axis.lower <= Int128(least) && axis.upper >= Int128(greatest))
  }

  @Test func `a line far from zero does not start there, one near zero does`() {
    let far = ValueAxis(9020...9370, scale: 1, startsAtZero: false, intervals: 5, style: NumberStyle(suffix: "%"))
    #expect(far.ticks.map(\.text) == ["900%", "910%", "920%", "930%", "940%"])
    #expect(!far.includesZero)
    let near = ValueAxis(40...78, scale: 0, startsAtZero: false, intervals: 5, style: NumberStyle())
    #expect(near.ticks.first?.text == "0")
    let below = ValueAxis(-937 ... -902, scale: 0, startsAtZero: false, intervals: 5, style: NumberStyle())
    #expect(below.upper < 0 && below.base == below.upper)
  }

  @Test func `no axis is finer than its data, and none has more ticks than asked for`() {
    var chance = Chance(1)
    for _ in 0..<500 {
      let scale = chance.below(4)
      let bounds = [chance.below(100_000) - chance.below(100_000), chance.below(3_000) - 500].sorted()
      let intervals = 1 + chance.below(7)
      let axis = ValueAxis(
        Int128(bounds[0])...Int128(bounds[1]), scale: scale, startsAtZero: chance.below(2) == 0, intervals: intervals,
        style: NumberStyle())
      let isOnBothSides = bounds[0] < 0 && bounds[1] > 0
      #expect(axis.ticks.count <= max(intervals, isOnBothSides ? 2 : 1) + 1)
      #expect(axis.lower <= Int128(bounds[0]) && axis.upper >= Int128(bounds[1]) && axis.lower < axis.upper)
      #expect(Set(axis.ticks.map(\.text)).count == axis.ticks.count)
      if isOnBothSides { #expect(axis.ticks.contains { $0.value == 0 }) }
    }
  }

  @Test func `the greatest and the finest numbers have an axis`() {
    for (first, second) in [
      (FixedPoint(.max), FixedPoint(.min)), (FixedPoint(.max), FixedPoint(1, scale: 18)),
      (FixedPoint(.min, scale: 18), FixedPoint(.min)),
    ] {
      for kind in Chart.Kind.allCases {
        let chart = Chart.sample(
          kind, categories: [.init("1"), .init("2")],
          series: [.init("a", [first, second]), .init("b", [first, first])])
        #expect(WellFormed(chart.svg()).faults.isEmpty)
        #expect(WellFormed(chart.svg(.narrow)).faults.isEmpty)
      }
    }
  }
}
