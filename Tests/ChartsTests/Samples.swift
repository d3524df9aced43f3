import Numbers

@testable import Charts

extension ChartWords {
  static let sample = ChartWords(
    noData: "无数据", provisional: "初步数据", total: "合计", dataTable: "数据表", download: "下载CSV", rise: "上升",
    fall: "下降", unchanged: "持平", better: "好转", worse: "恶化", comma: ",")
}

extension Chart {
  static func sample(
    _ kind: Kind, axis: Axis = .time, title: String = "事故起数", categories: [Category], series: [Series],
    unit: String = "单位:起", numbers: NumberStyle = NumberStyle(largeUnits: NumberStyle.chineseUnits)
  ) -> Chart {
    Chart(
      kind, axis: axis, title: title, description: "各月数值见数据表。", categoryTitle: "月份", categories: categories,
      series: series, unit: unit, numbers: numbers, words: .sample)
  }

  /// The months of whole years.
  static func months(_ years: ClosedRange<Int>, from first: Int = 1) -> [Category] {
    let all = years.flatMap { year in
      (1...12).map { Category("\(year)年\($0)月", short: "\($0)月", group: "\(year)年") }
    }
    return Array(all.dropFirst(first - 1))
  }

  static func names(_ names: String...) -> [Category] { names.map { Category($0) } }

  func svg(_ width: ChartWidth = .wide, id: String = "c1") -> String {
    var output: [UInt8] = []
    writeSVG(width, id: id, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  func layout(_ width: ChartWidth) -> ChartLayout { ChartLayout(self, width, id: "c1") }
}

func numbers(_ values: Int?..., scale: Int = 0) -> [FixedPoint?] {
  values.map { $0.map { FixedPoint($0, scale: scale) } }
}

/// The same numbers on every machine (Knuth's 64-bit linear congruential generator).
struct Chance {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
