import DataFormats
import Diagnostics

extension SiteConfiguration {
  /// `government:` in `site.yaml`: what government sites carry (国办发〔2017〕47号).
  package struct Government: Sendable {
    /// 网站标识码.
    package var siteIDCode: String?
    /// 发文机关代字 of series whose numbers follow each other without a gap.
    package var numberSeries: [String] = []
    /// The taxonomy whose terms are the 主题分类, as its index in `SiteConfiguration.taxonomies`.
    package var subject: Int?
    /// 栏目类型 by folder below `content/`, where it is not what the bulletins of the folder are.
    package var columnTypes: [String: String] = [:]

    package init() {}
  }
}

/// Reads `government:` of `site.yaml`.
enum GovernmentReader {
  /// Nil where the key is not there. Written without a value it is there, too.
  static func read(
    _ reader: inout MappingReader, taxonomies: [TaxonomyDefinition]
  ) -> SiteConfiguration.Government? {
    let value = reader.value("government")
    guard reader.has("government") else { return nil }
    var nested = MappingReader(value, name: "\"government\"", at: reader.place(of: "government"))
    var settings = SiteConfiguration.Government()
    settings.siteIDCode = nested.text("siteIDCode")
    settings.numberSeries = (nested.texts("numberSeries") ?? []).compactMap(\.text)
    settings.subject = subject(&nested, taxonomies)
    settings.columnTypes = columnTypes(&nested)
    reader.finish(nested)
    return settings
  }

  private static func subject(_ reader: inout MappingReader, _ taxonomies: [TaxonomyDefinition]) -> Int? {
    guard let name = reader.choice("subject", of: taxonomies.map(\.name)) else { return nil }
    return taxonomies.firstIndex { $0.name == name }
  }

  private static func columnTypes(_ reader: inout MappingReader) -> [String: String] {
    guard let value = reader.value("columnTypes") else { return [:] }
    guard let members = value.members else {
      return reader.reject(value, "columnTypes", "a mapping of folders to words, such as \"notices: 政策文件\"") ?? [:]
    }
    var types: [String: String] = [:]
    for member in members {
      if let text = member.value.text {
        types[member.key.split(separator: "/").joined(separator: "/")] = text
      } else {
        let _: Int? = reader.reject(member.value, member.key, "text")
      }
    }
    return types
  }
}
