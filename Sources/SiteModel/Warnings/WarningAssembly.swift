import Alerts
import Diagnostics

/// What a warning's page adds to its notice.
package struct WarningPage: Sendable {
  /// What a translation of the page says in the place of its own texts.
  package struct Version: Sendable {
    package var title: String
    package var text: String
    /// Absolute.
    package var address: String

    package init(title: String, text: String, address: String) {
      self.title = title
      self.text = text
      self.address = address
    }
  }

  package var path: SitePath
  package var title: String
  /// The text without markup (`PlainText`); white space only when it has none.
  package var text: String
  /// The absolute address of the page.
  package var address: String
  /// What a region code is called in a language (nil: the site's), when the records know it.
  package var regionName: @Sendable (_ code: String, _ language: String?) -> String? = { _, _ in nil }
  /// Its translations by language.
  package var versions: [String: Version] = [:]
  /// What is known of a file beside the bulletin.
  package var file: @Sendable (LocatedText) -> WarningFile? = { _ in nil }

  package init(path: SitePath, title: String, text: String, address: String) {
    self.path = path
    self.title = title
    self.text = text
    self.address = address
  }
}

extension WarningPage {
  fileprivate var own: Version { Version(title: title, text: text, address: address) }
}

/// A published file that a warning names as a resource.
package struct WarningFile: Sendable {
  /// Its absolute address.
  package var address: String
  package var mimeType: String
  /// Bytes.
  package var size: Int
  /// SHA-1 in hexadecimal digits.
  package var digest: String

  package init(address: String, mimeType: String, size: Int, digest: String) {
    self.address = address
    self.mimeType = mimeType
    self.size = size
    self.digest = digest
  }
}

extension WarningNotice {
  /// The notice as a CAP alert. It may break rules of the standard: `faults(in:)` tells.
  ///
  /// - Parameter earlier: the alerts that `updates` and `cancels` name, in their order.
  package func alert(
    of page: WarningPage, referringTo earlier: [AlertReference] = [], configuration: SiteConfiguration
  ) -> Alert {
    let own = reference(path: page.path, configuration: configuration)
    var alert = Alert(identifier: own.identifier, sender: own.sender, sent: sent)
    alert.status = status
    alert.messageType = messageType
    alert.source = source
    alert.scope = scope
    alert.restriction = restriction
    alert.addresses = addresses
    alert.codes = codes
    alert.note = note
    alert.references = earlier + references
    alert.incidents = incidents
    alert.infos = infos.indices.map { info($0, page, configuration.warnings) }
    return alert
  }

  /// How other warnings refer to this one. The identifier is empty when the site's scheme wants a region and the
  /// warning names none by its code.
  package func reference(path: SitePath, configuration: SiteConfiguration) -> AlertReference {
    let settings = configuration.warnings
    let domain = configuration.identifiers.domain
    let values = WarningIdentifier.Values(
      domain: domain, path: path, sent: sent, region: region(settings), colour: colour, number: number)
    return AlertReference(
      sender: sender?.text ?? settings.sender ?? domain,
      identifier: identifier?.text ?? WarningIdentifier.make(settings.identifierPattern, values) ?? "", sent: sent)
  }

  /// The code of the first area that has one. An area that was written as a code alone is one.
  private func region(_ settings: SiteConfiguration.Warnings) -> String? {
    for area in infos.first?.areas ?? [] {
      if let code = area.geocodes.first(where: { $0.name == settings.geocodeName }) { return code.value }
      if area.isBare, area.description.isRegionCode { return area.description }
    }
    return nil
  }

  private func info(_ index: Int, _ page: WarningPage, _ settings: SiteConfiguration.Warnings) -> AlertInfo {
    var info = infos[index]
    let taken = index < pageTexts.count ? pageTexts[index] : []
    let texts = info.language.flatMap { page.versions[$0] } ?? page.own
    if taken.contains(.headline) { info.headline = texts.title }
    if taken.contains(.description) { info.description = texts.text.contains { !$0.isWhitespace } ? texts.text : nil }
    if taken.contains(.web) { info.web = texts.address }
    if !info.parameters.contains(where: { $0.name == settings.colourParameter }) {
      info.parameters.append(AlertPair(settings.colourParameter, colour.rawValue))
    }
    for position in info.areas.indices {
      info.areas[position].nameRegions(settings.geocodeName) { page.regionName($0, info.language) }
    }
    for position in info.resources.indices {
      guard let name = files[AlertPlace("uri", info: index, resource: position)], let file = page.file(name) else {
        continue
      }
      info.resources[position].complete(with: file)
    }
    return info
  }
}

extension AlertArea {
  /// Whether there is nothing but a name, or a code in its stead.
  fileprivate var isBare: Bool { geocodes.isEmpty && polygons.isEmpty && circles.isEmpty }

  /// A code in the place of a name becomes the name, with the code as its geocode; codes without a name get one.
  fileprivate mutating func nameRegions(_ geocodeName: String, name: (String) -> String?) {
    if isBare, let found = name(description) {
      geocodes = [AlertPair(geocodeName, description)]
      description = found
    } else if description.isEmpty {
      description = geocodes.filter { $0.name == geocodeName }.compactMap { name($0.value) }.joined(separator: "、")
    }
  }
}

extension AlertResource {
  /// What the author wrote stays.
  fileprivate mutating func complete(with file: WarningFile) {
    uri = file.address
    if mimeType.isEmpty { mimeType = file.mimeType }
    size = size ?? file.size
    digest = digest ?? file.digest
  }
}

extension String {
  /// Six digits (GB/T 2260), or twelve with townships and villages.
  fileprivate var isRegionCode: Bool {
    [6, 9, 12].contains(utf8.count) && utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
