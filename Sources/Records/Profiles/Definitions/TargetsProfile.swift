extension RecordProfile {
  /// Control targets.
  static let targets = RecordProfile(
    "targets", title: "Control targets (控制指标)",
    explanation: "One quota per row, for one indicator, one region and one year.",
    roles: [
      ProfileRole("quota", .number, isRequired: true, ["quota", "target", "value", "指标", "指标值", "控制数"], "The quota."),
      ProfileRole(
        "indicator", .word, ["indicator", "measure", "name", "指标名称", "指标项", "控制指标"], "What it is a quota of."),
      ProfileRole("year", .any, ["year", "period", "年", "年度", "年份"], "For which year."),
      .region,
    ],
    rules: [.notNegative("quota"), .oneQuota(per: "indicator", "region", "year"), .regionCode])
}
