extension RecordProfile {
  /// Production safety accidents, one per row.
  static let accidents = RecordProfile(
    "accidents", title: "Accidents (生产安全事故)",
    explanation: """
      One accident per row. The grade agrees with deaths, serious injuries and direct loss; figures are provisional \
      while casualties are counted and final afterwards. The loss takes part when its unit is known: the field's \
      `unit` (元, 万元, 亿元), or the end of the column's name.
      """,
    roles: [
      .date(["date", "occurred", "日期", "事故日期", "发生日期", "发生时间", "事故时间"], "When it happened.", isRequired: true),
      .region, .industry,
      ProfileRole(
        "category", .word, ["category", "type", "事故类别", "事故类型", "类别"],
        "What kind of accident it was: for road accidents and fires casualties are counted for 7 days only."),
      ProfileRole(
        "level", .word, isRequired: true, ["level", "grade", "severity", "等级", "事故等级", "级别"], "The grade."),
      ProfileRole(
        "deaths", .number, isRequired: true, ["deaths", "fatalities", "dead", "死亡人数", "死亡"], "Persons who died."),
      ProfileRole(
        "injuries", .number, ["injuries", "serious_injuries", "重伤人数", "重伤"],
        "Persons seriously injured, acute poisoning included."),
      ProfileRole(
        "loss", .number, ["loss", "direct_loss", "直接经济损失", "直接经济损失（万元）", "直接经济损失(万元)", "经济损失", "直接损失"],
        "The direct economic loss, in the unit of the field."),
      ProfileRole("status", .word, ["status", "状态", "数据状态", "统计状态"], "Whether the figures are provisional or final."),
    ],
    vocabularies: [
      Vocabulary(
        "level",
        [
          .init("一般", ["一般", "一般事故", "ordinary", "general"]),
          .init("较大", ["较大", "较大事故", "larger"]),
          .init("重大", ["重大", "重大事故", "major"]),
          .init("特别重大", ["特别重大", "特别重大事故", "特大", "extraordinarily major", "especially major"]),
        ]),
      Vocabulary(
        "status",
        [
          .init("provisional", ["初步", "暂定", "快报", "初报", "续报", "provisional", "preliminary", "p"]),
          .init("final", ["最终", "终报", "确定", "结案", "已结", "已结案", "final", "closed", "f"]),
        ]),
      Vocabulary(
        "category",
        [
          .init(
            "short-window",
            ["道路交通", "道路运输", "道路", "火灾", "消防", "Road traffic", "Road transport", "road", "Fire", "fire"])
        ]),
    ],
    rules: [
      .accidentGrade, .word("level", source: GradeScale.regulation493.source), .countingWindow,
      .word("status", source: "《生产安全事故报告和调查处理条例》（国务院令第493号）第十三条"), .notInFuture("date"),
      .notNegative("deaths", "injuries", "loss"), .regionCode, .industryValidity,
    ])
}
