import Records

/// Words around a number that say how it is meant.
enum Vocabulary {
  enum Meaning: Sendable, Hashable {
    /// A verb or noun of change; `isNoun` for 增幅, which takes 为 without becoming a level.
    case direction(ComputedFigure.Direction, isNoun: Bool)
    /// 基本持平: very little changed.
    case nearlyUnchanged
    case boundBefore(WrittenFigure.Bound)
    case boundAfter(WrittenFigure.Bound)
    /// 第, No.: a place or a name, not an amount.
    case ordinal
    /// 首位.
    case place(Int)
    /// 倒数, last: counted from the other end.
    case fromEnd
    /// 前 in 前三位.
    case leading
    /// 每, per: the number after it is what a rate refers to.
    case denominator
    /// 无, none.
    case zero
    /// 翻一番, doubled: a change in per cent.
    case multiple(Int)
    case negation
    /// Holds a character that would be misread: 一般, 节约, 至今.
    case filler
    /// An English number word.
    case number(Int)
  }

  struct Phrase: Sendable {
    let scalars: [UInt32]
    let meaning: Meaning
  }

  /// The longest phrase at the offset.
  static func match(_ text: [UInt32], at start: Int) -> Phrase? {
    guard let candidates = byFirstScalar[text[start]] else { return nil }
    let isWordStart = start == 0 || !text[start - 1].isSmallLetter
    return candidates.first { phrase in
      guard text.holds(phrase.scalars, at: start) else { return false }
      guard text[start].isSmallLetter else { return true }
      let end = start + phrase.scalars.count
      return isWordStart && (end == text.count || !text[end].isSmallLetter)
    }
  }

  private static let byFirstScalar: [UInt32: [Phrase]] = {
    var table: [UInt32: [Phrase]] = [:]
    for (words, meaning) in entries {
      for word in words.split(separator: "|") {
        let scalars = [UInt32](folding: String(word))
        table[scalars[0], default: []].append(Phrase(scalars: scalars, meaning: meaning))
      }
    }
    return table.mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
  }()

  private static let entries: [(String, Meaning)] = changes + bounds + places + others + numberWords

  private static let changes: [(String, Meaning)] = [
    (
      "上升|增长|增加|增多|提高|提升|上涨|升高|回升|反弹|攀升|扩大|走高|不降反升|由降转升|止跌回升|稳中有升|正增长|多发|rose|rise|risen|rising|up|"
        + "increased|increase|increasing|grew|grown|growth|higher|more|climbed|gained|jumped",
      .direction(.up, isNoun: false)
    ),
    ("增幅|升幅|涨幅", .direction(.up, isNoun: true)),
    (
      "下降|减少|降低|下跌|回落|下滑|缩小|压减|走低|不升反降|由升转降|止升回落|稳中有降|负增长|少发|fell|fallen|falling|down|decreased|decrease|"
        + "decreasing|declined|decline|dropped|lower|fewer|reduced|shrank|a fall of|drop",
      .direction(.down, isNoun: false)
    ),
    ("降幅|跌幅|减幅", .direction(.down, isNoun: true)),
    (
      "持平|不变|没有变化|无变化|未变|零增长|相同|一样|一致|unchanged|flat|no change|the same|level with|no different",
      .direction(.unchanged, isNoun: true)
    ),
    ("基本持平|大体持平|大致持平|基本不变|nearly unchanged|almost unchanged|virtually unchanged", .nearlyUnchanged),
    ("翻一番|翻了一番|翻番|翻倍|doubled|double", .multiple(100)), ("翻两番|翻了两番|quadrupled", .multiple(300)),
    ("tripled|trebled", .multiple(200)), ("减半|halved", .multiple(-50)),
    (
      "没有|未|不再|并未|没|并没有|并非|并非是|并不是|不是|绝非|非|不为|不等于|not|did not|neither|nor|never|isn't|wasn't|aren't|weren't|isn’t|"
        + "wasn’t|aren’t|weren’t", .negation
    ),
  ]

  private static let bounds: [(String, Meaning)] = [
    ("近|将近|接近|nearly|almost|close to|just under", .boundBefore(.nearly)),
    (
      "不足|不到|不满|未满|低于|少于|小于|未达|未达到|没有达到|没达到|未能达到|达不到|尚未达到|没有到|没到|未到|not as many as|less than|under|fewer than|below",
      .boundBefore(.below)
    ),
    (
      "不超过|不超|没有超过|没超过|未超过|未超|并未超过|并没有超过|尚未超过|没有超出|未超出|没有突破|未突破|不高于|不多于|至多|最多|控制在|at most|no more than|not more than|up to|not exceeding|no greater than",
      .boundBefore(.atMost)
    ),
    (
      "逾|超|不止|不只|超过|超出|多于|高于|大于|over|more than|exceeding|above|greater than|upwards of",
      .boundBefore(.above)
    ),
    (
      "没有低于|未低于|没有少于|未少于|不低于|不少于|至少|起码|不小于|突破|上|at least|no less than|not less than|no fewer than",
      .boundBefore(.atLeast)
    ),
    ("约|大约|约为|约占|约有|大概|about|approximately|around|roughly|some|circa|approx.|approx", .boundBefore(.approximately)),
    ("以上|及以上|or more|and above|and more|or above", .boundAfter(.atLeast)),
    ("以下|及以下|以内|之内|or less|or fewer|or below", .boundAfter(.atMost)),
    ("左右|上下|or so", .boundAfter(.approximately)),
  ]

  private static let places: [(String, Meaning)] = [
    ("第|no.|number|ranked|rank|ranks|排名|名列|位列|位居", .ordinal),
    ("首位|居首|榜首|第一位|first", .place(1)), ("second", .place(2)), ("third", .place(3)),
    ("倒数|末位|末尾|垫底|最后|最末|last|bottom|lowest|fewest|from the end", .fromEnd),
    ("last year|last month|last quarter|last week|last time", .filler),
    ("前|top", .leading), ("每|per|/|every", .denominator),
  ]

  private static let others: [(String, Meaning)] = [
    ("无|没有发生|没有发生过|没发生|未发生|未发生过|未曾发生|没有出现|未出现|none|no|nil|没有人", .zero),
    (
      "无一例外|一般|一些|一律|一直|一起来|一定|一贯|一线|一切|一并|一体|一次性|一家人|唯一|统一|进一步|十分|万分|千方百计|节约|合约|预约|契约|条约|违约|公约|附近|最近|最高|最低|缺少|多少|增加值|"
        + "增长率|增速|变化率|超载|超速|超限|超标|超期|超员|无证|无照|有无|无牌|无关|无故|多次|多起|多家|多名|多人|多个|多部门",
      .filler
    ),
  ]

  private static let numberWords: [(String, Meaning)] = {
    let words =
      "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
      + "eighteen nineteen twenty"
    let tens = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    return words.split(separator: " ").enumerated().map { (String($1), .number($0)) }
      + tens.enumerated().map { ($1, .number(30 + 10 * $0)) }
  }()
}
