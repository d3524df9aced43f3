import Diagnostics
import Testing

@testable import Records

struct RowChecksTests {
  @Test("Columns are found by their Chinese names")
  func chinese() {
    let table = Checking("accidents", "发生时间:datetime 事故等级:text 死亡人数:integer")
    #expect(table.findings("2024-03-01T08:00|一般|3").ids == ["accident-grade"])
  }

  @Test("A required role without a column is an error that says what to write")
  func required() {
    let found = Checking("accidents", "date:date level:text tote:integer").findings()
    #expect(found.ids == ["profile-role"])
    #expect(found.first?.severity == .error)
    #expect(found.first?.remedy == "name one deaths or fatalities, or write roles: {deaths: COLUMN}")
  }

  @Test("A resource maps roles to columns of its own")
  func mapped() {
    var table = Checking("accidents", "date:date level:text siwang:integer")
    table.table.settings.roles = ["deaths": "siwang"]
    #expect(table.findings("2024-03-01|一般|3").ids == ["accident-grade"])
    table.table.settings.roles = ["deaths": "siwangs"]
    #expect(table.findings().first?.remedy == "did you mean \"siwang\"?")
    table.table.settings.roles = ["deaths": "level"]
    #expect(table.findings().first?.message == "the column \"level\" must hold numbers to be \"deaths\"")
  }

  @Test("A column of a usual name but another type is no fault unless the role is required")
  func otherType() {
    #expect(Checking("accidents", "date:date level:text deaths:integer injuries:text").findings().isEmpty)
    #expect(Checking("accidents", "date:text level:text deaths:integer").findings().ids == ["profile-role"])
  }

  @Test("Findings of one rule in one column are capped, with their count")
  func capped() {
    let table = Checking("enforcement", "date:date cases:integer fines:integer")
    let found = table.run((1...1234).map { "2024-01-01|-\($0)|-1" }).findings
    #expect(found.count == 42)
    #expect(found.filter { $0.message.hasPrefix("… and 1,214 more") }.count == 2)
  }

  @Test("Each profile has rules, roles that its rules name, and explanations")
  func definitions() {
    let ids = ProfileDiagnostics.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for profile in RecordProfile.all {
      #expect(RecordProfile.named(profile.name)?.title == profile.title)
      let roles = profile.roles.map(\.name)
      #expect(Set(roles).count == roles.count)
      for rule in profile.rules {
        #expect(!rule.source.isEmpty)
        #expect(ids.contains(rule.kind.id))
        for role in rule.needs { #expect(roles.contains(role), "\(profile.name): \(role)") }
      }
      for vocabulary in profile.vocabularies { #expect(roles.contains(vocabulary.role)) }
      for footing in profile.footings { #expect((footing.parts + [footing.total]).allSatisfy(roles.contains)) }
    }
  }
}
