import Diagnostics

extension DiagnosticKind {
  package static let textPageChrome = DiagnosticKind(
    "text-page-chrome", .markdown, .warning, title: "Parts of a web page were copied into the text.",
    explanation: """
      Lines such as 打印本页, 分享到, 扫一扫在手机打开当前页, 上一篇, 复制链接, 备案号: buttons and notices of the page that the text \
      was copied from. Take them out; what they say of the source belongs under `source` in the front matter. Looked at \
      are short lines that begin with such words, and numbers of ICP filings.
      """)
}

/// What belongs to the page that a text was copied from.
struct PageChrome {
  static let bytes: [UInt8] = Array("IP".utf8) + [0x0A]

  private var places: [Range<Int>] = []

  mutating func look(at index: Int, _ text: TextView) {
    if text.bytes[index] == 0x0A {
      line(at: index + 1, text)
    } else if text.starts(with: "ICP备", at: index) || text.starts(with: "ICP備", at: index) {
      add(index..<(index + 6))
    } else if text.starts(with: "Powered by Discuz", at: index) {
      add(index..<(index + 17))
    }
  }

  private mutating func add(_ place: Range<Int>) {
    if let last = places.last, last.upperBound > place.lowerBound { return }
    places.append(place)
  }

  /// A short line that begins as only pages do.
  private mutating func line(at start: Int, _ text: TextView) {
    var index = start
    while index < text.bytes.count, Self.isLead(text.bytes[index]) { index += 1 }
    while index + 1 < text.bytes.count, text.bytes[index] == 0xC2, text.bytes[index + 1] == 0xA0 { index += 2 }
    if index + 2 < text.bytes.count, text.scalar(at: index).scalar == "【" { index += 3 }
    guard index + 5 < text.bytes.count, (0xE4...0xE9).contains(text.bytes[index]),
      let phrases = Self.phrases[Self.key(text.bytes[index..<(index + 6)])],
      let phrase = phrases.first(where: { text.starts(with: $0, at: index) })
    else { return }
    var end = index
    while end < text.bytes.count, text.bytes[end] != 0x0A { end += 1 }
    guard !Self.ambiguous.contains(phrase) || end - index <= 150 && text.before(end)?.scalar != "。" else { return }
    add(index..<(index + phrase.utf8.count))
  }

  /// What may stand before the first word of a line.
  private static func isLead(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "|"),
      UInt8(ascii: "+"), UInt8(ascii: "#"):
      true
    default: false
    }
  }

  private static func key(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

  /// A sentence may begin with these as well.
  private static let ambiguous: Set<String> = [
    "分享到", "分享至", "扫一扫", "掃一掃", "上一篇", "下一篇", "上一条", "下一条", "返回首页", "返回列表", "阅读模式", "发表于 ", "浏览次数", "阅读次数", "点击数",
    "字体大小", "版权所有", "网站地图", "加入收藏", "复制链接", "您需要登录",
  ]

  /// By their first two characters.
  private static let phrases: [UInt64: [String]] = Dictionary(
    grouping: [
      "打印本页", "打印此页", "打印 上一主题", "打印上一主题", "打印文章", "打印】", "关闭窗口", "关闭本页", "分享到", "分享至", "扫一扫", "上一篇", "下一篇",
      "上一条", "下一条", "返回顶部", "回到顶部", "返回首页", "返回列表", "只看该作者", "回帖奖励", "倒序浏览", "阅读模式", "复制链接", "跳转到指定楼层",
      "收藏收藏", "热搜:", "热搜：", "字体大小", "浏览次数", "阅读次数", "点击数", "预览阅读已结束", "預覽閱讀已結束", "加入收藏", "设为首页", "网站地图",
      "发表回复", "发表于 ", "登录后才可", "您需要登录", "本帖最后由", "使用道具", "公网安备", "版权所有", "打印本頁", "關閉窗口", "分享到",
      "掃一掃", "返回頂部", "導語:", "導語：", "导语:", "导语：", "责任编辑", "責任編輯", "【打印", "发帖回复",
    ], by: { key($0.utf8.prefix(6)) })

  func findings(in text: AuthoredText) -> [Diagnostic] {
    text.findings(.textPageChrome, at: places, remedy: "take the line out") {
      "\"\($0)\" belongs to the web page that the text was copied from"
    }
  }
}
