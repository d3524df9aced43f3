import Chronology

extension AlertReader {
  mutating func info(_ fields: inout ElementFields, _ index: Int) -> AlertInfo {
    func at(_ element: String, _ position: Int = 0) -> AlertPlace { AlertPlace(element, position, info: index) }
    var info = AlertInfo()
    info.language = text("language", &fields, at("language"))
    info.categories = words("category", &fields) { at("category", $0) }
    info.event = text("event", &fields, at("event")) ?? ""
    if info.event.isEmpty { report(.fault, "<info> has no <event>", at: fields.element.range) }
    info.responseTypes = words("responseType", &fields) { at("responseType", $0) }
    info.urgency = word("urgency", &fields, at("urgency"), isRequired: true) ?? .unknown
    info.severity = word("severity", &fields, at("severity"), isRequired: true) ?? .unknown
    info.certainty = word("certainty", &fields, at("certainty"), isRequired: true) ?? .unknown
    info.audience = text("audience", &fields, at("audience"))
    info.eventCodes = pairs("eventCode", &fields) { at("eventCode", $0) }
    info.effective = moment("effective", &fields, at("effective"))
    info.onset = moment("onset", &fields, at("onset"))
    info.expires = moment("expires", &fields, at("expires"))
    info.senderName = text("senderName", &fields, at("senderName"))
    info.headline = text("headline", &fields, at("headline"))
    info.description = text("description", &fields, at("description"))
    info.instruction = text("instruction", &fields, at("instruction"))
    info.web = text("web", &fields, at("web"))
    info.contact = text("contact", &fields, at("contact"))
    info.parameters = pairs("parameter", &fields) { at("parameter", $0) }
    for (number, element) in fields.all("resource").enumerated() {
      reading.places[at("resource", number)] = element.range
      var nested = ElementFields(element, namespace: element.namespace)
      info.resources.append(resource(&nested, index, number))
      finish(nested)
    }
    for (number, element) in fields.all("area").enumerated() {
      reading.places[at("area", number)] = element.range
      var nested = ElementFields(element, namespace: element.namespace)
      info.areas.append(area(&nested, index, number))
      finish(nested)
    }
    return info
  }

  private mutating func resource(_ fields: inout ElementFields, _ info: Int, _ number: Int) -> AlertResource {
    func at(_ element: String) -> AlertPlace { AlertPlace(element, info: info, resource: number) }
    var resource = AlertResource()
    resource.description = text("resourceDesc", &fields, at("resourceDesc")) ?? ""
    resource.mimeType = text("mimeType", &fields, at("mimeType")) ?? ""
    if let text = text("size", &fields, at("size")) {
      resource.size = Int(text)
      if resource.size == nil {
        report(
          .lost, "<size> is \"\(text)\", not a number of bytes",
          at: reading.places[at("size")] ?? fields.element.range)
      }
    }
    resource.uri = text("uri", &fields, at("uri"))
    resource.derefUri = text("derefUri", &fields, at("derefUri"))
    resource.digest = text("digest", &fields, at("digest"))
    return resource
  }

  private mutating func area(_ fields: inout ElementFields, _ info: Int, _ number: Int) -> AlertArea {
    func at(_ element: String, _ position: Int = 0) -> AlertPlace {
      AlertPlace(element, position, info: info, area: number)
    }
    var area = AlertArea()
    area.description = text("areaDesc", &fields, at("areaDesc")) ?? ""
    area.polygons = texts("polygon", &fields) { at("polygon", $0) }
    area.circles = texts("circle", &fields) { at("circle", $0) }
    area.geocodes = pairs("geocode", &fields) { at("geocode", $0) }
    area.altitude = text("altitude", &fields, at("altitude"))
    area.ceiling = text("ceiling", &fields, at("ceiling"))
    return area
  }
}
