extension RecordProfile {
  /// Warnings in four colours.
  static let warnings = RecordProfile(
    "warnings", title: "Warnings (预警)",
    explanation: "One warning per row: its colour, and from when until when it holds.",
    roles: [
      ProfileRole(
        "colour", .word, isRequired: true, ["colour", "color", "level", "预警级别", "预警颜色", "颜色", "级别"], "The colour."),
      ProfileRole(
        "effective", .day, ["effective", "date", "生效时间", "发布时间", "发布日期", "生效日期"], "From when it holds."),
      ProfileRole("expires", .day, ["expires", "until", "失效时间", "截止时间", "失效日期", "解除时间"], "Until when it holds."),
      .region,
    ],
    vocabularies: [
      Vocabulary(
        "colour",
        [
          .init("blue", ["蓝", "蓝色", "blue", "Ⅳ级", "IV级"]),
          .init("yellow", ["黄", "黄色", "yellow", "Ⅲ级", "III级"]),
          .init("orange", ["橙", "橙色", "orange", "Ⅱ级", "II级"]),
          .init("red", ["红", "红色", "red", "Ⅰ级", "I级"]),
        ])
    ],
    rules: [
      .word("colour", source: "《中华人民共和国突发事件应对法》关于预警级别的规定", .error),
      .order("effective", "expires", strictly: true), .regionCode,
    ])
}
