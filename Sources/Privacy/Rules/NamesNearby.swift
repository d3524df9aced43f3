/// Finds the name of a person beside a number: 联系人：张三　0431-8123456, 张三（电话 …）, a cell with a name in the same row.
enum NamesNearby {
  /// How many characters may stand between: those that are seen, punctuation and space aside.
  private static let reach = 12
  private static let titles = [
    "先生", "女士", "同志", "小姐", "老师", "师傅", "主任", "处长", "科长", "局长", "经理", "书记", "队长", "所长", "站长", "工程师", "医生",
  ].map { Array($0.unicodeScalars) }
  private static let leads = [
    "联系人", "经办人", "负责人", "承办人", "当事人", "被处罚人", "责任人", "举报人", "投诉人", "姓名", "联络员", "法人", "车主", "机主", "业主", "司机",
    "驾驶员", "死者", "伤者", "家属", "联系", "咨询", "请找", "致电", "为", "是", "由",
  ].map { Array($0.unicodeScalars) }
  private static let tails = [
    "联系电话", "办公电话", "联系方式", "移动电话", "固定电话", "手机号码", "电话号码", "手机号", "电话", "手机", "座机", "的", "宅电",
  ].map { Array($0.unicodeScalars) }

  static func hasName(beside range: Range<Int>, in text: SeenText) -> Bool {
    hasName(before: range.lowerBound, in: text.bytes) || hasName(after: range.upperBound, in: text.bytes)
  }

  private static func hasName(before end: Int, in bytes: [UInt8]) -> Bool {
    var start = max(0, end - 120)
    for index in (start..<end).reversed() where isEnd(bytes, at: index) {
      start = index + 1
      break
    }
    let scalars = Array(String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars)
    return words(scalars.reversed()).contains { isName(Array($0.reversed())) }
  }

  private static func hasName(after start: Int, in bytes: [UInt8]) -> Bool {
    let limit = min(bytes.count, start + 120)
    let end = (start..<limit).first { isEnd(bytes, at: $0) } ?? limit
    let scalars = Array(String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars)
    return words(scalars).contains(where: isName)
  }

  /// Line ends, ends of blocks, full stops and semicolons part what belongs together.
  private static func isEnd(_ bytes: [UInt8], at index: Int) -> Bool {
    switch bytes[index] {
    case SeenText.lineEnd, SeenText.blockEnd, UInt8(ascii: ";"): true
    case 0x82 where index >= 2: bytes[index - 1] == 0x80 && bytes[index - 2] == 0xE3
    case 0x9B where index >= 2: bytes[index - 1] == 0xBC && bytes[index - 2] == 0xEF
    default: false
    }
  }

  /// Runs of Han characters, as far as the reach goes.
  private static func words(_ scalars: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var (words, word, seen): ([[Unicode.Scalar]], [Unicode.Scalar], Int) = ([], [], 0)
    for scalar in scalars {
      let isHan = (0x4E00...0x9FFF).contains(scalar.value)
      if isHan {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append(word)
        word = []
      }
      if isHan || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) { seen += 1 }
      // A name that has begun within reach is read to its end.
      if seen > reach, !isHan || seen > reach + 4 { break }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static func isName(_ word: [Unicode.Scalar]) -> Bool {
    var rest = word[...]
    if let tail = tails.first(where: { rest.count > $0.count && rest.suffix($0.count).elementsEqual($0) }) {
      rest = rest.dropLast(tail.count)
    }
    if let title = titles.first(where: { rest.count > $0.count && rest.suffix($0.count).elementsEqual($0) }) {
      rest = rest.dropLast(title.count)
      // Before a title a name may end a longer run: 请联系张三同志.
      if [3, 2].contains(where: { rest.count >= $0 && PersonName.looksLikeName(rest.suffix($0)) }) { return true }
    }
    if let lead = leads.first(where: { rest.count > $0.count && rest.starts(with: $0) }) {
      rest = rest.dropFirst(lead.count)
    } else if let lead = leads.prefix(20).first(where: { lead in end(of: lead, in: rest) != nil }),
      let end = end(of: lead, in: rest)
    {
      rest = rest[end...]
    }
    return PersonName.looksLikeName(rest)
  }

  /// Where a word ends that stands within a run, such as 联系人 in 本局联系人张三.
  private static func end(of lead: [Unicode.Scalar], in run: ArraySlice<Unicode.Scalar>) -> Int? {
    guard run.count > lead.count else { return nil }
    return (run.startIndex...(run.endIndex - lead.count)).last { run[$0...].starts(with: lead) }.map { $0 + lead.count }
  }
}
