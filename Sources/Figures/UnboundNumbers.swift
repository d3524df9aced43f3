/// Finds numbers with a statistical unit in prose: 32起, 1745万元, 17.78%, 三十二人, 12 accidents.
///
/// Meant to be believed: dates, clock times, ordinals, articles of law, document numbers, slogans and idioms are left
/// alone, and Chinese numerals count only where they cannot be part of a word (三十二人; 死亡一人), since a warning that
/// cries wolf is switched off. Built once, then used from any thread.
package struct UnboundNumbers: Sendable {
  /// A number with its unit.
  package struct Finding: Hashable, Sendable {
    /// Offsets in the bytes that were searched.
    package let range: Range<Int>
    package let text: String
  }

  let units: UnitTable

  /// - Parameters:
  ///   - chineseUnits: measure words that stand right behind a number.
  ///   - englishUnits: nouns, one word each, that stand behind a number and a space.
  package init(
    chineseUnits: [String] = StatisticalUnits.chinese, englishUnits: [String] = StatisticalUnits.english
  ) {
    units = UnitTable(chinese: chineseUnits, english: englishUnits)
  }

  /// The usual units, those that a site adds, and those of its measures.
  package init(measureUnits: [MeasureUnit], siteUnits: [String] = []) {
    var (chinese, english) = (StatisticalUnits.chinese, StatisticalUnits.english)
    // A measure may count years; a year in a text is still a date.
    let labels = measureUnits.flatMap(\.labels).map(\.base).filter { base in
      !base.isEmpty && StatisticalUnits.times.match(in: base, at: 0)?.count != base.count
    }
    let words = siteUnits + labels.map { String(scalars: $0) }
    for word in Set(words).subtracting(chinese + english).sorted() where !word.isEmpty {
      if word.utf8.first.map({ $0 < 0x80 }) == true { english.append(word) } else { chinese.append(word) }
    }
    self.init(chineseUnits: chinese, englishUnits: english)
  }

  /// The numbers in a run of UTF-8 text without links and code, in order. U+FFFC stands for something that is no text.
  package func find(in bytes: [UInt8]) -> [Finding] {
    bytes.withUnsafeBufferPointer { find(in: $0) }
  }

  package func find(in bytes: UnsafeBufferPointer<UInt8>) -> [Finding] {
    var findings: [Finding] = []
    var index = 0
    while let start = Self.nextNumeral(in: bytes, from: index) {
      var scan = UnboundNumberScan(bytes: bytes, start: start, units: units)
      if let range = scan.match() {
        findings.append(Finding(range: range, text: String(decoding: bytes[range], as: UTF8.self)))
      }
      index = max(scan.end, start + 1)
    }
    return findings
  }

  /// The next byte at which a digit or a Chinese numeral starts. Text without any is passed over in one loop.
  private static func nextNumeral(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte >= 0x30, byte <= 0x39 { return index }
        index += 1
      } else if byte >= 0xE3, byte < 0xF0, index + 2 < count {
        let scalar = UnboundNumberScan.threeBytes(byte, bytes[index + 1], bytes[index + 2])
        if UnboundNumberScan.isNumeral(scalar) { return index }
        index += 3
      } else {
        index += 1
      }
    }
    return nil
  }
}

/// Units by their first byte, longest first, with what must not follow them.
struct UnitTable: Sendable {
  struct Unit: Sendable {
    let bytes: [UInt8]
    /// Beginnings of words that start with the unit: 人员, 家庭, 处分.
    let notBefore: [[UInt8]]
    /// Safe behind Chinese numerals: 三十二人, but not 十五条 or 二十项, which are names of measures.
    let followsNumerals: Bool
    let isWord: Bool
  }

  private let byFirstByte: [[Unit]]

  init(chinese: [String], english: [String]) {
    var table: [[Unit]] = Array(repeating: [], count: 256)
    func add(_ text: String, isWord: Bool) {
      guard let first = text.utf8.first else { return }
      let followers = Self.followers[text].map { $0.split(separator: " ").map { Array($0.utf8) } } ?? []
      let unit = Unit(
        bytes: Array(text.utf8), notBefore: followers, followsNumerals: !Self.namesOfMeasures.contains(text),
        isWord: isWord)
      table[Int(first)].append(unit)
    }
    for text in chinese {
      add(text, isWord: false)
      if let other = Self.traditional(text) { add(other, isWord: false) }
    }
    for text in Self.shares { add(text, isWord: false) }
    for text in english where !text.isEmpty { add(text.lowercased(), isWord: true) }
    byFirstByte = table.map { $0.sorted { $0.bytes.count > $1.bytes.count } }
  }

  func units(startingWith byte: UInt8) -> [Unit] { byFirstByte[Int(byte)] }

  private static let shares = [
    "%", "%", "‰", "个百分点", "百分点", "個百分點", "percentage point", "percentage points", "per cent",
  ]

  /// Measure words that Chinese numerals precede in names: 十五条措施, 三十项任务, 十二个专项.
  private static let namesOfMeasures: Set<String> = [
    "条", "項", "项", "个", "個", "次", "类", "類", "位", "部", "所", "口", "头", "米", "条例", "組", "组", "場", "场", "篇", "條", "处", "處",
  ]

  private static let followers: [String: String] = [
    "人": "员 員 民 口 才 类 類", "家": "庭 具 电 電 园 園 族", "起": "点 點 草 步 飞 飛", "名": "单 單 称 稱 义 義 牌 录 錄 誉 譽",
    "项": "目", "項": "目", "元": "旦 素 宵", "次": "日 序", "台": "账 帳 阶 湾 风 風", "户": "外 口 籍", "戶": "外 口 籍", "份": "额 額 子",
    "个": "月 小时 工作日 人 体 别 星期", "個": "月 小時 工作日 人 體 別 星期", "位": "于 置 数", "部": "门 門 委 分 队 署", "所": "有 在 以 谓",
    "口": "岸 号 径", "头": "部", "间": "隔 接", "场": "所 地 景", "组": "织 长 成 建", "类": "别 型 似", "座": "谈 談", "只": "有 要 能 是",
    "支": "持 撑 付", "批": "准 复 评 示", "亩": "产", "吨": "位 级", "套": "用", "宗": "旨 教", "米": "粉",
  ]

  private static func traditional(_ text: String) -> String? {
    let pairs: [Character: Character] = [
      "个": "個", "项": "項", "辆": "輛", "条": "條", "户": "戶", "台": "臺", "吨": "噸", "处": "處", "亩": "畝", "顷": "頃", "间": "間",
      "栋": "棟",
      "场": "場", "组": "組", "册": "冊", "类": "類", "头": "頭", "万": "萬", "亿": "億", "时": "時",
    ]
    let other = String(text.map { pairs[$0] ?? $0 })
    return other == text ? nil : other
  }
}
