import Chronology

@testable import Alerts

/// An alert without fault.
enum Samples {
  static var alert: Alert {
    var alert = Alert(
      identifier: "example.org:warnings/1", sender: "example.org", sent: moment("2025-01-18T16:00:00+08:00"))
    alert.infos = [info]
    return alert
  }

  static var info: AlertInfo {
    var info = AlertInfo()
    info.language = "zh-CN"
    info.categories = [.meteorological]
    info.event = "寒潮"
    info.urgency = .expected
    info.severity = .severe
    info.certainty = .likely
    info.expires = moment("2025-01-21T20:00:00+08:00")
    info.senderName = "云川市应急管理局"
    info.headline = "寒潮橙色预警"
    info.description = "预计未来48小时气温下降12℃。"
    info.web = "https://example.org/warnings/1/"
    info.areas = [area]
    return info
  }

  static var area: AlertArea {
    var area = AlertArea()
    area.description = "云川市"
    area.geocodes = [AlertPair("GB/T 2260", "990100")]
    return area
  }

  static var resource: AlertResource {
    var resource = AlertResource()
    resource.description = "预警区域图"
    resource.mimeType = "image/png"
    resource.uri = "https://example.org/warnings/1/map.png"
    return resource
  }

  static func moment(_ text: String) -> Timestamp {
    Timestamp(cap: text) ?? Timestamp(secondsSinceEpoch: 0, offset: 0)
  }

  static func reference(_ identifier: String, sent: String = "2025-01-17T08:00:00+08:00") -> AlertReference {
    AlertReference(sender: "example.org", identifier: identifier, sent: moment(sent))
  }

  /// What is wrong with the alert after a change: `element[info.area.resource] message`, warnings with `?` before it.
  static func faults(_ change: (inout Alert) -> Void) -> [String] {
    var alert = alert
    change(&alert)
    return AlertRules.faults(in: alert).map(\.short)
  }

  static func infoFaults(_ change: (inout AlertInfo) -> Void) -> [String] { faults { change(&$0.infos[0]) } }

  static func areaFaults(_ change: (inout AlertArea) -> Void) -> [String] {
    infoFaults { change(&$0.areas[0]) }
  }

  static func resourceFaults(_ change: (inout AlertResource) -> Void) -> [String] {
    infoFaults {
      var resource = resource
      change(&resource)
      $0.resources = [resource]
    }
  }
}

extension AlertFault {
  var short: String {
    let mark = severity == .warning ? "?" : ""
    let number = place.index > 0 ? "#\(place.index)" : ""
    return "\(mark)\(place.element)\(number): \(message)"
  }
}
