import Figures
import Testing

@Suite struct UnboundNumbersTests {
  private let unbound = UnboundNumbers()

  private func found(_ text: String) -> [String] { unbound.find(in: Array(text.utf8)).map(\.text) }

  @Test(arguments: [
    ("全市共发生事故32起,死亡9人。", ["32起", "9人"]), ("罚款1745万元", ["1745万元"]), ("罚款1745万", ["1745万"]), ("占70 %以上", ["70 %"]),
    ("下降17.78%", ["17.78%"]), ("上升1.2个百分点", ["1.2个百分点"]), ("负责4—5个镇", ["4—5个"]), ("达1,175件", ["1,175件"]),
    ("300余人", ["300余人"]),
    ("1700余万元", ["1700余万元"]), ("32起", ["32起"]), ("总面积10万平方米", ["10万平方米"]), ("死亡三十二人", ["三十二人"]), ("死亡一人", ["一人"]),
    ("共三起", ["三起"]), ("百分之十七点七八", ["百分之十七点七八"]), ("1—8月份发生32起", ["32起"]), ("3处分别位于", ["3处"]), ("召开6次会议", ["6次"]),
    ("There were 12 accidents and 3 deaths, up 17 %.", ["12 accidents", "3 deaths", "17 %"]),
    ("1.5 million yuan", ["1.5 million yuan"]),
    ("26個行業", ["26個"]),
  ])
  func `finds numbers with a unit`(text: String, expected: [String]) {
    #expect(found(text) == expected)
  }

  @Test(arguments: [
    "2024年8月5日", "1—8月份", "2024-08-05", "上午10:30起", "8:00起", "第3次会议", "第十二条", "第 3 起", "〔2024〕3号", "一起参加", "一些企业",
    "一次性告知", "一家人",
    "十分重要", "这一件事", "百次检查不如一次执法", "一厂出事故、万厂受教育", "几十条、几百条", "十四五规划", "“十二五”时期", "十五条硬措施", "二十项任务", "二十大", "12350举报电话",
    "千家万户", "一是抓好", "(二)强化", "每10万人死亡率", "三年行动", "连续15年", "5日内", "12个月", "2022元旦", "附件1人员名单", "1 人员", "GB/T 15835-2011",
    "PM2.5超标",
    "G15次", "二〇二四年", "2项目", "公共三处", "Article 12", "version 1.2.3", "12 months",
  ])
  func `leaves alone what is no statistic`(text: String) {
    #expect(found(text).isEmpty)
  }

  @Test func `ranges are those of the bytes`() {
    let bytes = Array("死亡9人\u{FFFC}伤3人".utf8)
    let findings = unbound.find(in: bytes)
    #expect(findings.map(\.range) == [6..<10, 16..<20])
    #expect(findings.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["9人", "3人"])
  }

  @Test func `something inline parts number and unit`() {
    #expect(found("32\u{FFFC}起").isEmpty)
  }

  @Test func `units are data`() {
    #expect(found("12罐").isEmpty)
    let more = UnboundNumbers(chineseUnits: StatisticalUnits.chinese + ["罐"])
    #expect(more.find(in: Array("12罐".utf8)).map(\.text) == ["12罐"])
  }

  @Test func `units of measures count`() {
    let more = UnboundNumbers(measureUnits: [MeasureUnit(["zh-Hans": "万标箱", "en": "containers"])], siteUnits: ["罐"])
    #expect(more.find(in: Array("12万标箱, 3罐, 4 Containers".utf8)).map(\.text) == ["12万标箱", "3罐", "4 Containers"])
  }

  @Test func `broken bytes do no harm`() {
    var random: UInt64 = 5
    let sample = Array("三十二人1745万元12 accidents百分之".utf8)
    for _ in 0..<3_000 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let start = Int(random >> 33) % sample.count
      let end = start + Int(random >> 13) % (sample.count - start + 1)
      for finding in unbound.find(in: Array(sample[start..<end])) { #expect(finding.range.upperBound <= end - start) }
    }
  }
}
