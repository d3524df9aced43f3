extension RecordProfile {
  /// Decisions on penalties, or sums of them.
  static let enforcement = RecordProfile(
    "enforcement", title: "Enforcement (行政执法)",
    explanation: """
      One decision per row, or sums of cases and fines per day and region. Natural persons are named by their surname \
      only; credit codes pass their checksum, or are looked at.
      """,
    roles: [
      .date(["date", "decided", "处罚决定日期", "决定日期", "处罚日期", "日期"], "When the decision was made.", isRequired: true),
      .region, .industry,
      ProfileRole("cases", .number, ["cases", "案件数", "立案数", "立案件数", "处罚次数"], "Cases, where a row sums up several."),
      ProfileRole(
        "fines", .number, ["fines", "fine", "罚款", "罚款金额", "罚没款", "罚款金额（万元）", "罚款金额(万元)"],
        "The fine, in the unit of the field."),
      ProfileRole("party", .word, ["party", "当事人", "处罚对象", "行政相对人", "行政相对人名称", "被处罚单位"], "Who was penalised."),
      ProfileRole(
        "partyType", .word, ["party_type", "subject", "当事人类型", "行政相对人类别", "主体类型"],
        "Whether the party is a natural person or an organisation."),
      ProfileRole(
        "creditCode", .word, ["credit_code", "uscc", "统一社会信用代码"], "The party's unified social credit code."),
      ProfileRole(
        "displayUntil", .day, ["display_until", "公示截止日期", "公示截止期", "公示期至"],
        "The last day on which the decision is shown; one year, when it is not said."),
    ],
    vocabularies: [
      Vocabulary(
        "partyType",
        [
          .init("person", ["个人", "自然人", "公民", "person", "individual"]),
          .init(
            "organisation",
            ["单位", "企业", "法人", "法人及非法人组织", "个体工商户", "organisation", "organization", "company", "firm"]),
        ])
    ],
    rules: [
      .notNegative("cases", "fines"), .notInFuture("date"), .displayTerm, .personName, .creditCode,
      .word("partyType", source: "行政处罚公示内容"), .regionCode, .industryValidity,
    ])
}
