extension RecordProfile {
  /// Persons held accountable.
  static let accountability = RecordProfile(
    "accountability", title: "Persons held accountable (责任追究)",
    explanation: "One accident per row: persons by sanction. Criminal and disciplinary sanctions add up to the total.",
    roles: [
      ProfileRole(
        "total", .number, isRequired: true, ["total", "persons", "总数", "合计", "追责人数", "处理人数"],
        "Persons held accountable."),
      ProfileRole(
        "criminal", .number, isRequired: true, ["criminal", "追究刑事责任", "刑事责任", "刑事处理", "移送司法"],
        "Persons prosecuted."),
      ProfileRole(
        "disciplinary", .number, isRequired: true, ["disciplinary", "党纪政纪处分", "党政纪处分", "党纪政务处分", "政务处分"],
        "Persons with a sanction of the party or the administration."),
      .date(["date", "批复日期", "结案日期", "日期"], "When the decision was made."), .region, .industry,
    ],
    footings: [Footing(total: "total", parts: ["criminal", "disciplinary"])],
    rules: [
      .notNegative("total", "criminal", "disciplinary"), .notInFuture("date"), .regionCode, .industryValidity,
    ])
}
