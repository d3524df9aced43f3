import Alerts
import DataFormats
import Diagnostics

/// Areas, resources, and names with values.
extension WarningInfoReader {
  /// `areas`, or the older `area`: a list of names and mappings; a single one counts as a list of one.
  mutating func readAreas(_ reader: inout MappingReader) {
    let key = reader.has("areas") ? "areas" : "area"
    if reader.has("areas"), reader.has("area") {
      reader.report(
        Diagnostic(
          .valueType, "\"area\" and \"areas\" mean the same", at: reader.place(of: "area"),
          remedy: "write all of it under \"areas\""))
    }
    for name in ["areas", "area"] { _ = reader.value(name) }
    guard reader.has(key) else { return }
    info.areas = []
    guard let value = reader.value(key) else { return }
    for element in value.elements ?? [value] {
      place("area", element, info.areas.count)
      if let text = element.text {
        places[AlertPlace("areaDesc", info: index, area: info.areas.count)] = element.location
        var area = AlertArea()
        area.description = text
        info.areas.append(area)
      } else if element.members != nil {
        info.areas.append(area(element, &reader))
      } else {
        let _: Int? = reader.reject(element, key, "a list of names or of mappings with name, codes, polygons, circles")
      }
    }
  }

  private mutating func area(_ value: DataValue, _ reader: inout MappingReader) -> AlertArea {
    let number = info.areas.count
    var nested = MappingReader(value, name: "an area", at: value.location)
    var area = AlertArea()
    if let name = nested.located("name") {
      area.description = name.text
      places[AlertPlace("areaDesc", info: index, area: number)] = name.location
    } else if nested.value("codes") == nil {
      nested.reportMissing("name", remedy: "say in words where the warning holds")
    }
    let shapes = [("polygons", "polygon"), ("circles", "circle")].map { key, element in
      (nested.texts(key) ?? []).enumerated().compactMap { position, text in
        places[AlertPlace(element, position, info: index, area: number)] = text.location
        return text.text
      }
    }
    (area.polygons, area.circles) = (shapes[0], shapes[1])
    area.geocodes = pairs("codes", "geocode", &nested, plainName: settings.geocodeName, area: number)
    for key in ["altitude", "ceiling"] {
      places[AlertPlace(key, info: index, area: number)] = nested.value(key)?.location
    }
    area.altitude = nested.text("altitude")
    area.ceiling = nested.text("ceiling")
    reader.finish(nested)
    return area
  }

  /// `{name: value}`, `{name: [value, value]}`, or a list of these, for names that come again.
  ///
  /// - Parameter plainName: the name of a value that stands alone.
  mutating func pairs(
    _ key: String, _ element: String, _ reader: inout MappingReader, plainName: String? = nil, area: Int? = nil
  ) -> [AlertPair] {
    guard let value = reader.value(key) else { return [] }
    let wanted = plainName == nil ? "a mapping of names to values" : "a list of codes, or a mapping of names to values"
    var pairs: [AlertPair] = []
    func add(_ name: String, _ value: DataValue) {
      guard let text = value.text else {
        let _: Int? = reader.reject(value, key, wanted)
        return
      }
      places[AlertPlace(element, pairs.count, info: index, area: area)] = value.location
      pairs.append(AlertPair(name, text))
    }
    for part in value.elements ?? [value] {
      if let members = part.members {
        for member in members {
          for value in member.value.elements ?? [member.value] { add(member.key, value) }
        }
      } else if let plainName, part.text != nil {
        add(plainName, part)
      } else {
        let _: Int? = reader.reject(part, key, wanted)
      }
    }
    return pairs
  }

  mutating func readResources(_ reader: inout MappingReader) {
    guard reader.has("resources") else { return }
    info.resources = []
    files = [:]
    guard let value = reader.value("resources") else { return }
    guard let elements = value.elements else {
      let _: Int? = reader.reject(value, "resources", "a list of mappings with description and file or uri")
      return
    }
    for element in elements {
      place("resource", element, info.resources.count)
      info.resources.append(resource(element, &reader))
    }
  }

  private mutating func resource(_ value: DataValue, _ reader: inout MappingReader) -> AlertResource {
    let number = info.resources.count
    var nested = MappingReader(value, name: "a resource", at: value.location)
    var resource = AlertResource()
    let elements = [
      ("description", "resourceDesc"), ("mimeType", "mimeType"), ("size", "size"), ("uri", "uri"), ("file", "uri"),
      ("derefUri", "derefUri"), ("digest", "digest"),
    ]
    for (key, element) in elements {
      guard let place = nested.value(key)?.location else { continue }
      places[AlertPlace(element, info: index, resource: number)] = place
    }
    resource.description = nested.text("description") ?? ""
    if nested.value("description") == nil {
      nested.reportMissing("description", remedy: "say what the file shows, such as 预警区域图")
    }
    resource.mimeType = nested.text("mimeType") ?? ""
    resource.size = nested.integer("size", in: 0...Int.max)
    resource.uri = nested.text("uri")
    resource.derefUri = nested.text("derefUri")
    resource.digest = nested.text("digest")
    if let file = nested.located("file") {
      files[AlertPlace("uri", info: index, resource: number)] = file
      if resource.uri != nil {
        nested.report(
          Diagnostic(
            .valueType, "a resource is a file beside the bulletin or an address, not both", at: file.location,
            remedy: "remove \"file\" or \"uri\""))
      }
    } else if resource.mimeType.isEmpty, nested.value("mimeType") == nil {
      nested.reportMissing("mimeType", remedy: "write the type of the file, such as image/png")
    }
    reader.finish(nested)
    return resource
  }

  /// The files of its resources, for a block that has taken over these.
  func files(forBlock index: Int) -> [AlertPlace: LocatedText] {
    var inherited: [AlertPlace: LocatedText] = [:]
    for (place, file) in files {
      inherited[AlertPlace(place.element, place.index, info: index, resource: place.resource)] = file
    }
    return inherited
  }
}
