import Numbers
import Testing

@testable import Charts

@Suite struct LabelPlacementTests {
  /// Labels that touch another or leave the picture. Width is measured as the layout measures it.
  private func faults(_ layout: ChartLayout) -> [String] {
    let drawing = layout.drawing
    let boxes = drawing.labels.map { (text: $0.text, box: drawing.box(of: $0)) }
    var faults: [String] = []
    for (index, first) in boxes.enumerated() {
      let box = first.box
      if box.left < -0.5 || box.right > drawing.width + 0.5 || box.top < -1 || box.bottom > drawing.height + 1 {
        faults.append("\(first.text) leaves the picture: \(box), \(drawing.width) × \(drawing.height)")
      }
      for second in boxes[..<index] where box.intersects(second.box) {
        faults.append("\(first.text) touches \(second.text)")
      }
    }
    return faults
  }

  private func name(_ chance: inout Chance, upTo length: Int) -> String {
    let letters = Array("云川市高新技术产业开发区江北临港东湖西河金沙ABCdefghij WM0123")
    return String((0..<2 + chance.below(length - 1)).map { _ in letters[chance.below(letters.count)] })
  }

  private func values(_ count: Int, _ chance: inout Chance) -> [FixedPoint?] {
    let size = [1, 10, 100, 5_000, 3_000_000][chance.below(5)]
    let scale = chance.below(3)
    let offset = chance.below(3) == 0 ? size / 2 : 0
    return (0..<count).map { _ in
      chance.below(15) == 0 ? nil : FixedPoint(chance.below(size + 1) - offset, scale: scale)
    }
  }

  @Test(arguments: ChartWidth.allCases)
  func `no labels collide, whatever the names`(width: ChartWidth) {
    var chance = Chance(2_024)
    for round in 0..<150 {
      let count = 1 + chance.below(20)
      let categories = (0..<count).map { _ in Chart.Category(name(&chance, upTo: 10)) }
      let series = (0..<1 + chance.below(5)).map { _ in Chart.Series(name(&chance, upTo: 12), values(count, &chance)) }
      for kind in [Chart.Kind.bar, .stacked, .line] {
        let chart = Chart.sample(kind, axis: .names, categories: categories, series: series)
        #expect(faults(chart.layout(width)) == [], "round \(round), \(kind), \(categories.map(\.label))")
      }
    }
  }

  @Test(arguments: ChartWidth.allCases)
  func `no labels collide on time axes of any length`(width: ChartWidth) {
    var chance = Chance(9)
    for round in 0..<80 {
      let categories = Array(Chart.months(2010...2024, from: 1 + chance.below(12)).prefix(1 + chance.below(160)))
      let series = (0..<1 + chance.below(4)).map {
        Chart.Series("系列\($0)", values(categories.count, &chance), provisional: [categories.count - 1])
      }
      for kind in [Chart.Kind.bar, .stacked, .line] {
        let chart = Chart.sample(kind, categories: categories, series: series)
        #expect(faults(chart.layout(width)) == [], "round \(round), \(kind), \(categories.count) months")
      }
    }
  }

  @Test func `every region is named, sideways when the names are long`() {
    let regions = [
      "云川区", "江北新区", "高新技术产业开发区", "临港经济技术开发区", "石桥县", "南山县", "白鹿原生态保护区", "东湖区",
      "西河区", "金沙县", "北岭自治县", "丰乐县", "龙泉县", "青羊区",
    ]
    let chart = Chart.sample(
      .bar, axis: .names, categories: regions.map { .init($0) },
      series: [.init("起", regions.indices.map { FixedPoint($0) })])
    for width in ChartWidth.allCases {
      let labels = chart.layout(width).drawing.labels.map(\.text)
      #expect(regions.allSatisfy(labels.contains))
    }
  }

  @Test func `months are counted anew in each year, also when the first year is not whole`() {
    let categories = Chart.months(2020...2024, from: 8)
    let chart = Chart.sample(
      .line, categories: categories, series: [.init("起", categories.indices.map { FixedPoint($0) })])
    let labels = CategoryLabels(
      chart, below: Plot(left: 30, top: 0, right: 590, bottom: 200), chart.layout(.wide).drawing)
    let months = labels?.shown.map { categories[$0.category].short ?? "" }
    #expect(months?.prefix(5) == ["10月", "1月", "4月", "7月", "10月"])
    #expect(labels?.groups.map(\.text) == ["2020年", "2021年", "2022年", "2023年", "2024年"])
    #expect(labels?.boundaries == [5, 17, 29, 41])
  }

  @Test func `lines carry their names where these do not collide, else a key names them`() {
    let categories = Chart.months(2024...2024)
    func chart(_ names: [String], _ ends: [Int]) -> Chart {
      .sample(
        .line, categories: categories,
        series: zip(names, ends).map { name, end in .init(name, categories.indices.map { FixedPoint($0 * end) }) })
    }
    let apart = chart(["工矿商贸", "道路交通"], [10, 30]).layout(.wide).drawing
    #expect(apart.labels.first { $0.text == "道路交通" }.map { $0.x > 500 } == true)
    let many = chart((0..<9).map { "系列\($0)" }, Array(repeating: 10, count: 9)).layout(.wide).drawing
    #expect(many.labels.first { $0.text == "系列8" }.map { $0.y < 60 } == true)
  }
}
