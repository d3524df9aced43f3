/// Names of natural persons, as far as a text by itself tells them from other words.
package enum PersonName {
  /// Whether a cell hides whom it names: 王某某, 王某, 李××, 赵**, 欧阳某, 李XX. Of several names, whether all are hidden.
  package static func isMasked(_ name: String) -> Bool {
    let parts = name.unicodeScalars.split(whereSeparator: separators.contains).map(trimmed)
    return parts.contains { !$0.isEmpty } && parts.allSatisfy { $0.isEmpty || isPartMasked($0) }
  }

  /// A surname and nothing but mask characters behind it, perhaps with what tells persons apart or counts them: 王某甲,
  /// 王某1, 王某某等3人. A Latin x is a letter of names as well: it hides only in twos, and only after a Han surname.
  private static func isPartMasked(_ part: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let start = part.firstIndex(where: { maskCharacters.contains($0) || isLatinX($0) && $0 != part.first }) else {
      return false
    }
    let (surname, rest) = (part[..<start], part[start...])
    let isHan = surname.allSatisfy { $0.value >= 0x3400 }
    guard surname.count <= (isHan ? 2 : 1) else { return false }
    let masks = rest.prefix { maskCharacters.contains($0) || isLatinX($0) }
    let latin = masks.filter(isLatinX).count
    if latin > 0, latin < 2 || !isHan || surname.isEmpty { return false }
    return isEndOfMask(rest[masks.endIndex...])
  }

  private static func isEndOfMask(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let digits = rest.prefix { $0.properties.numericType != nil }
    if rest.isEmpty || (digits.count == rest.count && rest.count < 3) { return true }
    if rest.count == 1, let first = rest.first, "甲乙丙丁戊等".unicodeScalars.contains(first) { return true }
    return rest.first == "等" && rest.last == "人"
      && rest.dropFirst().dropLast().allSatisfy { $0.properties.numericType != nil }
  }

  private static func isLatinX(_ scalar: Unicode.Scalar) -> Bool { "xXｘＸ".unicodeScalars.contains(scalar) }

  private static let maskCharacters: Set<Unicode.Scalar> = Set("某*＊×○〇".unicodeScalars)
  /// What stands between the names of several persons in one cell.
  private static let separators: Set<Unicode.Scalar> = Set("、，,/／;；".unicodeScalars)

  private static func trimmed(_ part: some Collection<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    let part = Array(part)
    guard let first = part.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = part.lastIndex(where: { !$0.properties.isWhitespace })
    else { return [] }
    return part[first...last]
  }

  /// Whether the text looks like the full name of a person: a common surname and one or two characters more, all Han.
  /// Firms have longer names, as a rule, and end with what they are.
  package static func looksLikeName(_ name: String) -> Bool { looksLikeName(Array(name.unicodeScalars)[...]) }

  static func looksLikeName(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard (2...4).contains(scalars.count), scalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }),
      let first = scalars.first, let last = scalars.last, !endings.contains(last), !scalars.contains("某")
    else { return false }
    if words.contains(String(String.UnicodeScalarView(scalars))) { return false }
    if surnameLength(scalars) == 2 { return scalars.count > 2 }
    return scalars.count < 4 && surnames.contains(first)
  }

  /// Whether the owner of a camera or the writer of a document may be a person: a Chinese name, or one in Latin letters
  /// with a Chinese surname. Offices and programs sign as well.
  static func mayBePerson(_ name: String) -> Bool {
    let name = name.trimmed
    if looksLikeName(name) { return true }
    for owner in ["的iPhone", "的 iPhone", "的手机", "的相机"] where name.hasSuffix(owner) {
      return looksLikeName(String(name.dropLast(owner.count)))
    }
    let words = name.lowercased().split { !$0.isLetter && $0 != "-" }
    guard (2...3).contains(words.count), words.allSatisfy({ $0.utf8.count == $0.count && $0.count > 1 }) else {
      return false
    }
    return latinSurnames.contains(String(words[0])) || latinSurnames.contains(String(words[words.count - 1]))
  }

  /// The name with the surname only, as decisions are published: 王小明 → 王某某, 欧阳修 → 欧阳某. A name that is masked
  /// already stays. Each of several names in one cell is masked by itself: 王小明、李某 → 王某某、李某.
  package static func masked(_ name: String) -> String {
    var (result, part) = (String.UnicodeScalarView(), [Unicode.Scalar]())
    for scalar in name.unicodeScalars {
      guard separators.contains(scalar) else {
        part.append(scalar)
        continue
      }
      result += maskedPart(trimmed(part))
      result.append(scalar)
      part.removeAll()
    }
    result += maskedPart(trimmed(part))
    return String(result)
  }

  private static func maskedPart(_ part: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    if part.isEmpty || isPartMasked(part) { return Array(part) }
    guard part.count > 1 else { return ["某"] }
    let kept = part.allSatisfy { $0.value >= 0x3400 } ? surnameLength(part) : 1
    return part.prefix(min(kept, part.count - 1))
      + [Unicode.Scalar](repeating: "某", count: min(2, max(1, part.count - kept)))
  }

  private static func surnameLength(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.count > 2 && doubleSurnames.contains(String(String.UnicodeScalarView(scalars.prefix(2)))) ? 2 : 1
  }

  /// Last characters of shops, works and offices with short names.
  private static let endings: Set<Unicode.Scalar> = Set("厂店行社部所站局院场矿村队馆吧城楼库园坊处会县市镇乡省区科室办委".unicodeScalars)

  private static let doubleSurnames: Set<String> = [
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "司徒", "端木", "南宫",
  ]

  /// The hundred most frequent surnames (Ministry of Public Security, national name report 2020), which about five in
  /// six persons have.
  private static let surnames: Set<Unicode.Scalar> = Set(
    """
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆\
    范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤
    """.unicodeScalars)

  private static let latinSurnames: Set<String> = Set(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin luo gao zheng liang xie song tang han deng \
    feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lyu ding ren lu yao shen zhong cui tan \
    fan liao shi jin jia xia fu fang zou xiong bai meng qin qiu hou yin xue yan duan lei long tao mao hao gu gong shao \
    wan qian dai mo kong xiang chang ouyang sima zhuge
    """.split(separator: " ").map(String.init))

  /// Words of bulletins that begin like a name.
  private static let words: Set<String> = Set(
    """
    万元 万人 万吨 万亩 余人 余起 余家 余元 余名 于是 任务 任何 任何人 任意 任一 任职 方式 方面 方案 方法 方向 方便 方可 高度 高温 高空 高速 高压 高层 \
    高校 高级 高危 高新区 高风险 高发 高于 高频 高低 安全 石油 石化 石材 金额 金属 金融 白天 白色 白酒 黄色 黄金 黄河 常务 常规 常见 常年 常住 \
    常态 严重 严格 严禁 严肃 严查 严厉 严防 雷电 雷雨 雷暴 夏季 夏天 许可 许可证 许多 程序 程度 向上 向下 向前 毛重 史料 陶瓷 范围 田间 杜绝 付款 \
    顾客 顾问 周期 周边 周围 周一 周二 周三 周四 周五 周六 周日 何时 何地 何种 何人 何事 林业 林木 林地 罗列 江河 张贴 宋体 曾用名 曾经 曾任 曾因 \
    钟点 钱款 段落 武装 武器 孔洞 孔隙 汤料 龙头 江苏 江西 江南 江北 江门 黄石 黄山 黄冈 马上 马路 马匹 韩国 武汉 沈阳 郑州 徐州 苏州 常州 贺州 \
    邵阳 唐山 彭州 孟州 石家庄 马鞍山 钱塘江 贵阳 时间 日期 段次 文号 邓州 龙岩 黄埔 郭家 胡同 肖像 董事 董事长 程控 石灰 石料 石英 金库 丁烷 丁烯 \
    丁类 甲类 乙类 陆地 陆上 陆续 路线 余额 余下 余热 叶片 潘家 谢绝 谢谢 谭家 袁家 姚家 魏家 江面 白班 孟家 段长 贾家 严守 常设 常备 高处作业 范本 方形 \
    万分 万一 万台 万家 万户 万次 万伏 于此 于今 朱红 胡乱 何以 任免 任命 任期 石膏 钱财 戴好 戴上 向导 顾及 高炉 高架 金工 金矿 石矿 江段
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
