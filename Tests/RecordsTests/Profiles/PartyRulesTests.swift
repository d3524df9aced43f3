import Diagnostics
import Testing

@testable import Records

struct CreditCodeTests {
  @Test(
    "The vectors of the domain reference pass or fail",
    arguments: [
      ("91350100M000100Y43", true), ("91110000101623741K", true), ("911101066976941872", true),
      ("91530100309576681C", true), ("11330800002618015K", true), ("919520091460301280", true),
      ("91350211M0000XUF46", false),
    ])
  func vectors(code: String, isRight: Bool) {
    #expect((CreditCode.fault(in: Array(code.utf8)) == nil) == isRight)
  }

  @Test("A code of another length or alphabet has a fault of form")
  func form() {
    for code in ["", "91350100M000100Y4", "91350100M000100Y433", "9135010OM000100Y43", "91350100m000100y43"] {
      #expect(CreditCode.fault(in: Array(code.utf8)) == .form, "\(code)")
    }
  }
}

struct PartyRulesTests {
  let table = Checking("enforcement", "date:date party:text uscc:text subject:text")

  @Test("A credit code that fails its checksum is a warning")
  func creditCode() {
    let found = table.findings("2024-03-01|某公司|91350211M0000XUF46|", "2024-03-01|某公司|91350100M000100Y43|")
    #expect(found.ids == ["credit-code"])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.location?.column == 3)
  }

  @Test("A natural person's name is hidden", arguments: ["王小明", "欧阳锋", "李刚"])
  func persons(name: String) {
    #expect(table.findings("2024-03-01|\(name)||").ids == ["person-name"])
    #expect(table.findings("2024-03-01|\(name)||").allSatisfy { !$0.message.contains(name) })
    #expect(table.findings("2024-03-01|\(name)||单位").isEmpty)
  }

  @Test(
    "Hidden names and firms have no finding",
    arguments: ["王某某", "王某", "李**", "云川市恒岳建筑工程有限公司", "张记面馆", "王家饭店", "Acme Ltd"])
  func others(name: String) {
    #expect(table.findings("2024-03-01|\(name)||").isEmpty)
  }

  @Test("Where the record says that the party is a person, any full name counts")
  func saidSo() {
    #expect(table.findings("2024-03-01|买买提·艾力||个人").ids == ["person-name"])
    #expect(table.findings("2024-03-01|买某某||个人").isEmpty)
  }
}
