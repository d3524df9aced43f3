/// Names of natural persons, as far as a cell by itself tells them from names of firms.
package enum PersonName {
  /// Whether a name hides who it is: 王某某, 王某, 李××, 赵**, 欧阳某.
  package static func isMasked(_ name: String) -> Bool {
    name.unicodeScalars.contains { "某*＊×xXｘＸ○〇".unicodeScalars.contains($0) }
  }

  /// Whether the text looks like the full name of a person: a common surname and one or two characters more, all Han.
  /// Firms have longer names, as a rule, and end with what they are.
  package static func looksLikeName(_ name: String) -> Bool {
    let scalars = Array(name.unicodeScalars)
    guard (2...4).contains(scalars.count), scalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }),
      let last = scalars.last, !endings.contains(last)
    else { return false }
    if let second = scalars.dropFirst().first,
      doubleSurnames.contains(String(String.UnicodeScalarView([scalars[0], second])))
    {
      return scalars.count > 2
    }
    return scalars.count < 4 && surnames.contains(scalars[0])
  }

  /// Last characters of shops, works and offices with short names.
  private static let endings: Set<Unicode.Scalar> = Set("厂店行社部所站局院场矿村队馆吧城楼库园坊处会".unicodeScalars)

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
}
