import Testing

@testable import Alerts

struct AreaRulesTests {
  @Test(
    "a polygon is closed, has an area, and lies on earth",
    arguments: [
      ("30.1,120.1 30.2,120.1 30.2,120.3 30.1,120.1", nil),
      ("-30,-120 30,120.5\n 0,0 -30.0,-120", nil),
      ("", "a polygon of 0 points is none"),
      ("30.1,120.1 30.2,120.1 30.1,120.1", "a polygon of 3 points is none"),
      ("30.1,120.1 30.2,120.1 30.2,120.3 30.3,120.3", "the polygon is not closed"),
      ("30.1,120.1 30.2,120.1 30.1,120.1 30.1,120.1", "the polygon has no area"),
      ("31,119 32,120 33,121 31,119", "the polygon has no area"),
      ("120.1,30.1 30.2,120.1 30.2,120.3 120.1,30.1", "\"120.1,30.1\" is no point on earth"),
      ("30,181 30.2,120.1 30.2,120.3 30,181", "\"30,181\" is no point on earth"),
      ("30.1, 120.1 30.2,120.1", "\"30.1,\" is no point on earth"),
      ("3e1,120 30.2,120.1 30.2,120.3 3e1,120", "\"3e1,120\" is no point on earth"),
      ("+30,120 1,2 3,4 +30,120", "\"+30,120\" is no point on earth"),
      ("nan,0 1,2 3,4 nan,0", "\"nan,0\" is no point on earth"),
      ("30.,120 1,2 3,4 30.,120", "\"30.,120\" is no point on earth"),
    ] as [(String, String?)])
  func checksPolygons(text: String, fault: String?) {
    let faults = Samples.areaFaults { $0.polygons = ["0,0 0,1 1,1 0,0", text] }
    #expect(faults == (fault.map { ["polygon#1: \($0)"] } ?? []))
  }

  @Test(
    "a circle has a point and a radius",
    arguments: [
      ("30.1,120.1 15", nil), ("30.1,120.1 0.5", nil), ("30.1,120.1", "circle: \"30.1,120.1\" is no circle"),
      ("30.1 120.1 15", "circle: \"30.1 120.1 15\" is no circle"), ("91,0 1", "circle: \"91,0 1\" is no circle"),
      ("0,0 -1", "circle: \"0,0 -1\" is no circle"), ("0,0 1km", "circle: \"0,0 1km\" is no circle"),
      ("0,0 0", "?circle: the circle is a point"),
    ] as [(String, String?)])
  func checksCircles(text: String, fault: String?) {
    #expect(Samples.areaFaults { $0.circles = [text] } == (fault.map { [$0] } ?? []))
  }

  @Test("a ceiling lies above its altitude")
  func checksHeights() {
    func faults(_ altitude: String?, _ ceiling: String?) -> [String] {
      Samples.areaFaults { ($0.altitude, $0.ceiling) = (altitude, ceiling) }
    }
    #expect(faults("100", "3000.5").isEmpty)
    #expect(faults("100", nil).isEmpty)
    #expect(faults("+.5", "1.").isEmpty)
    #expect(faults(nil, "100") == ["ceiling: there is a ceiling without an altitude"])
    #expect(faults("100", "99") == ["ceiling: the ceiling is below the altitude"])
    #expect(faults("hoch", nil) == ["altitude: \"hoch\" is no height"])
    #expect(faults("1", "1e3") == ["ceiling: \"1e3\" is no height"])
  }

  @Test("an area has a name, and something that machines can place")
  func checksNames() {
    #expect(Samples.areaFaults { $0.description = "" } == ["areaDesc: the area has no name"])
    #expect(Samples.areaFaults { $0.geocodes = [AlertPair("", "1")] } == ["geocode: geocode \"\" has no name"])
    #expect(Samples.areaFaults { $0.geocodes = [AlertPair("GB", " ")] } == ["geocode: geocode \"GB\" has no value"])
    #expect(Samples.areaFaults { $0.geocodes = [] } == ["?areaDesc: machines cannot tell where \"云川市\" is"])
  }

  @Test("a resource is described, has a type, and is somewhere")
  func checksResources() {
    #expect(Samples.resourceFaults { $0.description = "" } == ["resourceDesc: the resource is not described"])
    for type in ["", "png", "image/", "image/png/x", "image /png"] {
      #expect(Samples.resourceFaults { $0.mimeType = type } == ["mimeType: \"\(type)\" is no media type"])
    }
    #expect(Samples.resourceFaults { $0.mimeType = "text/html; charset=utf-8" }.isEmpty)
    #expect(Samples.resourceFaults { $0.uri = "map.png" } == ["uri: \"map.png\" is no absolute address"])
    #expect(
      Samples.resourceFaults { ($0.uri, $0.derefUri) = ("map.png", "AAAA") } == [
        "?uri: \"map.png\" is no absolute address"
      ])
    #expect(Samples.resourceFaults { $0.uri = nil } == ["?uri: the resource is nowhere"])
    for content in ["AAA", "A===", "A=AA", "AA-_", " "] {
      #expect(
        Samples.resourceFaults { $0.derefUri = content } == ["derefUri: the content is not written in base 64"])
    }
    #expect(Samples.resourceFaults { $0.derefUri = "QUJD\nRA==" }.isEmpty)
    #expect(Samples.resourceFaults { $0.digest = "abc" } == ["digest: \"abc\" is no SHA-1 digest"])
    #expect(Samples.resourceFaults { $0.digest = String(repeating: "aF0", count: 13) + "9" }.isEmpty)
    #expect(Samples.resourceFaults { $0.size = -1 } == ["size: a file has no -1 bytes"])
  }
}
