import DataFormats
import Diagnostics
import Testing

@testable import Records

struct ProfileSettingsTests {
  func read(_ text: String, profile: String? = "accidents") -> (ProfileSettings, [Diagnostic]) {
    var findings: [Diagnostic] = []
    let value = YAMLReader.read(text, path: "datapackage.yaml", into: &findings)
    var reader = MappingReader(value, name: "a resource", at: SourceLocation(path: "datapackage.yaml"))
    let settings = ProfileSettings.read(&reader, profile: profile)
    return (settings, findings + reader.diagnostics)
  }

  @Test("Roles, words and sums are read")
  func all() {
    let (settings, findings) = read(
      """
      roles: {deaths: siwang}
      words: {status: {final: [办结, 了结], provisional: 快}}
      footing: [{total: total, parts: [criminal, disciplinary]}]
      """)
    #expect(findings.isEmpty)
    #expect(settings.roles == ["deaths": "siwang"])
    #expect(settings.words == ["status": ["final": ["办结", "了结"], "provisional": ["快"]]])
    #expect(settings.footings == [Footing(total: "total", parts: ["criminal", "disciplinary"])])
    #expect(settings.places.roles["deaths"]?.line == 1)
    #expect(settings.places.footings.first?.line == 3)
  }

  @Test("One sum needs no list around it")
  func oneSum() {
    #expect(read("footing: {total: t, parts: [a, b]}", profile: nil).0.footings.count == 1)
  }

  @Test("Faults are reported where they stand, with what is known")
  func faults() {
    let (settings, findings) = read(
      """
      roles: {death: siwang, loss: [a]}
      words: {colour: {red: [大红]}, status: {finale: [x]}}
      footing: [{total: total}]
      """)
    #expect(settings.footings.isEmpty)
    #expect(findings.compactMap(\.location?.line) == [1, 1, 2, 2, 3])
    #expect(findings.contains { $0.remedy == "did you mean \"deaths\"?" })
    #expect(findings.contains { $0.remedy == "did you mean \"final\"?" })
    #expect(findings.contains { $0.message == "unknown key \"colour\"" })
    #expect(findings.contains { $0.message == "\"parts\" is missing" })
  }

  @Test("Roles without a profile mean nothing")
  func noProfile() {
    #expect(read("roles: {deaths: siwang}", profile: nil).1.ids == ["profile-role"])
  }

  @Test("Settings that say the same are equal wherever they stand")
  func equality() {
    #expect(read("roles: {deaths: siwang}").0 == read("\n\nroles:\n  deaths: siwang").0)
  }
}
