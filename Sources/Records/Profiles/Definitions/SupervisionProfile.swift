extension RecordProfile {
  /// Rounds of supervision.
  static let supervision = RecordProfile(
    "supervision", title: "Supervision rounds (督查)",
    explanation: "One round in one region per row: what was found and how much of it has been put right.",
    roles: [
      ProfileRole(
        "findings", .number, isRequired: true, ["findings", "issues", "hazards", "问题数", "发现问题", "发现隐患", "隐患数"],
        "Problems found."),
      ProfileRole(
        "rectified", .number, isRequired: true, ["rectified", "已整改", "整改数", "完成整改", "整改完成数"],
        "Those put right."),
      ProfileRole("rate", .number, ["rate", "rectified_rate", "整改率"], "The rate of those put right, in per cent."),
      .date(["date", "督查日期", "检查日期", "日期"], "When the round took place."), .region, .industry,
    ],
    rules: [
      .notNegative("findings", "rectified"), .part("rectified", of: "findings"),
      .rate("rate", "rectified", over: "findings"), .notInFuture("date"), .regionCode, .industryValidity,
    ])
}
