import SiteModel

/// What the comments of a new bulletin say, in the language of the site: Chinese, else English.
struct DraftWords {
  private let isChinese: Bool

  init(language: String) { isChinese = language.lowercased().split(separator: "-").first == "zh" }

  var separator: String { isChinese ? "、" : ", " }

  /// What belongs into a key that is the same for all kinds, and what the keys of a warning mean.
  subscript(_ key: String) -> String {
    guard let (chinese, english) = Self.texts[key] else { return "" }
    return isChinese ? chinese : english
  }

  func body(isWarning: Bool) -> String {
    if isWarning { return isChinese ? "写明发生了什么、预计怎样发展：xx。" : "What has happened, and what is expected: xx." }
    return isChinese ? "正文：xx。" : "The text: xx."
  }

  /// What a field of a kind holds.
  func meaning(of field: KindDefinition.Field) -> String {
    if field.type == .choice { return field.choices.joined(separator: separator) }
    let known = self[field.name]
    if !known.isEmpty { return known }
    if !isChinese, !field.meaning.isEmpty { return field.meaning.replacing("`", with: "") }
    let (chinese, english) = Self.types[field.type] ?? ("", "")
    return isChinese ? chinese : english
  }

  private static let types: [KindDefinition.Field.ValueType: (String, String)] = [
    .text: ("文字", "text"), .date: ("日期", "a date"), .integer: ("整数", "a whole number"),
    .boolean: ("true 或 false", "true or false"), .list: ("列表，如 [甲, 乙]", "a list, such as [a, b]"),
    .mapping: ("名称和值，如 {甲: 一}", "names and values, such as {a: b}"),
  ]

  private static let texts: [String: (String, String)] = [
    "date": ("文稿的日期", "the date of the bulletin"),
    "draft": ("草稿不会发布；写好以后删去这一行", "a draft is not published: remove this line when it is ready"),
    "period": (
      "统计期，如 2025-02、2025-Q1、2025；数字写成 [3起](figure:指标)",
      "the time that the figures cover, such as 2025-02, 2025-Q1, 2025; a figure is written [3 deaths](figure:measure)"
    ),
    "region": ("涉及的地区", "the region that it is about"),
    "summary": ("一句话摘要，用于列表和订阅源", "one sentence for lists and feeds"),
    "issuer": ("发文机关", "the office that issues it"),
    "documentNumber": ("发文字号，如 某安委办〔2025〕3号", "the number of the document"),
    "recipients": ("主送机关", "to whom it is addressed"),
    "speaker": ("讲话人或作者", "who speaks, or signs the article"),
    "occasion": ("场合、会议", "where and at what meeting"),
    "adopted": ("通过的日期", "the day on which it was adopted"),
    "sent": ("签发时间", "when it is issued"),
    "event": ("预警的事件，如 暴雨", "what is warned of, in a few words, such as Heavy rain"),
    "effective": ("生效时间", "from when it holds"),
    "expires": ("失效时间，到时自行撤下", "until when it holds; then it goes by itself"),
    "areas": (
      "影响区域：名称，或者名称和代码 [{name: 某区, codes: [\"320402\"]}]",
      "where it holds: names, or names with codes, polygons, circles: [{name: a, codes: [\"1\"]}]"
    ),
    "instruction": ("防范建议：请公众做什么", "what people should do"),
    "contact": ("联系方式", "whom to ask"),
    "updates": (
      "更新哪一条预警：文件的路径；解除写 cancels", "the earlier warnings that it replaces: paths of their files; cancels ends them"
    ),
    "identifier": ("预警的编号，由 site.yaml 的规则产生，不用写", "made by the scheme of site.yaml; no need to write it"),
  ]
}
