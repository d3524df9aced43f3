/// Finds members of a dimension by what a publisher wrote.
enum MemberSearch {
  /// - Parameter source: where the text stands, when it is not the address.
  static func find(
    _ text: String, in members: DimensionMembers, source: String?
  ) -> Result<[Int32], QueryFault> {
    var found: [Int32] = []
    // A value may hold a comma itself.
    if let member = single(text, members) { return .success([member]) }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let candidates = members.find(String(part))
      guard let first = candidates.first else { return .failure(unknown(String(part), members, source)) }
      if candidates.count > 1 {
        let codes = candidates.map { members[$0].code }.joined(separator: ", ")
        return .failure(
          QueryFault(
            .figureReference, "\"\(part)\" is the name of several values of \(members.dimension.name)",
            remedy: "write the code: \(codes)"))
      }
      if !found.contains(first) { found.append(first) }
    }
    return .success(found)
  }

  private static func single(_ text: String, _ members: DimensionMembers) -> Int32? {
    let candidates = members.find(text)
    return candidates.count == 1 ? candidates[0] : nil
  }

  private static func unknown(_ text: String, _ members: DimensionMembers, _ source: String?) -> QueryFault {
    let place = source.map { " (in \($0))" } ?? ""
    return QueryFault(
      .figureReference, "\"\(text)\" is no value of \(members.dimension.name)\(place)",
      remedy: NameAdvice.remedy(text, members.words))
  }
}
