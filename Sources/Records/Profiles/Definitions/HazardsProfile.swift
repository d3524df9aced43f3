extension RecordProfile {
  /// Major hazards under listed supervision.
  static let hazards = RecordProfile(
    "hazards", title: "Listed hazards (重大隐患挂牌督办)",
    explanation: """
      One hazard per row: announced, due, delisted. The status at the day of the build follows from the dates: open, \
      overdue, delisted.
      """,
    roles: [
      ProfileRole(
        "announced", .day, isRequired: true, ["announced", "listed", "挂牌日期", "公告日期", "督办日期"],
        "When it was put on the list."),
      ProfileRole(
        "due", .day, isRequired: true, ["due", "deadline", "整改期限", "整改时限", "期限"], "By when it is to be removed."),
      ProfileRole("delisted", .day, ["delisted", "closed", "摘牌日期", "销号日期"], "When it was taken off the list."),
      ProfileRole("status", .word, ["status", "状态", "整改状态"], "Open, overdue or delisted, as written."),
      .region, .industry, .date(["announced", "挂牌日期", "公告日期", "date"], "The day that decides which codes were valid."),
    ],
    vocabularies: [
      Vocabulary(
        "status",
        [
          .init("open", ["督办中", "整改中", "挂牌", "挂牌中", "未整改", "open"]),
          .init("overdue", ["逾期", "逾期未整改", "超期", "overdue"]),
          .init("delisted", ["已摘牌", "摘牌", "已销号", "销号", "delisted", "closed"]),
        ])
    ],
    rules: [
      .order("announced", "due"), .order("announced", "delisted"), .notInFuture("announced"), .notInFuture("delisted"),
      .hazardStatus, .word("status", source: "重大隐患挂牌督办及公告制度"), .regionCode, .industryValidity,
    ])
}
