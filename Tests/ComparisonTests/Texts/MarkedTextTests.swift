import Testing

@testable import Comparison

@Suite("Marked text")
struct MarkedTextTests {
  /// As the text report writes it.
  private func marked(_ old: String, _ new: String) -> String {
    MarkedText(old, new).runs.map { run in
      switch run.mark {
      case .same: run.text
      case .removed: "[-\(run.text)-]"
      case .added: "{+\(run.text)+}"
      }
    }.joined()
  }

  @Test(
    "keeps numbers, dates and words whole",
    arguments: [
      ("下降−12.9%", ["下", "降", "−12.9%"]), ("1,619.55万元", ["1,619.55", "万", "元"]),
      ("2024年8月5日", ["2024年8月5日"]), ("8月份", ["8月", "份"]), ("2024-09-05 14:40", ["2024-09-05", " ", "14:40"]),
      ("GB18030 don't", ["GB18030", " ", "don", "'", "t"]), ("1-8月", ["1", "-", "8月"]), ("２４人", ["２４", "人"]),
      ("3.", ["3", "."]), ("2024-08", ["2024-08"]), ("5/6", ["5", "/", "6"]),
    ] as [(String, [String])])
  func words(text: String, expected: [String]) {
    #expect(WordScanner.words(text).map(\.text) == expected)
  }

  @Test(
    "marks phrases that can be read",
    arguments: [
      ("死亡9人，重伤26人", "死亡10人，重伤25人", "死亡[-9-]{+10+}人，重伤[-26-]{+25+}人"),
      ("27起13人", "28起14人", "[-27-]{+28+}起[-13-]{+14+}人"),
      ("风险上升。", "风险明显上升。", "风险{+明显+}上升。"),
      // 工 stands on both sides by chance.
      ("霁川顺澜市政工程公司", "霁川恒工建筑企业公司", "霁川[-顺澜市政工程-]{+恒工建筑企业+}公司"),
      ("要加强巡查。要落实责任。", "要加强巡查。要通报情况。要落实责任。", "要加强巡查。{+要通报情况。+}要落实责任。"),
      ("two deaths", "two injuries", "two [-deaths-]{+injuries+}"),
    ])
  func readable(old: String, new: String, expected: String) {
    #expect(marked(old, new) == expected)
  }

  @Test("loses no character of either side")
  func lossless() {
    let (old, new) = ("要加强A，B和C。2024年1月共3起😀", "须B，加强和C、D。2024年2月共4起")
    let runs = MarkedText(old, new).runs
    #expect(runs.filter { $0.mark != .added }.map(\.text).joined() == old)
    #expect(runs.filter { $0.mark != .removed }.map(\.text).joined() == new)
  }

  @Test("names what a changed number counts, with its unit")
  func numbers() {
    let changes = MarkedText("全市死亡9人，损失1.5亿元。", "全市死亡10人，损失1.6亿元。").numberChanges
    #expect(changes.map(\.label) == ["全市死亡", "损失"])
    #expect(changes.map(\.old) == ["9人", "1.5亿元"])
    #expect(changes.map(\.new) == ["10人", "1.6亿元"])
    #expect(changes.allSatisfy { !$0.isDate })
  }

  @Test("tells dates from numbers, and leaves alone what is put in whole")
  func dates() {
    #expect(MarkedText("截至2024年8月5日", "截至2024年8月6日").numberChanges.map(\.isDate) == [true])
    #expect(MarkedText("全市平稳。", "全市平稳。共3起。").numberChanges.isEmpty)
    #expect(MarkedText("同比持平", "同比下降3%").numberChanges.map(\.new) == ["3%"])
  }

  @Test("finds texts with other numbers alike, and other texts not")
  func similarity() {
    func similarity(_ old: String, _ new: String) -> Double {
      MarkedText.similarity(WordScanner.words(old), WordScanner.words(new))
    }
    #expect(similarity("2024年9月5日", "2024年9月6日") == 0.5)
    #expect(similarity("共27起事故", "共28起事故") > 0.7)
    #expect(similarity("加强巡查", "请遵照执行") == 0)
    #expect(similarity("", "") == 1)
  }
}
