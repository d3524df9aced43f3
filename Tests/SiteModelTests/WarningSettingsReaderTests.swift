import Alerts
import Testing

@testable import SiteModel

struct WarningSettingsReaderTests {
  @Test("every setting is read")
  func readsAll() {
    let settings = Samples.configuration(
      """
      warnings:
        severity: {red: Severe, blue: Unknown}
        identifier: "99010000000000_{sent}_{number}"
        sender: yj.example.org
        geocode: GB/T 2260-2007
        colourParameter: 颜色
        category: Met
        script: false
      """
    ).warnings
    #expect(settings.severities == [.red: .severe, .orange: .severe, .yellow: .moderate, .blue: .unknown])
    #expect(settings.identifierPattern == "99010000000000_{sent}_{number}")
    #expect(settings.sender == "yj.example.org" && settings.geocodeName == "GB/T 2260-2007")
    #expect(settings.colourParameter == "颜色" && settings.category == .meteorological && !settings.hasScript)
    #expect(Samples.configuration().warnings.identifierPattern == "{domain}:{path}")
  }

  @Test(
    "a wrong setting is told",
    arguments: [
      ("severity: {red: High}", "\"red\" must be one of Extreme"), ("severity: {pink: Minor}", "unknown key \"pink\""),
      ("identifier: \"{domain}\"", "the pattern of identifiers gives several warnings the same identifier"),
      ("identifier: \"{pth}\"", "the pattern of identifiers has the unknown placeholder {pth}; did you mean {path}?"),
      ("identifier: \"a b {path}\"", "the pattern of identifiers must not hold \" \""),
      ("identifier: \"{path\"", "the pattern of identifiers must not hold \"{\""),
      ("identifier: [a]", "the pattern of identifiers is not text"),
      ("sender: a b", "\"sender\" must be a name without spaces"), ("geocode: \" \"", "\"geocode\" must be a name"),
      ("category: Weather", "\"category\" must be one of Geo"), ("script: maybe", "\"script\" must be true or false"),
      ("scrpt: true", "unknown key \"scrpt\""),
    ])
  func reportsFaults(yaml: String, message: String) {
    let faults = Samples.readConfiguration("title: 站\nbaseURL: https://example.org/\nwarnings: {\(yaml)}\n").1
    #expect(faults.count == 1 && faults[0].message.hasPrefix(message), "\(faults.map(\.message))")
  }
}
