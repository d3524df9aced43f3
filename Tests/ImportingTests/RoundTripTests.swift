import Alerts
import Diagnostics
import SiteModel
import Testing

@testable import Importing

struct RoundTripTests {
  @Test("any alert that is written as CAP is read again as the same", arguments: 0..<4)
  func readsWhatItWrites(batch: UInt64) throws {
    for seed in (batch * 40)..<(batch * 40 + 40) {
      var random = RandomAlert(seed: seed + 1)
      let alert = random.alert()
      let xml = AlertXML.write(alert)
      let reading = AlertReader.read(xml)
      #expect(reading.findings.isEmpty, "seed \(seed): \(reading.findings.map(\.message))")
      #expect(reading.alert == alert, "seed \(seed)")
      // Equality of moments leaves out their offsets; the text does not.
      #expect(reading.alert.map(AlertXML.write) == xml, "seed \(seed)")
    }
  }

  @Test("any alert comes out of its bulletin again as the same", arguments: 0..<4)
  func importsEverything(batch: UInt64) throws {
    var configuration = SiteConfiguration()
    configuration.authority.name = "某市应急局"
    let work = AlertImport(configuration: configuration, section: "content/warnings", colour: .red)
    for seed in (batch * 40)..<(batch * 40 + 40) {
      var random = RandomAlert(seed: seed + 1)
      let xml = AlertXML.write(random.alert())
      var diagnostics: [Diagnostic] = []
      // Importing reads the bulletin again, and reports what differs.
      let bulletin = work.bulletin(of: SourceFile(path: "a.xml", bytes: xml), into: &diagnostics)
      let errors = diagnostics.filter { $0.severity == .error }
      #expect(bulletin != nil && errors.isEmpty, "seed \(seed): \(errors.map(\.message))")
    }
  }
}
