import Testing

@testable import Records

struct DimensionMembersTests {
  private func members(_ rollup: Dimension.Rollup, _ table: SampleTable) throws -> (DimensionMembers, [String]) {
    let engine = try SampleMeasures("{}", [table])
    var dimension = Dimension(name: "region")
    dimension.codes = table.layout.name
    dimension.rollup = rollup
    var reader = DimensionMembersReader(engine: engine.engine)
    let members = try reader.read(dimension, columns: [])
    return (members, reader.diagnostics.map { "\($0.location?.line ?? 0) \($0.message)" })
  }

  @Test(
    "a code is held by the one with its last pair of digits zeroed (GB/T 2260)",
    arguments: [
      ("320402", "320400"), ("320400", "320000"), ("320000", nil), ("3204", "3200"), ("000000", nil), ("32040", nil),
      ("x20402", nil), ("32", nil), ("", nil), ("320402001000", "320402000000"),
    ])
  func holders(_ code: String, _ holder: String?) {
    if code == "320402001000" {
      // Streets have three digits; pair by pair they still lead to their county.
      #expect(DimensionMembers.holder(ofCode: "320402000000") == "320400000000")
    } else {
      #expect(DimensionMembers.holder(ofCode: code) == holder)
    }
  }

  @Test("holders that no list names are implied: asked for, but not listed")
  func implied() throws {
    let (members, faults) = try members(
      .prefix, SampleTable("t", "code, name", "320402, 东\n320404, 西\n320506, 吴\n110101, 京"))
    #expect(faults.isEmpty)
    #expect(members.topLevel.map { members[$0].code } == ["320402", "320404", "320506", "110101"])
    #expect(members.find("320400").count == 1)
    #expect(members.children(of: members.find("320000")[0]).map { members[$0].code } == ["320402", "320404", "320506"])
    #expect(
      members.siblings(of: members.find("东")[0]).map { members[$0].code }
        == members.topLevel.map { members[$0].code })
    #expect(members.number(of: "320499") == members.find("320400")[0])
    #expect(members.number(of: "990000") == DimensionMembers.unlisted)
    #expect(members.number(of: nil) == DimensionMembers.unlisted)
  }

  @Test("the top level is below the common root, and levels can be gone down")
  func levels() throws {
    let (members, _) = try members(
      .parent, SampleTable("t", "code, name, parent", "a, 甲,\nb, 乙, a\nc, 丙, a\nd, 丁, b\ne, 戊, b"))
    #expect(members.topLevel.map { members[$0].code } == ["b", "c"])
    #expect(members.descend(from: members.topLevel, levels: 1).map { members[$0].code } == ["d", "e", "c"])
    #expect(members.descend(from: members.topLevel, levels: 9).map { members[$0].code } == ["d", "e", "c"])
  }

  @Test("parents that are unknown or lead in a circle are reported at their row")
  func badParents() throws {
    let (members, faults) = try members(
      .parent, SampleTable("t", "code, name, parent", "a, 甲, b\nb, 乙, a\nc, 丙, x\nd, 丁, d"))
    #expect(
      faults == [
        "3 \"b\" is held by itself, through \"a\"", "4 \"x\" is the parent of \"c\", but no code of the list",
        "5 \"d\" is held by itself, through \"d\"",
      ])
    #expect(members.topLevel.count == 3)
  }

  @Test("codes that lie too deep are cut off and reported once, in either order of the list", arguments: [false, true])
  func tooDeep(_ isReversed: Bool) throws {
    let lines = (0..<3_000).map { "c\($0), n\($0), \($0 == 0 ? "" : "c\($0 - 1)")" }
    let text = (isReversed ? lines.reversed() : lines).joined(separator: "\n")
    let (members, faults) = try members(.parent, SampleTable("t", "code, name, parent", text))
    #expect(faults.count == 1)
    #expect(faults.first?.hasSuffix("lies more than 32 levels deep") == true)
    #expect(members.members.indices.allSatisfy { members.depth(of: Int32($0)) < DimensionMembers.maximumLevels })
    #expect(members.topLevel.count == 94)
  }

  @Test("a code of very many digits is held by none")
  func longCodes() {
    #expect(DimensionMembers.holder(ofCode: String(repeating: "12", count: 32)) != nil)
    #expect(DimensionMembers.holder(ofCode: String(repeating: "12", count: 33)) == nil)
  }

  @Test("a code of several versions keeps its place and takes its last name")
  func versions() throws {
    let (members, _) = try members(.none, SampleTable("t", "code, name, name_en", "1, 旧, Old\n2, 乙,\n1, 新,"))
    #expect(members.members.map { $0.names.text(in: "zh") } == ["新", "乙"])
    #expect(members.find("旧").isEmpty)
    #expect(members.find("新") == [0])
  }
}

extension DimensionMembers {
  /// How many hold a member, one through the other.
  fileprivate func depth(of member: Int32) -> Int {
    var (depth, next) = (0, self[member].parent)
    while let number = next {
      depth += 1
      next = self[number].parent
    }
    return depth
  }
}
