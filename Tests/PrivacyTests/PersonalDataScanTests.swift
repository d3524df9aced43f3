import Privacy
import Testing

@Suite struct PersonalDataScanTests {
  private func kinds(_ text: String, _ name: String = "index.html") -> [String] {
    PersonalDataScan.find(in: Array(text.utf8), name: name).map { "\($0.kind) \($0.text)" }
  }

  @Test(arguments: [
    "身份证号11010519491231002X。", "身份证号：360426199101010071", "11010519491231002x", "<td>360426199101010071</td>",
    "编号360426 19910101 0071", "３６０４２６１９９１０１０１００７１", "110105491231002",
  ])
  func `finds identity numbers`(_ text: String) {
    #expect(kinds(text).map { $0.prefix(14) } == ["identityNumber"])
  }

  @Test(arguments: [
    "360426199101010072", "99042619910101007X", "360426199113010071", "A360426199101010071", "360426199101010071B",
    "91350100M000100Y43", "911101066976941872", "3604261991010100710", "110105490031002", "0.360426199101010071",
    #"<path d="M360426199101010071 0"/>"#,
  ])
  func `takes other numbers for no identity numbers`(_ text: String) {
    #expect(kinds(text) == [])
  }

  @Test func `takes a few that pass among numbers of records for serials`() {
    // Region, day and serial: one in eleven has the right check character.
    let serials = (1...40).map { number in
      let serial = String(1000 + number * 7).suffix(4)
      return "<td>32040020240101" + serial + "</td>"
    }
    #expect(kinds(serials.joined()) == [])
    #expect(kinds(serials.joined() + "<td>360426199101010071</td>").count == 1)
  }

  @Test(arguments: [
    "13812345678", "电话：13812345678。", "138-1234-5678", "138 1234 5678", "138.1234.5678", "+86 13812345678",
    "(+86)13812345678", "+86-138-1234-5678", "0086 13812345678", "8613812345678", "１３８１２３４５６７８", "138<b>1234</b>5678",
    "138&shy;1234&#8203;5678", "&#49;&#51;&#56;12345678", "&#x31;3812345678", "138\u{200B}1234\u{AD}5678",
    "138<!-- x -->12345678", "<a href=\"tel:13812345678\">拨打</a>", "<a href=\"tel:+8613812345678\">拨打</a>",
    "<img alt=\"张三 13812345678\">", "<meta content='联系13812345678'>", "Tel:13812345678", "tel13812345678",
    "%313812345678", "138‑1234‑5678", "138&nbsp;1234&nbsp;5678",
    #"<script type="application/ld+json">{"telephone":"13812345678"}</script>"#, "138<span class=\"a\">1234</span>5678",
    "1381234 5678", "138 12345678", "座机/13812345678", "张三(13812345678)",
  ])
  func `finds mobile numbers`(_ text: String) {
    #expect(kinds(text).map { $0.prefix(5) } == ["phone"])
  }

  @Test(arguments: [
    ("王小明13812345678/13987654321", 2), ("13812345678/139****1234", 1), ("13812345678/8001", 1), ("13812345678_王", 1),
    ("王_13812345678", 1), ("IMG_13812345678", 0), ("13812345678_1", 0), ("https://example.org/13812345678/8001", 0),
  ])
  func `a slash or a low line beside a mobile number hides none`(_ text: String, _ count: Int) {
    #expect(kinds(text, "a.csv").count == count)
  }

  @Test func `texts that stand there often hide none behind them`() {
    let text = String(repeating: "office@example.org\n", count: 2500) + "a@example.org"
    #expect(kinds(text, "a.csv") == ["email office@example.org", "email a@example.org"])
  }

  @Test func `a few mistyped identity numbers hide no right one`() {
    let wrong = ["360426199101010072", "360426199101010073", "360426199101010074", "360426199101010074"]
    #expect(kinds((wrong + ["360426199101010071"]).joined(separator: "\n"), "a.csv").count == 1)
  }

  @Test func `the path of a file is read as well`() {
    #expect(PersonalDataScan.find(inPath: "files/13812345678.txt").map(\.kind) == [.phone])
    #expect(PersonalDataScan.find(inPath: "notices/2024/a-20240905103000.html").isEmpty)
  }

  @Test(arguments: [
    "12812345678", "1381234567", "138123456789", "x13812345678", "13812345678元", "15012345678 万元", "20240905103000",
    "1700000000000", "2024-09-05 10:30:00", "2024-09-05 2024-09-06", "https://example.org/a/13812345678/",
    "<a href=\"/notices/13812345678/\">通知</a>", "13812345678.5", "0.13812345678", "30.13812345678,120.1",
    "<path d=\"M138 1234 5678 20\"/>", "<td>138</td><td>1234</td><td>5678</td>", "138<br>1234<br>5678",
    "urn:oid:2.49.0.0.156.0.13812345678", "a13812345678b", "#13812345678", "13812345678%", "YF-13812345678",
    "ABC-13812345678", "4008001234", "400-800-1234", "110 119 120 12345 12350", "1 380 013 8000 1", "138****5678",
    "100 138 1234 5678 200", "<script>{\"id\":13812345678}</script>", "<g data-v=\"1\" style=\"left:13812345678px\">",
    "18888888888888888888", "13000000000", "<svg><text x=\"13812345678\">1</text></svg>", "138_1234_5678",
    "9f138123456789ab", "138,123,456,78", "1-3-8-1-2-3-4-5-6-7-8",
  ])
  func `takes other numbers for no mobile numbers`(_ text: String) {
    #expect(kinds(text) == [])
  }

  @Test func `numbers of JSON are no telephones, texts of it are`() {
    #expect(kinds(#"{"a": 13812345678, "b": [13912345678]}"#, "data/x.json") == [])
    #expect(kinds(#"{"a": "13812345678", "b": "c\"13912345678"}"#, "data/x.json").count == 2)
    #expect(kinds(#"{"content_html": "<p>138<b>1234<\/b>5678</p>"}"#, "feed.json").count == 1)
    #expect(kinds(#"{"content_html": "<a href=\"tel:13812345678\">x</a>"}"#, "feed.json").count == 1)
  }

  @Test(arguments: [
    "联系人：张三，电话：0431-81234567", "联系人：张三　0431-8123456", "张三（0431-81234567）", "0431-81234567（王小明）", "张三先生 010-81234567",
    "请联系李四同志，电话(0431)81234567", "<td>王小明</td>\n<td>0431-8123456</td>", "王小明,0431-8123456", "联系人张三电话021 62345678-801",
    "张三：043181234567", "欧阳修 0431-8123456",
  ])
  func `finds fixed numbers beside names`(_ text: String) {
    #expect(kinds(text, text.contains("<") ? "a.html" : "a.csv").map { $0.prefix(5) } == ["phone"])
  }

  @Test(arguments: [
    "咨询电话：0431-81234567", "举报电话0431-81234567，邮编130000", "市应急管理局 010-81234567", "传真：021-62345678",
    "任何问题请拨打0431-81234567",
    "安全生产举报：0431-81234567", "联系电话：0431-81234567。张三报道", "0431-12345", "联系人：张某 0431-81234567", "联系人：王某某，0431-81234567",
    "<li>张三</li><li>0431-81234567</li>", "方式：0431-81234567", "任务 2024-0431", "张三 0.0431-81234567",
  ])
  func `fixed numbers of offices may be published`(_ text: String) {
    #expect(kinds(text) == [])
  }

  @Test(arguments: [
    "6222021234567890128", "卡号6222 0212 3456 7890 128", "4111111111111111", "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "开户行：中国银行 3530111333300000", "5500000000000004", "622202<b>12345</b>67890128", "银行卡：378282246310005",
  ])
  func `finds bank cards`(_ text: String) {
    #expect(kinds(text).map { $0.prefix(8) } == ["bankCard"])
  }

  @Test(arguments: [
    "6222021234567890127", "4111111111111112", "3530111333300000", "1234567890123452", "911101066976941872",
    "4111111111111111.5", "https://example.org/?id=4111111111111111", "<path d=\"M4111111111111111 2\"/>",
    "6201002024010001", "4444444444444444", "<g data-x=\"a\" id=\"4111111111111111\"/>", "a4111111111111111",
    "4111 1111 1111 1111 1111 1111", "1725503400000000", "0x4111111111111111", "4111111111111111-2",
    "<script>{\"id\":4111111111111111}</script>", "4111,1111,1111,1111", "SHA 4111111111111111abcdef",
  ])
  func `takes other numbers for no bank cards`(_ text: String) {
    #expect(kinds(text) == [])
  }

  @Test(arguments: [
    "zhangsan@example.com", "邮箱：zhang.san@mail.gov.cn。", "<a href=\"mailto:zhangsan@example.com\">x</a>",
    "<a href=\"mailto:zhangsan%40example.com\">x</a>", "zhangsan&#64;example.com", "zhangsan&commat;example.com",
    "zhangsan＠example.com", "zhang<b>san</b>@example.com", "zhangsan@<wbr>example.com", "&#122;hangsan@example.com",
    "zhangsan@exam\u{200B}ple.com", "12345@qq.com",
  ])
  func `finds addresses of mail`(_ text: String) {
    #expect(kinds(text).map { $0.prefix(5) } == ["email"])
  }

  @Test(arguments: [
    "@media print", "logo@2x.png", "a@b", "https://user@example.com/", "z***@example.com", "{\"@type\":\"x\"}", "a@b.1",
    "@user@social.example", "mailto:", "a @ b.com", "<a href=\"https://x.org/@name.tag\">x</a>",
  ])
  func `takes other texts for no addresses of mail`(_ text: String) {
    #expect(kinds(text, "a.html") == [])
  }

  @Test(arguments: [
    "苏A12345", "车牌苏A·12345", "苏A-12345", "粤B12345D", "苏AD12345", "粤BF12345", "京A1234警", "沪B1234学", "粤Z1234港", "鲁C1234挂",
    "苏Ａ１２３４５", "苏A<b>12345</b>", "苏A&middot;12345", "苏A 1B234", "吉A8B88C",
  ])
  func `finds plates`(_ text: String) {
    #expect(kinds(text).map { $0.prefix(12) } == ["licencePlate"])
  }

  @Test(arguments: [
    "粤B2-20200101", "京ICP备12345678号", "苏A1234", "苏A·***45", "苏A〔2024〕12345号", "第A12345号", "苏A123456789", "苏AI2345",
    "新A股12345", "江苏12345", "（苏）JZ安许证字12345", "<path class=\"苏\" d=\"A12345\"/>",
  ])
  func `takes other texts for no plates`(_ text: String) {
    #expect(kinds(text) == [])
  }

  @Test(arguments: [
    ("当事人：王小明", "王小明"), ("当事人:张三，男", "张三"), ("<b>被处罚人</b>：李四", "李四"), ("<th>当事人</th>\n<td>王小明</td>", "王小明"),
    ("<dt>当事人</dt><dd>王小明</dd>", "王小明"), ("处罚对象：欧阳小明", "欧阳小明"), ("当事人：张三因未持证上岗", "张三"), (#""当事人":"王小明""#, "王小明"),
    ("行政处罚决定书 姓名：王小明", "王小明"), ("被处罚人姓名：王小明", "王小明"), ("当事人（个人）：王小明", "王小明"),
    ("当事人：王　明", "王 明"), ("当事人王小明，男，41岁", "王小明"), ("对当事人王小明的行政处罚决定", "王小明"), ("当&#20107;人：王小明", ""),
  ])
  func `finds full names in records of penalties`(_ text: String, _ name: String) {
    #expect(kinds(text) == (name.isEmpty ? [] : ["personName \(name)"]))
  }

  @Test(arguments: [
    "当事人：王某某", "当事人：王某", "当事人：赵**", "当事人：李××", "当事人：江南机械厂", "当事人：云川市安达物流有限公司", "当事人名称：任何单位", "姓名：王小明",
    "<th>当事人</th><th>金额</th>", "<th>当事人</th><th>文号</th>", "当事人可以自收到之日起", "当事人方便时", "处罚对象：高危企业", "当事人：王*明", "当事人：李x",
    "当事人：张贴单位", "处罚对象：任何人", "当事人任何时候", "当事人高度重视，男女老少", "当事人于三日内", "当事人：王　某",
  ])
  func `masked names and firms may be published`(_ text: String) {
    #expect(kinds(text) == [])
  }

  @Test func `finds full names below the heading of a table`() {
    func table(_ heading: String, _ cells: String...) -> String {
      "<table><tr><th>文号</th><th><b>\(heading)</b></th></tr>\n"
        + cells.map { "<tr>\n<td>1</td><td> \($0) </td></tr>" }.joined()
        + "</table><table><tr><td></td><td>李四</td></tr>"
    }
    #expect(kinds(table("当事人", "王某某", "王小明", "云川物流有限公司", "任务")) == ["personName 王小明"])
    #expect(kinds(table("被处罚人", "<b>欧阳</b>小明")) == ["personName 欧阳小明"])
    #expect(kinds(table("姓名", "王小明")) == [])
    #expect(kinds(table("姓名", "王小明") + "处罚") == ["personName 王小明"])
    #expect(kinds(table("负责人", "王小明")) == [])
  }

  @Test func `a finding says where it is and hides itself in messages`() throws {
    let found = PersonalDataScan.find(in: Array("电话138<b>1234</b>5678。".utf8), name: "a.html")
    let finding = try #require(found.first)
    #expect(finding.range == 6..<24 && finding.text == "13812345678" && finding.masked == "138******78")
    #expect(finding.key == PersonalDataFinding.key(of: "138-1234 5678"))
  }

  @Test func `faulty bytes are no fault of ours`() {
    var seed: UInt64 = 7
    let alphabet = Array("0123456789@&#;%<>\\\"'=-() x".utf8) + [0xEF, 0xBC, 0x91, 0xC2, 0xAD, 0xE4, 0xFF, 0x80]
    for _ in 0..<3000 {
      let bytes = (0..<60).map { _ -> UInt8 in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(seed >> 33) % alphabet.count]
      }
      for name in ["a.html", "a.json", "a.csv"] {
        for finding in PersonalDataScan.find(in: bytes, name: name) { #expect(finding.range.upperBound <= bytes.count) }
      }
    }
  }

  @Test(arguments: [
    "<p>甲</p><!-- 联系人 王小明 13812345678 -->", "<!-- 13812345678", "<svg><!--13812345678--></svg>",
  ])
  func `looks into comments`(_ text: String) {
    #expect(kinds(text) == ["phone 13812345678"])
  }

  @Test func `reads on through the runs of office documents, and not through their paragraphs`() {
    let run = "<w:r><w:rPr><w:b/></w:rPr><w:t>电话1381</w:t></w:r><w:r><w:t xml:space=\"preserve\">2345678</w:t></w:r>"
    #expect(kinds("<w:p>\(run)</w:p>", "document.xml") == ["phone 13812345678"])
    #expect(kinds("<w:p><w:t>1381</w:t></w:p><w:p><w:t>2345678</w:t></w:p>", "document.xml") == [])
    #expect(kinds("<si><r><t>1381</t></r><r><t>2345678</t></r></si>", "sharedStrings.xml") == ["phone 13812345678"])
  }
}
