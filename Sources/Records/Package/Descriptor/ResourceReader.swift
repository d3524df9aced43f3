import Characters
import Chronology
import DataFormats
import Diagnostics
import Files

/// Reads one entry of `resources`.
struct ResourceReader {
  private var reader: MappingReader
  private let value: DataValue
  private let folder: DataFolder
  private let profiles: [String]

  var diagnostics: [Diagnostic] { reader.diagnostics }

  init(_ value: DataValue, folder: DataFolder, profiles: [String]) {
    reader = MappingReader(value, name: "a resource", at: value.location)
    self.value = value
    self.folder = folder
    self.profiles = profiles
  }

  /// Nil when it has no name or no data that can be found; all else has a default.
  mutating func read() -> DataResource? {
    let name = reader.resourceName("name")
    if name == nil, reader.value("name") == nil {
      reader.reportMissing("name", remedy: "name the table: \"name: accidents\"")
    }
    let location = reader.value("name")?.location ?? reader.location
    let data = reader.value("data")
    var content = content(data)
    let format = format(of: content)
    if format == nil, content != nil { content = nil }
    var resource = DataResource(name: name ?? "", content: content ?? .inline, format: format ?? .csv)
    resource.rows = data.map { InlineRows($0) }
    resource.dialect = dialect(resource.format)
    readDescription(&resource)
    resource.schema = schema()
    if let schema = resource.schema {
      for fault in resource.lifecycle?.faults(in: schema, of: resource.name) ?? [] { reader.report(fault) }
    }
    resource.written = Written(at: location, properties: value.members ?? [])
    reader.allowOwn(in: value)
    reader.reportUnknownKeys()
    return name == nil || content == nil ? nil : resource
  }

  // MARK: Data

  private mutating func content(_ data: DataValue?) -> DataResource.Content? {
    let isPath = reader.has("path")
    let paths = reader.texts("path")
    if let data, isPath {
      reader.reportContradiction(
        "a resource has \"path\" or \"data\", not both", at: data.location, remedy: "remove one of the two")
      return nil
    }
    if let data {
      if data.elements != nil { return .inline }
      return reader.reject(data, "data", "a list of rows such as [{code: \"320400\", name: 云川市}]")
    }
    guard let paths else {
      if !isPath || reader.value("path") == nil {
        reader.reportMissing("path", remedy: "name the file: \"path: accidents.csv\"")
      }
      return nil
    }
    if paths.isEmpty { return reader.reject(reader.value("path") ?? value, "path", "a file, or a list of files") }
    var files: [String] = []
    for path in paths {
      guard let text = path.text, check(text, at: path.location, "a table") else { continue }
      if files.contains(text) {
        reader.reportContradiction("the file \"\(text)\" is named twice", at: path.location, remedy: "name it once")
      } else {
        files.append(text)
      }
    }
    return files.count == paths.count ? .files(files) : nil
  }

  /// Whether there is such a file in the folder.
  private mutating func check(_ path: String, at place: SourceLocation, _ what: String) -> Bool {
    if let fault = DataFolder.fault(in: path) {
      reader.reportContradiction(
        "the path \"\(path)\" \(fault)", at: place,
        remedy: "put the file below \(folder.displayPath("")) and name it from there")
      return false
    }
    switch folder.presence(of: path) {
    case .file: return true
    case .folder:
      reader.reportContradiction("\"\(path)\" is not a file", at: place, remedy: "name the file of \(what)")
    case .outside:
      reader.reportContradiction("the link \"\(path)\" leaves the data folder", at: place, remedy: "copy the file")
    case .missing:
      reader.reportContradiction(
        "there is no file \"\(folder.displayPath(path))\"", at: place,
        remedy: "paths start at \(folder.displayPath(""))")
    }
    return false
  }

  private mutating func format(of content: DataResource.Content?) -> TableFormat? {
    if reader.has("format"), let value = reader.value("format") {
      if let format = value.text.flatMap(TableFormat.init(name:)) { return format }
      let known = TableFormat.allCases.map(\.rawValue)
      let nearest = value.text.flatMap { Suggestion.nearest(to: $0, among: known) }
      return reader.reject(
        value, "format", "one of \(known.joined(separator: ", "))", remedy: nearest.map { "did you mean \"\($0)\"?" })
    }
    guard case .files(let paths)? = content, let path = paths.first else { return .yaml }
    if let format = TableFormat(name: Self.fileExtension(path)) { return format }
    reader.reportContradiction(
      "the format of \"\(path)\" is not known", at: reader.place(of: "path"),
      remedy: "say it: \"format: csv\" (or tsv, ssv, json, yaml)")
    return nil
  }

  private static func fileExtension(_ path: String) -> String {
    path.split(separator: "/").last?.split(separator: ".").dropFirst().last.map(String.init) ?? ""
  }

  private mutating func dialect(_ format: TableFormat) -> DelimitedDialect {
    guard var nested = reader.nested("dialect") else { return format.dialect }
    let dialect = DelimitedDialect(&nested, standard: format.dialect)
    _ = nested.value("$schema")
    nested.allowOwn(in: reader.value("dialect"))
    reader.finish(nested)
    return dialect
  }

  // MARK: Description

  private mutating func readDescription(_ resource: inout DataResource) {
    resource.title = reader.text("title")
    resource.description = reader.text("description")
    resource.licenses = reader.licenses()
    resource.sources = reader.origins()
    resource.isPublished = reader.flag("publish") ?? true
    resource.encoding = encoding()
    resource.profile = profile()
    resource.profileSettings = ProfileSettings.read(&reader, profile: resource.profile)
    resource.lifecycle = RowLifecycle.read(&reader)
    resource.temporalCoverage = coverage()
    resource.modified = modified()
    // Of files that others have published; what is published from here gets its own.
    for key in ["mediatype", "bytes", "hash", "homepage", "$schema", "type", "id"] { _ = reader.value(key) }
    reader.checkKeywords()
  }

  private mutating func encoding() -> TextEncoding? {
    guard let value = reader.value("encoding") else { return nil }
    if let encoding = value.text.flatMap(TextEncoding.init(name:)) { return encoding }
    let known = TextEncoding.allCases.map(\.rawValue) + ["gbk", "gb2312"]
    let nearest = value.text.flatMap { Suggestion.nearest(to: $0, among: known) }
    return reader.reject(
      value, "encoding", "one of \(known.joined(separator: ", "))", remedy: nearest.map { "did you mean \"\($0)\"?" })
  }

  private mutating func profile() -> String? {
    guard let value = reader.value("profile") else { return nil }
    guard let text = value.text else { return reader.reject(value, "profile", "the name of a profile") }
    // The standard's own profiles say nothing that is not known here.
    if ["data-resource", "tabular-data-resource"].contains(text) || text.contains("://") { return nil }
    if profiles.contains(text) { return text }
    let nearest = Suggestion.nearest(to: text, among: profiles)
    let known = profiles.isEmpty ? "none is known" : "known profiles are \(profiles.joined(separator: ", "))"
    return reader.reject(
      value, "profile", "the name of a profile", remedy: nearest.map { "did you mean \"\($0)\"?" } ?? known)
  }

  /// A period, also as two ends with a slash between them (ISO 8601, as schema.org wants it).
  private mutating func coverage() -> Period? {
    guard let value = reader.value("temporalCoverage") else { return nil }
    let text = value.text?.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "..")
    if let period = text.flatMap({ Period($0) }) { return period }
    return reader.reject(value, "temporalCoverage", "a period such as 2022-01..2024-12")
  }

  private mutating func modified() -> String? {
    guard let value = reader.value("modified") else { return nil }
    if let text = value.text, DateText(text) != nil { return text }
    return reader.reject(value, "modified", "a date such as 2024-09-03")
  }

  // MARK: Schema

  private mutating func schema() -> TableSchema? {
    guard let value = reader.value("schema") else { return nil }
    guard let path = value.text else { return readSchema(value) }
    guard check(path, at: value.location, "a schema") else { return nil }
    do {
      let file = try folder.read(path)
      var found: [Diagnostic] = []
      let content = DescriptorFile.read(file, into: &found)
      for finding in found { reader.report(finding) }
      if let content { return readSchema(content) }
      if found.isEmpty { reader.reportContradiction("the schema is empty", at: SourceLocation(path: file.path)) }
    } catch {
      reader.reportContradiction("\(error)", at: value.location)
    }
    return nil
  }

  private mutating func readSchema(_ value: DataValue) -> TableSchema? {
    var schema = SchemaReader(value)
    let read = schema.read()
    for finding in schema.diagnostics { reader.report(finding) }
    return read
  }
}
