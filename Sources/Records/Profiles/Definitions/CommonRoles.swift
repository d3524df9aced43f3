/// Roles that several profiles have.
extension ProfileRole {
  static let region = ProfileRole(
    "region", .word, ["region", "area", "county", "district", "地区", "区域", "县区", "县市区", "行政区划", "所在地区", "行政区划代码"],
    "Where: a code of GB/T 2260, or a name of the code list.")

  static let industry = ProfileRole(
    "industry", .word, ["industry", "sector", "行业", "行业类别", "所属行业"],
    "The industry: a code that was valid on the date, or a name of the code list.")

  static func date(_ columns: [String], _ meaning: String, isRequired: Bool = false) -> ProfileRole {
    ProfileRole("date", .day, isRequired: isRequired, columns, meaning)
  }
}
